/**
 * The full-text index. MiniSearch ranks (BM25+). Building it takes longer than a whole search may, and so does loading
 * all of it; so it is written when the program is built, one line a term, and a search loads the lines it needs.
 */
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Kit } from '../records/kit.ts';
import type { KitRecord } from '../records/schema.ts';
import { namesIn, phrasingsOf, textsOf, titlesOf, vocabularyOf } from '../records/texts.ts';
import { isStopWord, termOf, wordsOf } from '../text/words.ts';

/** What the index holds of a record. */
interface Document {
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** How people say it. */
  readonly heard: string;
  /** What it says. */
  readonly text: string;
  /** Who and what it names: speakers, organisations, tools, events. */
  readonly names: string;
  /** Of a topic, its names and the words that people use for it: synonyms for what is about the topic. */
  readonly vocabulary: string;
}

export type Field = Exclude<keyof Document, 'id'>;

export const FIELDS: readonly Field[] = ['title', 'heard', 'text', 'names', 'vocabulary'];

/** How MiniSearch reads documents and questions. */
const OPTIONS: Options<Document> = {
  fields: [...FIELDS],
  tokenize: wordsOf,
  processTerm: (word) => (isStopWord(word) ? null : termOf(word)),
};

export type Index = MiniSearch<Document>;

/** Builds the index of all records of a kit, in memory. */
export function buildIndex(kit: Kit): Index {
  const index = new MiniSearch<Document>(OPTIONS);
  index.addAll(kit.records.map((record) => document(kit, record)));
  return index;
}

/** An index as text: a head, then, in order, a line for each term with its postings. */
export function writeIndex(index: Index): string {
  const { index: terms, ...head } = index.toJSON();
  // Their keys are the numbers from 0 on, so a list says the same, and shorter.
  const lists = { documentIds: Object.values(head.documentIds), fieldLength: Object.values(head.fieldLength) };
  const lines = terms.map(([term, postings]) => `${term}\t${packed(postings)}`);
  return [JSON.stringify({ ...head, ...lists }), ...lines.sort()].join('\n');
}

/** An index that a search can ask, whether it is in memory or was written and loads only the terms that are needed. */
export interface Searchable {
  /** How many records have a term. */
  count(term: string): number;
  /** How much a term tells: more where fewer records have it, and most where none has. */
  weight(term: string): number;
  /** Every term. */
  terms(): readonly string[];
  /** The longer terms that begin with a term which the index has. */
  longer(term: string): readonly string[];
  /** The index with these terms alone; scores are those of the whole. */
  load(terms: Iterable<string>): Index;
}

/** An index in memory, as it is. */
export function searchable(index: Index): Searchable {
  const records = new Map(
    index.toJSON().index.map(([term, postings]): [string, number] => [term, recordsOf(postings)]),
  );
  const terms = [...records.keys()].sort();
  return {
    count: (term) => records.get(term) ?? 0,
    weight: (term) => weight(index.documentCount, records.get(term)),
    terms: () => terms,
    longer: (term) => {
      const rest = terms.slice(terms.indexOf(term) + 1);
      const end = rest.findIndex((other) => !other.startsWith(term));
      return end < 0 ? rest : rest.slice(0, end);
    },
    load: () => index,
  };
}

interface Line {
  readonly postings?: Postings;
  readonly records: number;
}

const NOWHERE: Line = { records: 0 };

/** Reads what `writeIndex` wrote. */
export function readIndex(text: string): Searchable {
  const head = JSON.parse(text.slice(0, text.indexOf('\n'))) as AsPlainObject;
  /** Where terms stand, and in how many records. A search asks for each of its terms more than once. */
  const lines = new Map<string, Line>();
  const line = (term: string): Line => {
    let found = lines.get(term);
    if (!found) {
      found = read(term);
      lines.set(term, found);
    }
    return found;
  };
  const read = (term: string): Line => {
    const at = text.indexOf(`\n${term}\t`);
    if (at < 0) return NOWHERE;
    const from = text.indexOf('\t', at) + 1;
    const end = text.indexOf('\n', from);
    const postings = unpacked(text.slice(from, end < 0 ? undefined : end));
    return { postings, records: recordsOf(postings) };
  };
  return {
    count: (term) => line(term).records,
    weight: (term) => weight(head.documentCount, line(term).records),
    terms: () => Array.from(text.matchAll(/\n([^\t\n]+)\t/g), ([, term = '']) => term),
    longer: (term) => {
      const found: string[] = [];
      for (let at = text.indexOf(`\n${term}\t`); at >= 0; ) {
        at = text.indexOf('\n', at + 1);
        if (at < 0 || !text.startsWith(term, at + 1)) break;
        found.push(text.slice(at + 1, text.indexOf('\t', at)));
      }
      return found;
    },
    load: (terms) => {
      const index = [...terms].flatMap((term): AsPlainObject['index'] => {
        const { postings } = line(term);
        return postings ? [[term, postings]] : [];
      });
      return MiniSearch.loadJS<Document>({ ...head, index }, OPTIONS);
    },
  };
}

type Postings = AsPlainObject['index'][number][1];

/** Postings as `0:8b,1 1:4v,3*2`: for each field, how far each record is from the one before, and how often if not once. */
function packed(postings: Postings): string {
  return Object.entries(postings)
    .map(([field, records]) => {
      let before = 0;
      const steps = Object.entries(records).map(([record, times]) => {
        const step = Number(record) - before;
        before = Number(record);
        return step.toString(36) + (times > 1 ? `*${times}` : '');
      });
      return `${field}:${steps}`;
    })
    .join(' ');
}

/** Reads what `packed` wrote. */
function unpacked(text: string): Postings {
  const postings: Postings = {};
  for (const part of text.split(' ')) {
    const [field = '', steps = ''] = part.split(':');
    const records: Postings[string] = {};
    let record = 0;
    for (const one of steps.split(',')) {
      const [step = '', times = '1'] = one.split('*');
      record += Number.parseInt(step, 36);
      records[record] = Number(times);
    }
    postings[field] = records;
  }
  return postings;
}

/** How many records have a term, in whichever field. */
function recordsOf(postings: Postings): number {
  return new Set(Object.values(postings).flatMap((field) => Object.keys(field))).size;
}

function weight(all: number, having = 0): number {
  return Math.log(1 + all / (1 + having));
}

function document(kit: Kit, record: KitRecord): Document {
  return {
    id: record.id,
    title: titlesOf(record).join(' . '),
    heard: phrasingsOf(record).join(' . '),
    text: textsOf(record).join(' . '),
    names: namesIn(kit, record).join(' . '),
    vocabulary: vocabularyOf(record).join(' . '),
  };
}
