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

/** The address of a YouTube video, starting at `seconds` where they are given. */
export function videoUrl(video: string, seconds?: number): string {
  return `https://youtu.be/${video}${seconds === undefined ? '' : `?t=${seconds}`}`;
}
