/** What the scripts of a page share: the data of the site, and what makes answers of it. */
import type { Shown } from '../render/site/answers.ts';

/** What an answer is made of, as scripts bring it: packed, since a page on a disk may load scripts and nothing else. */
export type Data = Partial<Record<'kit' | 'index' | 'model', Packed>>;

/** How many bytes there are, and they as text. */
export type Packed = readonly [length: number, text: string];

/** Makes answers and pitches. */
export interface Engine {
  /** @returns a function that answers what was said; undefined where there is nothing in it to answer */
  answerer(): Promise<(said: string, audience: string) => Shown | undefined>;
  /** @returns a function that makes the markup of a pitch */
  pitcher(): Promise<(audience: string, topics: readonly string[], minutes: number) => string>;
}

interface Shared {
  gitopsKit?: { readonly data?: Data; engine?: Engine };
}

/** What the scripts that are loaded so far have left. */
export function shared(): NonNullable<Shared['gitopsKit']> {
  const all = globalThis as Shared;
  all.gitopsKit ??= {};
  return all.gitopsKit;
}
