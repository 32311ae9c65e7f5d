/** What is wrong inside of transcripts. They are read whole for that, so it is looked for only where somebody asks. */
import { toSeconds, toTimestamp } from '../records/moments.ts';
import { readCaptions } from './captions.ts';
import { unreadable } from './find.ts';
import type { Problem } from './problem.ts';
import { readTranscript, type TranscriptFile } from './read.ts';

/**
 * Everything in transcripts that is not used, and why.
 * @param lengthOf the length of a transcript's talk, such as `30:00`, where it is known
 */
export function transcriptProblems(
  files: readonly TranscriptFile[],
  lengthOf: (file: TranscriptFile) => string | undefined,
): Problem[] {
  return files.flatMap((file) => {
    const problem = (message: string, hint: string, line = 1, column = 1): Problem[] => [
      { file: file.path, line, column, message, hint },
    ];
    try {
      const text = readTranscript(file.path);
      if (typeof text !== 'string')
        return problem('is not UTF-8 text, so it is not used', 'save it as UTF-8', text.line, text.column);
      const { cues, leftOut, line } = readCaptions(text, 'vtt');
      const length = lengthOf(file);
      const late = cuesAfter(cues, length);
      return [
        ...(cues.length ? [] : problem('there are no captions in it', 'join some with: gitops-kit pack transcript')),
        ...(leftOut
          ? problem(
              `${cuesThat(leftOut)} be read; here the first begins`,
              'a cue is: 00:12:45.000 --> 00:12:48.000, and words below',
              line,
            )
          : []),
        ...(late
          ? problem(
              `${late.count === 1 ? 'a cue is' : `${late.count} cues are`} after the end of the talk at ${length}, the first at ${toTimestamp(late.first)}`,
              'they may be of another talk; mend them, or the length of the talk',
            )
          : []),
      ];
    } catch (error) {
      return problem(unreadable(error), 'nothing of it is used');
    }
  });
}

/** `one cue cannot`, to go on with `be read`. */
export function cuesThat(leftOut: number): string {
  return `${leftOut === 1 ? 'one cue' : `${leftOut} cues`} cannot`;
}

/** The cues that begin after the end of a talk: how many, and when the first does; undefined where none does. */
export function cuesAfter(
  cues: readonly { readonly start: number }[],
  length: string | undefined,
): { readonly count: number; readonly first: number } | undefined {
  const end = length === undefined ? undefined : toSeconds(length);
  const late = end === undefined ? [] : cues.filter(({ start }) => start >= end);
  const [first] = late;
  return first && { count: late.length, first: first.start };
}
