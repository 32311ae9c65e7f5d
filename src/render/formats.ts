/** Every format in which a result can be taken away. The heavy ones are loaded when they are asked for. */
import { recordsIn } from '../answer/result.ts';
import { UsageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { joined, repeated } from '../text/text.ts';
import { json } from './json.ts';
import { lackingIn } from './lack.ts';
import { text } from './layout.ts';
import { attributions, FORMAT_NAMES, type FormatName, type Found, type Origin, type Result } from './result.ts';
import type { View } from './style.ts';
import { originLines, PLAIN, textLines } from './text.ts';

interface Format {
  /** How the names of its files end; the first is the usual one. */
  readonly endings: readonly [string, ...string[]];
  /** The whole text of a file. @param columns that a line may take, where lines are broken */
  render(result: Result, origin: Origin, columns: number): string | Promise<string>;
}

const FORMATS: Readonly<Record<FormatName, Format>> = {
  text: {
    endings: ['.txt', '.text'],
    render: async (result, origin, columns) => text(await linesOf({ ...PLAIN, columns }, result, origin)),
  },
  markdown: {
    endings: ['.md', '.markdown'],
    render: async (result, origin) => (await import('./markdown.ts')).markdown(result, origin),
  },
  html: {
    endings: ['.html', '.htm'],
    render: async (result, origin) => (await import('./html.ts')).html(result, origin),
  },
  slides: {
    endings: ['.slides.md', '.marp.md', '.marp'],
    render: async (result, origin) => (await import('./markdown.ts')).slides(result, origin),
  },
  json: { endings: ['.json'], render: (result, origin) => json(jsonOf(result, origin)) },
};

/** A result as the text of a file. @param columns that a line may take, where they are fewer than is usual */
export async function render(
  format: FormatName,
  result: Result,
  origin: Origin,
  columns = PLAIN.columns,
): Promise<string> {
  return FORMATS[format].render(result, origin, Math.min(columns, PLAIN.columns));
}

/** A result as lines, for a terminal or a file. `origin` is said below, where the text leaves the terminal. */
export async function linesOf(view: View, result: Result, origin?: Origin): Promise<readonly string[]> {
  if (result.kind !== 'assessment') return textLines(view, result, origin);
  const { assessmentLines } = await import('./assessment.ts');
  return [...assessmentLines(view, result.assessment, result.bars), ...originLines(view, origin)];
}

/** The format that a word names. @throws UsageError with the list where there is none */
export function formatNamed(word: string): FormatName {
  const found = FORMAT_NAMES.find((name) => name === word.trim().toLowerCase());
  if (found) return found;
  const guess = nearest(word, FORMAT_NAMES);
  throw new UsageError(
    `There is no format "${repeated(word)}".`,
    `${guess ? `Did you mean "${guess}"? ` : ''}There are: ${FORMAT_NAMES.join(', ')}.`,
  );
}

/**
 * The format that the ending of a file's name asks for; text where it has none.
 * @throws UsageError with the list for an ending that is not known
 */
export function formatOfFile(file: string): FormatName {
  const name = file.replace(/^.*[/\\]/, '').toLowerCase();
  const known = FORMAT_NAMES.flatMap((format) => FORMATS[format].endings.map((ending) => ({ format, ending })));
  const fitting = known.filter(({ ending }) => name.endsWith(ending));
  // A name that ends in .slides.md ends in .md too.
  const [found] = fitting.sort((a, b) => b.ending.length - a.ending.length);
  if (found) return found.format;
  const ending = /(?<=.)\.[^.]*$/.exec(name)?.[0];
  if (ending === undefined) return 'text';
  const endings = Object.values(FORMATS).map(({ endings: [usual] }) => usual);
  throw new UsageError(
    `There is no format for names that end in "${repeated(ending)}".`,
    `There are: ${joined(endings)}. Another name can be given with --format.`,
  );
}

/** The documented shape of a result. */
export function jsonOf(result: Result, origin: Origin): object {
  const about = aboutOf(origin);
  switch (result.kind) {
    case 'pitch':
      return { ...result.pitch, ...about };
    case 'answer': {
      const { query, answer, moments = [] } = result;
      // Of a guess and of what is near, a script wants to see what else was near.
      const results = [...recordsIn(answer, true), ...moments.map(unmarked)];
      const lack = lackingIn(answer);
      return { query, answer: answer.type, ...(lack && { lack }), results, ...about };
    }
    case 'search':
      return { query: result.query, results: result.hits.map(unmarked), ...about };
    case 'show': {
      const { query, shown } = result;
      const { hit, record, moments } = shown;
      return { query, results: [{ ...hit, record, ...(moments.length && { moments }) }], ...about };
    }
    case 'follow-up':
      return { ...result.followUp, ...about };
    case 'assessment': {
      const { metrics: _, ...assessment } = result.assessment;
      return { ...assessment, ...about };
    }
  }
}

/** When JSON was made, and whose content it is. */
export function aboutOf(origin: Origin): { readonly date: string; readonly attribution: readonly string[] } {
  return { date: origin.day, attribution: attributions(origin) };
}

/** Which terms to mark is of use to a terminal alone. */
function unmarked({ matched: _, ...hit }: Found): object {
  return hit;
}
