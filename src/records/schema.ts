/**
 * The shape of a pack's file, in the kit and in users' packs alike; the JSON Schema for editors is made of it. What a
 * schema cannot say (unknown ids, dangling references) is checked in `packs/check.ts`.
 */
import * as v from 'valibot';
import { id, text, texts, wordings } from './fields.ts';
import { KINDS, kindOf } from './kinds.ts';

export type { Kind, KitRecord } from './kinds.ts';
export type { Bands } from './metric.ts';
export type { Point } from './point.ts';
export type { Talk } from './talk.ts';

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

export type Manifest = v.InferOutput<typeof manifest>;
export type Patch = v.InferOutput<typeof patch>;

const lists = Object.fromEntries(
  KINDS.map((kind) => {
    const { plural, schema } = kindOf({ kind });
    return [plural, v.optional(v.array(schema))];
  }),
);

/** One file of a pack: the manifest, lists of records by kind, changes to the kit's records, or all of it. */
export const packFileSchema = v.strictObject({
  pack: v.optional(manifest),
  patches: v.optional(v.array(patch)),
  hides: v.optional(v.array(id)),
  ...lists,
});
