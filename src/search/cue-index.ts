/**
 * The index of what was said in talks, in a form of which a search reads little: a table of terms, a table of cues, the
 * texts, and for each term the cues that have it. MiniSearch builds it and ranks with it; it is given the terms and the
 * cues of one question alone, with the numbers of the whole, so that scores are those of the whole.
 */
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { isStopWord, termOf, wordsOf } from '../text/words.ts';
import type { Cue } from './cues.ts';

interface Document {
  readonly id: number;
  readonly text: string;
}

const OPTIONS: Options<Document> = {
  fields: ['text'],
  tokenize: wordsOf,
  processTerm: (word) => (isStopWord(word) ? null : termOf(word)),
};

/** Begins every index; another form has another number. */
const FORM = 'gitops-kit cues 2';
/** Bytes of a cue in the table: where its text begins, when it is said (ms), its transcript, its number of terms. */
const ROW = 14;

/** Where in the file the parts are. */
interface Head {
  readonly form: string;
  readonly cues: number;
  readonly average: number;
  readonly size: number;
  /** Lengths of the parts in bytes, in the order in which they stand. */
  readonly parts: { readonly terms: number; readonly table: number; readonly texts: number; readonly postings: number };
}

/** Collects transcripts and gives the index as bytes. */
export interface CueIndexBuilder {
  /** Adds the next transcript; they are numbered from 0. */
  add(cues: readonly Cue[]): void;
  /** The index, in parts that belong one after the other. */
  bytes(): Uint8Array[];
}

/** A builder without any transcripts. */
export function cueIndexBuilder(): CueIndexBuilder {
  const index = new MiniSearch<Document>(OPTIONS);
  const texts: Buffer[] = [];
  const rows: { offset: number; start: number; transcript: number }[] = [];
  let offset = 0;
  let transcript = 0;
  return {
    add: (cues) => {
      for (const { start, text } of cues) {
        const bytes = Buffer.from(text);
        index.add({ id: rows.length, text });
        rows.push({ offset, start, transcript });
        texts.push(bytes);
        offset += bytes.length;
      }
      transcript += 1;
    },
    bytes: () => {
      const { index: terms, fieldLength, averageFieldLength } = index.toJSON();
      const lengths = fieldLength as Readonly<Record<string, readonly number[]>>;
      const table = Buffer.alloc(rows.length * ROW);
      for (const [number, row] of rows.entries()) {
        table.writeUInt32LE(row.offset, number * ROW);
        table.writeUInt32LE(Math.round(row.start * 1000), number * ROW + 4);
        table.writeUInt32LE(row.transcript, number * ROW + 8);
        table.writeUInt16LE(Math.min(65_535, lengths[number]?.[0] ?? 0), number * ROW + 12);
      }
      const postings: Buffer[] = [];
      const lines: string[] = [];
      let at = 0;
      for (const [term, fields] of terms) {
        const found = Object.values(fields)[0] ?? {};
        const bytes = Buffer.from(JSON.stringify(pack(found)));
        lines.push(`\n${term}\t${Object.keys(found).length}\t${at}\t${bytes.length}\t`);
        postings.push(bytes);
        at += bytes.length;
      }
      const directory = Buffer.from(`${lines.join('')}\n`);
      const parts = { terms: directory.length, table: table.length, texts: offset, postings: at };
      const size = Object.values(parts).reduce((sum, length) => sum + length, 0);
      const head: Head = { form: FORM, cues: rows.length, average: Number(averageFieldLength[0] ?? 0), size, parts };
      return [Buffer.from(`${JSON.stringify(head).padEnd(HEAD - 1)}\n`), directory, table, ...texts, ...postings];
    },
  };
}

/** Bytes of the head, so that it can be read before anything is known. */
const HEAD = 256;

/** Reads a piece of a file. */
export type ReadPiece = (offset: number, length: number) => Buffer;

export interface FoundCue {
  readonly number: number;
  readonly score: number;
  /** The terms that it has of those that were asked for. */
  readonly terms: readonly string[];
}

/** A cue as it stands in the index. */
export interface IndexedCue {
  readonly transcript: number;
  /** In seconds. */
  readonly start: number;
  readonly text: string;
}

export interface CueIndex {
  readonly cues: number;
  /** How many cues have a term. */
  count(term: string): number;
  /** A term that begins with these letters. */
  beginning(letters: string): string | undefined;
  /**
   * The cues that have some of the terms, best first.
   * @param share of the terms' weight that a passage must have; what cannot be part of one is left out
   */
  search(terms: readonly { readonly term: string; readonly weight: number }[], share: number): FoundCue[];
  cue(number: number): IndexedCue | undefined;
  /** The first cue of a transcript in a second or after it. */
  from(transcript: number, second: number): number | undefined;
}

/**
 * Opens an index.
 * @param size of the file in bytes
 * @returns undefined where it is no index of this form, or not a whole one
 */
export function openCueIndex(read: ReadPiece, size: number): CueIndex | undefined {
  const head = readHead(read, size);
  if (!head) return undefined;
  const { parts, cues, average } = head;
  const starts = {
    table: HEAD + parts.terms,
    texts: HEAD + parts.terms + parts.table,
    postings: HEAD + parts.terms + parts.table + parts.texts,
  };
  const directory = read(HEAD, parts.terms).toString();
  const table = read(starts.table, parts.table);
  const entry = (term: string): readonly [count: number, offset: number, length: number] | undefined => {
    const at = directory.indexOf(`\n${term}\t`);
    if (at < 0 || /[\t\n]/.test(term)) return undefined;
    const [, count, offset, length] = directory
      .slice(at, directory.indexOf('\n', at + 1))
      .split('\t')
      .map(Number);
    return count === undefined || offset === undefined || length === undefined ? undefined : [count, offset, length];
  };
  const cue = (number: number): IndexedCue | undefined => {
    const row = number * ROW;
    if (number < 0 || row >= table.length) return undefined;
    const from = table.readUInt32LE(row);
    const to = row + ROW < table.length ? table.readUInt32LE(row + ROW) : parts.texts;
    return {
      transcript: table.readUInt32LE(row + 8),
      start: table.readUInt32LE(row + 4) / 1000,
      text: read(starts.texts + from, to - from).toString(),
    };
  };
  return {
    cues,
    count: (term) => entry(term)?.[0] ?? 0,
    beginning: (letters) => {
      const at = directory.indexOf(`\n${letters}`);
      return at < 0 || /[\t\n]/.test(letters) ? undefined : directory.slice(at + 1, directory.indexOf('\t', at));
    },
    cue,
    from: (transcript, second) => {
      for (let row = 0; row < table.length; row += ROW) {
        const there = table.readUInt32LE(row + 8) === transcript && table.readUInt32LE(row + 4) >= second * 1000;
        if (there) return row / ROW;
      }
      return undefined;
    },
    search: (terms, share) => {
      const postings = terms.map(({ term, weight }) => {
        const [, offset, length] = entry(term) ?? [];
        const known = offset !== undefined && length !== undefined;
        const bytes = known ? read(starts.postings + offset, length).toString('latin1') : '[[],{}]';
        return { term, weight, ...unpacked(JSON.parse(bytes)) };
      });
      const whole = postings.reduce((sum, { weight }) => sum + weight, 0);
      // The common words of a question cannot make up the share that is wanted, so they count only near the others.
      const near = new Uint8Array(cues + 2 * NEAR);
      let telling = 0;
      const index = postings
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ term, weight, numbers, times }): Loaded => {
          const needed = whole - telling >= share * whole;
          telling += weight;
          const some = needed ? likeliest(numbers, times) : numbers.filter((number) => near[number + NEAR] === 1);
          if (needed) for (const number of some) near.fill(1, number, number + 2 * NEAR + 1);
          const boost = idf(cues, numbers.length) / idf(cues, some.length);
          return { term, boost, fields: { 0: Object.fromEntries(some.map((number) => [number, times[number] ?? 1])) } };
        });
      const documentIds: Record<string, number> = {};
      const fieldLength: Record<string, number[]> = {};
      for (const { fields } of index) {
        for (const number of Object.keys(fields[0])) {
          documentIds[number] = Number(number);
          fieldLength[number] = [table.readUInt16LE(Number(number) * ROW + 12)];
        }
      }
      const loaded = MiniSearch.loadJS<Document>(
        {
          index: index.map(({ term, fields }) => [term, fields]),
          documentIds,
          fieldLength,
          documentCount: cues,
          nextId: cues,
          fieldIds: { text: 0 },
          averageFieldLength: [average],
          storedFields: {},
          dirtCount: 0,
          serializationVersion: 2,
        } as unknown as AsPlainObject,
        OPTIONS,
      );
      const boosts = new Map(index.map(({ term, boost }) => [term, boost]));
      const found = loaded.search({
        queries: terms.map(({ term }) => term),
        tokenize: (term) => [term],
        processTerm: (term) => term,
        boostTerm: (term) => boosts.get(term) ?? 1,
      });
      return found.map(({ id, score, terms: matched }) => ({ number: id, score, terms: matched }));
    },
  };
}

/** A term as MiniSearch takes it. */
interface Loaded {
  readonly term: string;
  /** Makes up for the cues that are left out: fewer cues would make the term weigh more. */
  readonly boost: number;
  readonly fields: { readonly 0: Readonly<Record<string, number>> };
}

/** How far from a word another word of the question may be. In cues. */
const NEAR = 5;
/** Of a word that is nearly everywhere so many cues are looked at, those first that say it most often. */
const MOST = 3000;

/** Numbers of cues as steps from one to the next, and how often a term is in a cue where that is more than once. */
type Packed = readonly [steps: readonly number[], times: Readonly<Record<string, number>>];

function pack(found: Readonly<Record<string, number>>): Packed {
  let last = 0;
  const steps = Object.keys(found).map((key) => {
    const step = Number(key) - last;
    last = Number(key);
    return step;
  });
  return [steps, Object.fromEntries(Object.entries(found).filter(([, times]) => times > 1))];
}

function unpacked([steps, times]: Packed): { numbers: number[]; times: Readonly<Record<string, number>> } {
  let last = 0;
  const numbers = steps.map((step) => {
    last += step;
    return last;
  });
  return { numbers, times };
}

function likeliest(numbers: readonly number[], times: Readonly<Record<string, number>>): readonly number[] {
  if (numbers.length <= MOST) return numbers;
  const often = Object.keys(times).map(Number).slice(0, MOST);
  return [...new Set([...often, ...numbers.slice(0, MOST)])].slice(0, MOST);
}

/** How much a term tells in BM25. */
function idf(all: number, having: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

function readHead(read: ReadPiece, size: number): Head | undefined {
  if (size < HEAD) return undefined;
  try {
    const head = JSON.parse(read(0, HEAD).toString('latin1')) as Head;
    return head.form === FORM && head.size + HEAD === size ? head : undefined;
  } catch {
    return undefined;
  }
}
