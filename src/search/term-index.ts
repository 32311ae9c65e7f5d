/**
 * A MiniSearch index of which a search loads the terms that it asks for. It is MiniSearch's own serialised form with a
 * line for each term, because loading all of it takes nearly as long as Node takes to start.
 */
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { once } from '../text/once.ts';
import { isStopWord, termOf, wordsToIndex } from '../text/words.ts';

/** How words become terms. */
export const TERMS = {
  tokenize: (text: string) => wordsToIndex(text),
  processTerm: (word: string) => (isStopWord(word) ? null : termOf(word)),
};

/** MiniSearch with some of its terms. */
export type Loaded = Pick<MiniSearch, 'search'>;

export interface TermIndex {
  /** How many documents there are; they are numbered in their order from 0. */
  readonly documents: number;
  /** The stored fields of a document; undefined where there is no such document. */
  stored(number: number): Readonly<Record<string, unknown>> | undefined;
  has(term: string): boolean;
  /** How many documents have a term. */
  count(term: string): number;
  /** How much a term tells: more where fewer documents have it, and most where none has. */
  weight(term: string): number;
  /** The index with these terms alone, and with all that begin in one of these ways; scores are those of the whole. */
  load(terms: Iterable<string>, beginnings?: Iterable<string>): Loaded;
}

type Postings = AsPlainObject['index'][number][1];

/** What is in the first line. */
interface Head extends Omit<AsPlainObject, 'index' | 'storedFields'> {
  /** How many characters follow: in lines of documents with their stored fields, and then in lines of terms. */
  readonly documentsLength: number;
  readonly termsLength: number;
}

/** A document to be found: its id, and its fields as texts. */
type Indexed = Readonly<Record<string, unknown>> & { readonly id: string | number };

/**
 * The index of documents as text: a line for the whole, one for the stored fields of each document, and one for each
 * term, in their order. MiniSearch would make the same; but it keeps terms in a tree, in which it looks for a letter among all that
 * may follow, and a map for each term and field: with the thousands of letters of Chinese that takes minutes.
 */
export function writeTerms(documents: Iterable<Indexed>, { fields, storeFields }: Fields): string {
  /** Of each field the documents of each term in ascending order, each with how often it has the term. */
  const postings = fields.map(() => new Map<string, number[]>());
  const totals = fields.map(() => 0);
  const documentIds: Record<string, unknown> = {};
  const fieldLength: Record<string, number[]> = {};
  const stored: string[] = [];
  let count = 0;
  for (const document of documents) {
    const lengths = fields.map((field, at) => {
      const words = TERMS.tokenize(String(document[field]));
      for (const word of words) addTo(postings[at], TERMS.processTerm(word), count);
      return new Set(words).size;
    });
    for (const [at, length] of lengths.entries()) totals[at] = (totals[at] ?? 0) + length;
    documentIds[count] = document.id;
    fieldLength[count] = lengths;
    if (storeFields) stored.push(JSON.stringify(Object.fromEntries(storeFields.map((name) => [name, document[name]]))));
    count += 1;
  }
  const terms = [...new Set(postings.flatMap((one) => [...one.keys()]))].sort();
  const documentLines = linesOf(stored);
  const termLines = linesOf(terms.map((term) => `${term}\t${postingsText(postings, term)}`));
  const head: Head = {
    documentCount: count,
    nextId: count,
    documentIds,
    fieldIds: Object.fromEntries(fields.map((field, at) => [field, at])),
    fieldLength,
    averageFieldLength: totals.map((total) => total / count),
    dirtCount: 0,
    serializationVersion: 2,
    documentsLength: documentLines.length,
    termsLength: termLines.length,
  };
  return `${JSON.stringify(head)}\n${documentLines}${termLines}`;
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** Which fields of documents are looked in, and which are kept. */
interface Fields {
  readonly fields: readonly string[];
  readonly storeFields?: readonly string[];
}

function addTo(postings: Map<string, number[]> | undefined, term: string | null, document: number): void {
  if (!term || !postings) return;
  const before = postings.get(term);
  if (!before) postings.set(term, [document, 1]);
  else if (before.at(-2) === document) before[before.length - 1] = (before.at(-1) ?? 0) + 1;
  else before.push(document, 1);
}

/** The documents of a term by field, as MiniSearch writes them. */
function postingsText(postings: readonly ReadonlyMap<string, readonly number[]>[], term: string): string {
  const fields = postings.flatMap((one, field) => {
    const found = one.get(term) ?? [];
    const pairs = found.flatMap((number, at) => (at % 2 ? [] : [`"${number}":${found[at + 1]}`]));
    return pairs.length ? [`"${field}":{${pairs.join(',')}}`] : [];
  });
  return `{${fields.join(',')}}`;
}

/**
 * Reads what `writeTerms` wrote.
 * @param text the index, or what reads it when it is first asked
 * @param options those of the index that was written
 * @throws SyntaxError where the text is broken, at once or when it is asked
 */
export function readTerms<Document>(text: string | (() => string), options: Options<Document>): TermIndex {
  const opened = once(() => open(typeof text === 'string' ? text : text()));
  if (typeof text === 'string') opened();
  const postingsOf = remembered((term): Postings | undefined => {
    const { termLines } = opened();
    const [found, line] = lineAt(termLines, firstFrom(term, termLines));
    return found === term ? JSON.parse(line) : undefined;
  });
  const count = remembered((term) => documentsOf([postingsOf(term) ?? {}]).size);
  return {
    get documents() {
      return opened().head.documentCount;
    },
    stored: (number) => {
      const line = opened().stored()[number];
      return line ? JSON.parse(line) : undefined;
    },
    has: (term) => postingsOf(term) !== undefined,
    count,
    weight: (term) => Math.log(1 + opened().head.documentCount / (1 + count(term))),
    load: (terms, beginnings = []) => {
      const { head, termLines } = opened();
      const { documentsLength: _, termsLength: __, documentIds, fieldLength, ...whole } = head;
      const wanted = new Set(terms);
      for (const letters of beginnings) for (const term of termsWith(letters, termLines)) wanted.add(term);
      const index = [...wanted].flatMap((term): AsPlainObject['index'] => {
        const postings = postingsOf(term);
        return postings ? [[term, postings]] : [];
      });
      const found = documentsOf(index.map(([, postings]) => postings));
      const documents = {
        documentIds: only(found, documentIds),
        fieldLength: only(found, fieldLength),
        storedFields: {},
      };
      return MiniSearch.loadJS({ ...whole, ...documents, index }, options);
    },
  };
}

/** The parts of an index as text; what a line holds is read when it is asked for. */
function open(text: string) {
  const start = text.indexOf('\n') + 1;
  const head: Head = JSON.parse(text.slice(0, start));
  const terms = start + head.documentsLength;
  if (terms + head.termsLength !== text.length) throw new SyntaxError('this is no whole index of this form');
  return { head, stored: once(() => text.slice(start, terms).split('\n')), termLines: text.slice(terms) };
}

/** The term of the line that begins at a place, and what stands behind it; nothing at the end. */
function lineAt(lines: string, start: number): [term: string | undefined, line: string] {
  const tab = lines.indexOf('\t', start);
  return tab < 0 ? [undefined, ''] : [lines.slice(start, tab), lines.slice(tab + 1, lines.indexOf('\n', tab))];
}

/** Where the first line begins whose term is not before a word, in lines in the order of their terms. */
function firstFrom(word: string, lines: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = lines.lastIndexOf('\n', middle - 1) + 1;
    const [term = ''] = lineAt(lines, start);
    if (term < word) low = lines.indexOf('\n', middle) + 1;
    else high = start;
  }
  return low;
}

/** The terms that begin with some letters. */
function* termsWith(letters: string, lines: string): Iterable<string> {
  for (let start = firstFrom(letters, lines); start < lines.length; start = lines.indexOf('\n', start) + 1) {
    const [term] = lineAt(lines, start);
    if (!term?.startsWith(letters)) return;
    yield term;
  }
}

/** The numbers of all documents in some postings. */
function documentsOf(postings: readonly Postings[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const fields of postings) {
    for (const field of Object.values(fields)) for (const document of Object.keys(field)) found.add(document);
  }
  return found;
}

/** The part of a record with these keys. */
function only<T>(keys: ReadonlySet<string>, all: Readonly<Record<string, T>>): Record<string, T> {
  const some: Record<string, T> = {};
  for (const key of keys) {
    const value = all[key];
    if (value !== undefined) some[key] = value;
  }
  return some;
}

/** A function that works out each answer once. */
function remembered<T>(work: (term: string) => T): (term: string) => T {
  const known = new Map<string, { readonly made: T }>();
  return (term) => {
    const before = known.get(term);
    if (before) return before.made;
    const made = work(term);
    known.set(term, { made });
    return made;
  };
}
