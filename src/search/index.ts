/** The full-text index of a kit: what each record is called, says, names and is heard as. */
import MiniSearch, { type Options } from 'minisearch';
import { speakersOf } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import type { KitRecord } from '../records/schema.ts';
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

const OPTIONS: Options<Document> = { fields: ['title', 'heard', 'text', 'names', 'vocabulary'], ...TERMS };

/** An index that a search can ask. */
export type Searchable = TermIndex;

/** The index of all records of a kit, as text. */
export function writeIndex(kit: Kit): string {
  const index = new MiniSearch<Document>(OPTIONS);
  index.addAll(kit.records.map((record) => document(kit, record)));
  return writeTerms(index);
}

/** Reads what `writeIndex` wrote. */
export function readIndex(text: string): Searchable {
  return readTerms(text, OPTIONS);
}

function document(kit: Kit, record: KitRecord): Document {
  return {
    id: record.id,
    title: titlesOf(record).join(' . '),
    heard: phrasingsOf(record).join(' . '),
    text: textsOf(record)
      .filter((part) => part !== undefined)
      .join(' . '),
    names: names(kit, record).join(' . '),
    vocabulary: record.kind === 'topic' ? [...titlesOf(record), ...record.vocabulary].join(' . ') : '',
  };
}

function names(kit: Kit, record: KitRecord): string[] {
  const speakers = [...new Set(speakersOf(kit, record))].flatMap((id) => kit.find('speaker', id) ?? []);
  const tools = ('tools' in record ? (record.tools ?? []) : []).flatMap((id) => kit.find('tool', id) ?? []);
  return [
    record.id,
    ...speakers.flatMap(({ name, aliases = [], organisation }) => [
      name,
      ...aliases,
      ...(organisation ? [organisation] : []),
    ]),
    ...tools.map(({ name }) => name),
    ...(record.kind === 'talk' ? [kit.find('event', record.event)?.name ?? ''] : []),
    ...(record.kind === 'use-case' ? [record.organisation] : []),
  ];
}

/** What a record is called. */
export function titlesOf(record: KitRecord): readonly string[] {
  const aliases = 'aliases' in record ? (record.aliases ?? []) : [];
  switch (record.kind) {
    case 'audience':
    case 'topic':
      return [record.label, ...aliases];
    case 'event':
    case 'speaker':
    case 'principle':
    case 'tool':
      return [record.name, ...aliases];
    case 'quote':
      return [record.answers];
    case 'use-case':
      return [record.title, record.organisation];
    case 'metric':
      return [record.name, ...(record.today ? [record.today] : [])];
    case 'figure':
      return record.value ? [record.value] : [];
    default:
      return [record.title, ...aliases];
  }
}

/** How people say what a record is about. */
export function phrasingsOf(record: KitRecord): readonly string[] {
  return 'heard' in record ? (record.heard ?? []) : [];
}

/** All that a record says, how it is called and how people say it included. */
export function allTextsOf(record: KitRecord): string[] {
  return [...titlesOf(record), ...phrasingsOf(record), ...textsOf(record)].filter((text) => text !== undefined);
}

/** What a record says, in all its wordings. */
export function textsOf(record: KitRecord): readonly (string | undefined)[] {
  switch (record.kind) {
    case 'audience':
      return [...record.goals, ...record.challenges, ...record.metrics];
    case 'topic':
      return [];
    case 'event':
      return [record.note, record.start];
    case 'speaker':
      return [record.role, record.organisation, record.note];
    case 'talk':
      return [record.note];
    case 'quote':
      return [record.text];
    case 'point':
      return [...Object.values(record.say), record.because, record.caveat, record.ask];
    case 'objection':
      return [
        record.really,
        record.acknowledge,
        record.ask,
        ...Object.values(record.respond),
        record.concede,
        ...(record.how ?? []),
      ];
    case 'use-case':
      return [record.summary, record.outcome, record.lesson, record.scale, ...record.how];
    case 'metric':
      return [record.definition, record.lever, record.because];
    case 'principle':
      return [record.meaning];
    case 'tool':
      return [record.purpose, record.category, record.now];
    case 'step':
      return [...Object.values(record.say ?? {}), record.why, ...record.how];
    case 'figure':
      return [record.statement, record.sponsor, record.caution];
    case 'resource':
      return [record.note, ...(record.former ?? []).map(({ address }) => address)];
  }
}
