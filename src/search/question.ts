/** What is written in a search: words, phrases in quotation marks, and filters such as `speaker:kyle`. */
import { UsageError } from '../errors.ts';
import type { TypedFilters } from '../records/filters.ts';

export interface Question {
  /** All words to look for, those of the phrases too. */
  readonly words: string;
  /** Word sequences that a result must contain. */
  readonly phrases: readonly string[];
  readonly filters: TypedFilters;
}

/** A longer search is a paste by accident. In characters. */
const LONGEST = 1000;

const PART =
  /(?<field>kind|audience|topic|speaker|event|industry):(?:"(?<quoted>[^"]*)"|(?<value>\S*))|"(?<phrase>[^"]+)"|\S+/gi;

/**
 * Reads a search as it was typed. A quotation mark that is never closed is read as a word's ornament.
 * @throws UsageError where a filter has no value, or where the text is far too long
 */
export function readQuestion(text: string): Question {
  if (text.length > LONGEST) {
    throw new UsageError(
      `That is ${text.length} characters long; a search may have ${LONGEST}.`,
      'Search for a sentence, or for a few words of it.',
    );
  }
  const words: string[] = [];
  const phrases: string[] = [];
  const filters: Record<string, string[]> = {};
  for (const { 0: part, groups = {} } of text.replace(/[“”„]/g, '"').matchAll(PART)) {
    const { field, quoted, value, phrase } = groups;
    if (field) {
      const wanted = quoted ?? value ?? '';
      const name = field.toLowerCase();
      if (!wanted) throw new UsageError(`"${name}:" needs something behind it.`, `For example: ${EXAMPLES[name]}`);
      filters[name] = [...(filters[name] ?? []), ...wanted.split(',')];
    } else {
      words.push(phrase ?? part);
      if (phrase) phrases.push(phrase);
    }
  }
  return { words: words.join(' '), phrases, filters };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  kind: 'kind:quote',
  audience: 'audience:sre',
  topic: 'topic:security',
  speaker: 'speaker:kyle',
  event: 'event:2021',
  industry: 'industry:banking',
};
