/** A card: what people say, ask or fear, and what to say to it. */
import * as v from 'valibot';
import { EVIDENCE, id, idOf, sources, text, texts, topics, wordings } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';
import { wordingFor, wordingLines } from './wordings.ts';

const schema = v.strictObject({
  id,
  title: text,
  /** What it is about, in words that put nothing into anybody's mouth. */
  about: v.optional(text),
  heard: v.pipe(texts, v.minLength(1)),
  really: text,
  acknowledge: text,
  ask: text,
  respond: wordings,
  /** The same in writing, for a message: with what limits it, and nothing that only a speaker says. */
  brief: v.optional(text),
  evidence: v.pipe(v.array(idOf(EVIDENCE)), v.minLength(1)),
  concede: text,
  /** Exact names of options, commands and settings, for who asks how. */
  how: v.optional(texts),
  /** The kind of record, by its name, that whoever says this asks for as well. */
  asks: v.optional(text),
  topics: v.pipe(topics, v.minLength(1)),
  sources,
});

export type Objection = RecordFrom<'objection', typeof schema>;

export const objection: RecordKind<Objection> = {
  name: 'objection',
  plural: 'objections',
  schema,
  title: ({ title }) => title,
  text: ({ respond }, audience) => wordingFor(respond, audience),
  details: (kit, { about, really, acknowledge, ask, respond, concede, how, brief, evidence, heard }) => [
    ['It is about', about],
    ['They may mean', really],
    ['Acknowledge', acknowledge],
    ['Ask', ask],
    ...wordingLines(kit, respond, 'Say to'),
    ['To be fair', concede],
    ['Exactly how', how],
    ['In a message', brief],
    ['Evidence', evidence.join(', ')],
    ['Heard as', heard],
  ],
  texts: ({ really, acknowledge, ask, respond, concede, how = [] }) => [
    ...[really, acknowledge, ask],
    ...Object.values(respond),
    ...[concede, ...how],
  ],
  weight: 1.1,
  audiences: ({ respond }) => Object.keys(respond).filter((id) => id !== 'everyone'),
};
