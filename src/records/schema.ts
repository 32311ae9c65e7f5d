/**
 * The shape of every record, in the kit and in users' packs alike. Types are inferred from it, and so is the JSON
 * Schema for editors. What a schema cannot say (unknown ids, dangling references) is checked in `packs/check.ts`.
 */
import * as v from 'valibot';
import { visible } from '../text/text.ts';
import { type Kind, PARTS } from './kinds.ts';
import { TIMESTAMP } from './moments.ts';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and single hyphens'),
  v.maxLength(60),
);
const text = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.check((value) => !value || visible(value) !== '', 'must not be empty'),
);
const texts = v.array(text);
const timestamp = v.pipe(v.string(), v.regex(TIMESTAMP, 'must be a time such as 12:45 or 1:49:42'));
const video = v.pipe(v.string(), v.regex(/^[\w-]{11}$/, 'must be a YouTube id of 11 characters'));
const https = v.pipe(v.string(), v.regex(/^https:\/\/[!#-&(-;=?-[\]_a-z~]+$/, 'must be an https:// address'));
/** An address that must not be followed is kept without its scheme, so that no terminal makes a link of it. */
const bareAddress = v.pipe(
  v.string(),
  v.regex(/^(?!\w+:\/\/)(?!mailto:)\S+$/, 'must be written without https:// because it must not become a link'),
);
const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'must be a date: 2026, 2026-11 or 2026-11-22'),
);
/** One wording per audience; the key is an audience's id, or `everyone`. */
const wordings = v.pipe(
  v.record(id, text),
  v.check((value) => Object.keys(value).length > 0, 'needs at least one wording'),
);

const momentSource = v.strictObject({ talk: id, at: v.optional(timestamp), speaker: v.optional(id) });
/** `locator` says where on the page: a page's number, a heading, a section. */
const pageSource = v.strictObject({
  page: https,
  title: text,
  publisher: v.optional(text),
  asOf: day,
  locator: v.optional(text),
});
const source = v.union([momentSource, pageSource], 'must be { talk, at?, speaker? } or { page, title, asOf }');
const sources = v.pipe(v.array(source), v.minLength(1, 'needs at least one source'));

const successor = v.strictObject({ name: text, address: v.optional(https) });
const formerAddress = v.strictObject({
  address: bareAddress,
  status: v.picklist(['moved', 'superseded', 'unsafe', 'unknown']),
  note: v.optional(text),
});

const audience = v.strictObject({
  id,
  label: text,
  aliases: texts,
  layer: v.picklist(['infrastructure', 'app', 'both']),
  goals: texts,
  challenges: texts,
  metrics: texts,
  topics: v.array(id),
  use: v.array(v.strictObject({ word: text, why: text })),
  avoid: v.array(v.strictObject({ word: text, instead: v.optional(text), why: text })),
  openings: v.pipe(texts, v.minLength(1)),
  questions: v.pipe(texts, v.minLength(1)),
  sources: v.optional(sources),
});

const topic = v.strictObject({ id, label: text, aliases: texts, vocabulary: texts, lead: v.optional(text) });

const event = v.strictObject({
  id,
  name: text,
  start: day,
  end: v.optional(day),
  playlist: v.optional(https),
  aliases: v.optional(texts),
  note: v.optional(text),
  sources: v.optional(sources),
});

const speaker = v.strictObject({
  id,
  name: text,
  aliases: v.optional(texts),
  organisation: v.optional(text),
  role: v.optional(text),
  note: v.optional(text),
  sources: v.optional(sources),
});

const talk = v.strictObject({
  id,
  title: text,
  aliases: v.optional(texts),
  speakers: v.array(id),
  event: id,
  video: v.optional(video),
  length: v.optional(timestamp),
  slides: v.optional(https),
  topics: v.optional(v.array(id)),
  note: v.optional(text),
});

const quote = v.strictObject({
  id,
  text,
  speakers: v.pipe(v.array(id), v.minLength(1)),
  answers: text,
  heard: v.optional(texts),
  topics: v.array(id),
  audiences: v.array(id),
  sources,
});

const point = v.strictObject({
  id,
  title: text,
  part: v.picklist(PARTS),
  say: wordings,
  because: text,
  heard: v.optional(texts),
  figures: v.optional(v.array(id)),
  topics: v.pipe(v.array(id), v.minLength(1)),
  metrics: v.optional(v.array(id)),
  sources,
  ask: v.optional(text),
  caveat: v.optional(text),
});

const objection = v.strictObject({
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
  evidence: v.pipe(v.array(id), v.minLength(1)),
  concede: text,
  /** Exact names of options, commands and settings, for who asks how. */
  how: v.optional(texts),
  topics: v.pipe(v.array(id), v.minLength(1)),
  sources,
});

const useCase = v.strictObject({
  id,
  organisation: text,
  title: text,
  summary: text,
  industry: v.optional(id),
  /** How large, in numbers where they are known: clusters, people, applications. */
  scale: v.optional(text),
  size: v.optional(v.picklist(['small', 'medium', 'large'])),
  /** Of when it is. */
  year: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))),
  /** What came of it. */
  outcome: v.optional(text),
  /** What was learned where it went wrong, or cost more than was thought. */
  lesson: v.optional(text),
  heard: v.optional(texts),
  how: texts,
  tools: v.optional(v.array(id)),
  topics: v.array(id),
  audiences: v.optional(v.array(id)),
  sources,
});

const bands = v.strictObject({ year: day, elite: text, high: text, medium: text, low: text });

const metric = v.strictObject({
  id,
  name: text,
  today: v.optional(text),
  definition: text,
  better: v.picklist(['higher', 'lower']),
  group: v.picklist(['throughput', 'stability', 'operation']),
  bands: v.optional(bands),
  lever: text,
  because: text,
  superseded: v.optional(text),
  topics: v.optional(v.array(id)),
  sources,
});

const principle = v.strictObject({
  id,
  set: v.picklist(['kit', 'opengitops']),
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: text,
  meaning: text,
  wording: v.optional(v.picklist(['paraphrase', 'verbatim'])),
  sources,
});

const tool = v.strictObject({
  id,
  name: text,
  aliases: v.optional(texts),
  address: v.optional(https),
  purpose: text,
  category: text,
  layer: v.optional(v.picklist(['infrastructure', 'app', 'both'])),
  cncf: v.optional(v.strictObject({ level: text, since: v.optional(day), partOf: v.optional(text) })),
  status: v.picklist(['active', 'changed', 'renamed', 'merged', 'unmaintained', 'archived']),
  now: v.optional(text),
  successor: v.optional(successor),
  former: v.optional(v.array(formerAddress)),
  asOf: v.optional(day),
  sources: v.optional(sources),
});

const step = v.strictObject({
  id,
  title: text,
  type: v.picklist(['conversation', 'technical', 'learning']),
  say: v.optional(wordings),
  why: text,
  how: texts,
  audiences: v.array(id),
  effort: text,
  heard: v.optional(texts),
  topics: v.pipe(v.array(id), v.minLength(1)),
  sources,
});

const figure = v.strictObject({
  id,
  value: v.optional(text),
  statement: text,
  asOf: day,
  /** Who and how many were asked or counted. */
  sample: v.optional(text),
  sponsor: v.optional(text),
  caution: v.optional(text),
  superseded: v.optional(text),
  topics: v.array(id),
  audiences: v.array(id),
  sources,
});

const resource = v.strictObject({
  id,
  title: text,
  type: v.picklist([
    'playlist',
    'slides',
    'page',
    'repository',
    'community',
    'hands-on',
    'report',
    'video',
    'definition',
    'audit',
    'advisory',
    'regulation',
  ]),
  address: v.optional(https),
  status: v.picklist(['active', 'moved', 'superseded', 'unsafe', 'unknown']),
  former: v.optional(v.array(formerAddress)),
  successor: v.optional(successor),
  note: v.optional(text),
  asOf: v.optional(day),
  topics: v.optional(v.array(id)),
  sources: v.optional(sources),
});

/** Every kind of record: its schema and the key under which a pack lists it. */
export const SCHEMAS = {
  audience,
  topic,
  event,
  speaker,
  talk,
  quote,
  point,
  objection,
  'use-case': useCase,
  metric,
  principle,
  tool,
  step,
  figure,
  resource,
} satisfies Record<Kind, unknown>;

const version = v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'must be a version such as 1.0.0'));

const manifest = v.strictObject({
  name: id,
  title: text,
  version,
  licence: text,
  attribution: v.optional(text),
  /** The version of the kit that a user's pack was written for; it needs this one or a later one of the same major. */
  kit: v.optional(version),
});

/** What a user's pack changes in a record of the kit. */
const patch = v.strictObject({
  id,
  /** Fields to replace, each as a whole. */
  set: v.optional(v.record(v.string(), v.unknown())),
  /** Wordings to add, one per audience. */
  say: v.optional(wordings),
  /** Phrasings to add. */
  heard: v.optional(v.pipe(texts, v.minLength(1))),
});

/** One file of a pack: the manifest, lists of records by kind, changes to the kit's records, or all of it. */
export const packFileSchema = v.strictObject({
  pack: v.optional(manifest),
  patches: v.optional(v.array(patch)),
  hides: v.optional(v.array(id)),
  audiences: v.optional(v.array(audience)),
  topics: v.optional(v.array(topic)),
  events: v.optional(v.array(event)),
  speakers: v.optional(v.array(speaker)),
  talks: v.optional(v.array(talk)),
  quotes: v.optional(v.array(quote)),
  points: v.optional(v.array(point)),
  objections: v.optional(v.array(objection)),
  'use-cases': v.optional(v.array(useCase)),
  metrics: v.optional(v.array(metric)),
  principles: v.optional(v.array(principle)),
  tools: v.optional(v.array(tool)),
  steps: v.optional(v.array(step)),
  figures: v.optional(v.array(figure)),
  resources: v.optional(v.array(resource)),
});

export type { Kind } from './kinds.ts';
export type Manifest = v.InferOutput<typeof manifest>;
export type Patch = v.InferOutput<typeof patch>;
export type Source = v.InferOutput<typeof source>;
export type Audience = v.InferOutput<typeof audience> & { kind: 'audience' };
export type Topic = v.InferOutput<typeof topic> & { kind: 'topic' };
export type Event = v.InferOutput<typeof event> & { kind: 'event' };
export type Speaker = v.InferOutput<typeof speaker> & { kind: 'speaker' };
export type Talk = v.InferOutput<typeof talk> & { kind: 'talk' };
export type Quote = v.InferOutput<typeof quote> & { kind: 'quote' };
export type Point = v.InferOutput<typeof point> & { kind: 'point' };
export type Objection = v.InferOutput<typeof objection> & { kind: 'objection' };
export type UseCase = v.InferOutput<typeof useCase> & { kind: 'use-case' };
/** What sorts teams into elite to low by one measure, and the year of the report that said so. */
export type Bands = v.InferOutput<typeof bands>;
export type Metric = v.InferOutput<typeof metric> & { kind: 'metric' };
export type Principle = v.InferOutput<typeof principle> & { kind: 'principle' };
export type Tool = v.InferOutput<typeof tool> & { kind: 'tool' };
export type Step = v.InferOutput<typeof step> & { kind: 'step' };
export type Figure = v.InferOutput<typeof figure> & { kind: 'figure' };
export type Resource = v.InferOutput<typeof resource> & { kind: 'resource' };
export type KitRecord =
  | Audience
  | Topic
  | Event
  | Speaker
  | Talk
  | Quote
  | Point
  | Objection
  | UseCase
  | Metric
  | Principle
  | Tool
  | Step
  | Figure
  | Resource;
