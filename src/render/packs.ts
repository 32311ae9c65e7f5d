/** Packs, for a terminal. */
import { paragraph } from './layout.ts';
import type { View } from './style.ts';

/** A pack with the numbers of what it has. */
export interface PackSummary {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution?: string | undefined;
  readonly origin: string;
  readonly path?: string;
  readonly records: number;
  readonly changes: number;
  readonly hides: number;
  readonly transcripts: number;
}

/** Lines for a pack: what it is, what is in it, and where it is. */
export function packLines(view: View, pack: PackSummary): string[] {
  const { style } = view;
  const { name, title, version, licence, attribution, origin, path, records, changes, hides, transcripts } = pack;
  const parts = [
    count(records, 'record'),
    changes && `changes ${changes} of the kit`,
    hides && `hides ${hides}`,
    transcripts && count(transcripts, 'transcript'),
  ];
  const body = { indent: '   ' };
  return [
    ...paragraph(view, `${name}  ${title}`, { ...body, first: '', paint: (line) => painted(line, name, view) }),
    ...paragraph(view, `version ${version}, ${licence}; ${parts.filter(Boolean).join(', ')}`, body),
    ...(attribution ? paragraph(view, attribution, { ...body, paint: style.muted }) : []),
    ...paragraph(view, path ? `${origin}: ${path}` : origin, { ...body, paint: style.muted }),
  ];
}

function painted(line: string, name: string, { style }: View): string {
  return line.startsWith(`${name} `) ? style.accent(name) + style.strong(line.slice(name.length)) : style.strong(line);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
