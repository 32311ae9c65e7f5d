/** How texts and questions become terms: the same way for the index, for a query and for the highlighting. */
import { stemmer } from 'stemmer';
import words from '../../data/words.json' with { type: 'json' };
import { isUnspaced, plain, UNSPACED } from './text.ts';

/** Words that carry no meaning of their own. */
const STOP_WORDS: ReadonlySet<string> = new Set(words.stop.flatMap((line) => line.split(' ')));
/**
 * Short forms and other names of the same thing, as the field uses them. These words are not stemmed, so that
 * production is not taken for a product, nor business for being busy.
 */
const SAME = byForm(words.same);
/** Forms of verbs that no ending betrays. */
const IRREGULAR = byForm(words.irregular);

/** The first word of each line by every word of it. */
function byForm(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const forms = line.split(' ');
      return forms.map((form): [string, string] => [form, forms[0] ?? form]);
    }),
  );
}

/** Whether a word is left out of queries. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const SIMPLE = /^([A-Za-z0-9]+)[.,;:!?]*$/;

/** What is written without spaces, and what stands between it. */
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');

/**
 * The words of a text in order, small and without accents; `on-call` gives `on`, `call` and `oncall`. Where no spaces
 * are written every two neighbouring letters count as a word.
 */
export function wordsOf(text: string): string[] {
  return split(text, pairsOf);
}

/** The words of a text as an index takes them: single letters are found too where no spaces are written. */
export function wordsToIndex(text: string): string[] {
  return split(text, (run) => {
    const letters = [...run];
    return letters.length > 1 ? [...pairsOf(run), ...letters] : letters;
  });
}

/** Each two neighbouring letters; of a single one itself. */
function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.length > 1 ? letters.slice(1).map((letter, at) => `${letters[at]}${letter}`) : letters;
}

/** @param unspaced what becomes of letters that are written without spaces */
function split(text: string, unspaced: (run: string) => string[]): string[] {
  const found: string[] = [];
  for (const chunk of text.split(/\s+/)) {
    // Most words need no more than this.
    const [, simple] = SIMPLE.exec(chunk) ?? [];
    if (simple) {
      found.push(simple.toLowerCase());
      continue;
    }
    const parts = plain(chunk.replace(/['’]/g, '')).split(' ');
    for (const part of parts) {
      if (!part) continue;
      if (!isUnspaced(part)) found.push(part);
      else for (const run of part.match(RUNS) ?? []) found.push(...(isUnspaced(run) ? unspaced(run) : [run]));
    }
    if (parts.length === 2 && /\p{L}[-‐‑]\p{L}/u.test(chunk)) found.push(parts.join(''));
  }
  return found;
}

/** Terms that have been worked out; a text repeats its words, and stemming is most of what an index costs. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** The term under which a word is found: its stem, with short forms and British spellings folded in. */
export function termOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const american = (IRREGULAR.get(word) ?? word)
    .replace(/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1')
    .replace(/tre(s?)$/, 'ter$1');
  const term = SAME.get(word) ?? stemmer(american);
  if (known.size < MOST_KNOWN) known.set(word, term);
  return term;
}

/** The words of a question that tell something, in order and each term once. */
export function tellingWords(text: string): string[] {
  const telling = new Map<string, string>();
  for (const word of wordsOf(text))
    if (!isStopWord(word) && !telling.has(termOf(word))) telling.set(termOf(word), word);
  return [...telling.values()];
}
