/** A card: what people say, ask or fear, and what to say to it. */
import * as v from 'valibot';
import { EVIDENCE, https, id, idOf, sources, text, texts, topics, wordings } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';
import { wordingFor, wordingLines } from './wordings.ts';

const fields = v.strictObject({
  id,
  title: text,
  /** What it is about, in words that put nothing into anybody's mouth. */
  about: v.optional(text),
  heard: v.pipe(texts, v.minLength(1)),
  really: text,
  acknowledge: text,
  ask: text,
  respond: wordings,
  /** The same in writing, for a message: the first sentence answers by itself, and the others say what limits it. */
  brief: v.optional(text),
  /** What carries the brief, to stand beside it as a link: one of the evidence, or the address of a page of its sources. */
  proof: v.optional(v.union([idOf(EVIDENCE), https], 'must be the id of evidence, or an https:// address')),
  evidence: v.pipe(v.array(idOf(EVIDENCE)), v.minLength(1)),
  /** That they ask what is wanted of them, to which what was agreed in the end is the answer. */
  asksOfUs: v.optional(v.literal(true)),
  concede: text,
  /** Exact names of options, commands and settings, for who asks how. */
  how: v.optional(texts),
  /** The kind of record, by its name, that whoever says this asks for as well. */
  asks: v.optional(text),
  topics: v.pipe(topics, v.minLength(1)),
  sources,
});

/** Nobody finds out what a link has to do with a card that does not cite it. */
const schema = v.pipe(
  fields,
  v.forward(
    v.check(
      ({ proof, evidence, sources }) =>
        proof === undefined || evidence.includes(proof) || sources.some((one) => 'page' in one && one.page === proof),
      'must be one of the evidence, or the address of a page among the sources',
    ),
    ['proof'],
  ),
);

export type Objection = RecordFrom<'objection', typeof schema>;

export const objection: RecordKind<Objection> = {
  name: 'objection',
  plural: 'objections',
  schema,
  title: ({ title }) => title,
  text: ({ respond }, audience) => wordingFor(respond, audience),
  details: (kit, { about, really, acknowledge, ask, respond, concede, how, brief, proof, evidence, heard }) => [
    ['It is about', about],
    ['They may mean', really],
    ['Acknowledge', acknowledge],
    ['Ask', ask],
    ...wordingLines(kit, respond, 'Say to'),
    ['To be fair', concede],
    ['Exactly how', how],
    ['In a message', brief],
    ['Beside it', proof],
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
