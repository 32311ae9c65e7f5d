/** What was said when: a line of a transcript. */

/** Times in seconds from the start of the video. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
