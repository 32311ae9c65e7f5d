/** Moments of a talk: a time as people write it, its seconds, and the address that starts the video there. */

/** `12:45` or `1:49:42`: every part after the first has two digits and stays below sixty. */
export const TIMESTAMP = /^(?:(?:(\d{1,2}):([0-5]\d))|([0-5]?\d)):([0-5]\d)$/;

/**
 * Seconds from the start of the video.
 * @param at `12:45` or `1:49:42`
 * @returns undefined where `at` is not such a time
 */
export function toSeconds(at: string): number | undefined {
  const parts = TIMESTAMP.exec(at);
  if (!parts) return undefined;
  const [, hours = '0', minutesOfHour, minutes = minutesOfHour, seconds] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** A time as it is written: `12:45` or `1:49:42`. @param seconds from the start of the video; fractions are cut off */
export function toTimestamp(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A moment of a talk as an id: `gitops-everywhere@12:45`. */
export function momentId(talk: string, at: string): string {
  return `${talk}@${at}`;
}

/** The talk and the time that the id of a moment names, which may be none: `99:99`; undefined where it is no such id. */
export function readMomentId(id: string): { talk: string; at: string } | undefined {
  const [, talk, at] = /^([a-z0-9/-]+)@([\d:.,]+)$/i.exec(id.trim()) ?? [];
  return talk !== undefined && at !== undefined ? { talk: talk.toLowerCase(), at } : undefined;
}

/** The address of a YouTube video, starting at `seconds` where they are given. */
export function videoUrl(video: string, seconds?: number): string {
  return `https://youtu.be/${video}${seconds === undefined ? '' : `?t=${seconds}`}`;
}
