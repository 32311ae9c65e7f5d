/** In which line of which file a record is written. */
import { parsePackFile } from './parse.ts';

/** A line of a file. */
export interface Line {
  readonly file: string;
  readonly line: number;
}

/** Where the records of a pack are written, by the ids that they have there. @param files with the names that they are to be called by */
export function linesOf(files: readonly { readonly path: string; readonly text: string }[]): Map<string, Line> {
  return new Map(
    files.flatMap(({ path, text }) =>
      parsePackFile(text, path).records.map(({ record, line }): [string, Line] => [record.id, { file: path, line }]),
    ),
  );
}
