/** How much what something is about matters to listeners, by the order in which they care for topics. */

/** Who cares for topics, first things first. */
interface Listener {
  readonly topics: readonly string[];
}

/** How much topics matter to a listener, by the one that matters most: from 0 to 1. */
export function interest(topics: readonly string[], listener: Listener): number {
  const places = topics.map((topic) => listener.topics.indexOf(topic)).filter((place) => place >= 0);
  return places.length ? 1 - Math.min(...places) / listener.topics.length : 0;
}

/** The same on average over all topics: one that they care for among others that they do not is little. */
export function meanInterest(topics: readonly string[], listener: Listener): number {
  return topics.length ? topics.reduce((sum, topic) => sum + interest([topic], listener), 0) / topics.length : 0;
}

/** How much what has topics matters to the one of several listeners who cares for it most: from 0 to 1. */
export function careFor({ topics }: { readonly topics: readonly string[] }, listeners: readonly Listener[]): number {
  return Math.max(0, ...listeners.map((one) => meanInterest(topics, one)));
}
