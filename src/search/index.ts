/** The full-text index of a kit: what each record is called, says, names and is heard as. */
import type { Options } from 'minisearch';
import type { KitRecord } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { namesIn, phrasingsOf, textsOf, titlesOf, vocabularyOf } from '../records/texts.ts';
import { readTerms, TERMS, type TermIndex, writeTerms } from './term-index.ts';

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

const FIELDS: Field[] = ['title', 'heard', 'text', 'names', 'vocabulary'];
const OPTIONS: Options<Document> = { fields: FIELDS, ...TERMS };

/** An index that a search can ask. */
export type Searchable = TermIndex;

/** The index of all records of a kit, as text. */
export function writeIndex(kit: Kit): string {
  return writeTerms(
    kit.records.map((record) => ({ ...document(kit, record) })),
    { fields: FIELDS },
  );
}

/** Reads what `writeIndex` wrote. @param text the index, or what reads it when it is first asked */
export function readIndex(text: string | (() => string)): Searchable {
  return readTerms(text, OPTIONS);
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
