/** The fields that records of several kinds have. */
import * as v from 'valibot';
import { visible } from '../text/text.ts';
import { TIMESTAMP } from './moments.ts';

export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and single hyphens'),
  v.maxLength(60),
);
/** A longer text is a mistake, or nothing that anybody reads. In characters. */
const LONGEST = 5000;
export const text = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(LONGEST, `must have at most ${LONGEST} characters`),
  v.check((value) => !value || visible(value) !== '', 'must not be empty'),
);
export const texts = v.array(text);
export const timestamp = v.pipe(v.string(), v.regex(TIMESTAMP, 'must be a time such as 12:45 or 1:49:42'));
/** What stands before an @ looks like the host, and is not. */
export const https = v.pipe(
  v.string(),
  v.regex(/^https:\/\/(?![^/?#]*@)[!#-&(-;=?-[\]_a-z~]+$/, ({ input }) =>
    /^https:\/\/[^/?#]*@/.test(input) ? 'must name no user before its host' : 'must be an https:// address',
  ),
);
export const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'must be a date: 2026, 2026-11 or 2026-11-22'),
);
export const layer = v.picklist(['infrastructure', 'app', 'both']);

/** In place of the kinds that are evidence, which the registry knows and the module of a kind cannot ask it. */
export const EVIDENCE = 'evidence';

/** Which records an id may name. */
export interface Target {
  /** Their kinds, or `EVIDENCE`. */
  readonly to: readonly string[];
  /** A word that is allowed beside the ids. */
  readonly or?: string;
}

/** The id of another record. */
export function idOf(to: string | readonly string[], or?: string) {
  const target: Target = { to: [to].flat(), ...(or !== undefined && { or }) };
  return v.pipe(id, v.metadata({ target }));
}

/** Which records a field refers to; undefined where its schema was not made by `idOf`. */
export function targetOf(schema: v.GenericSchema): Target | undefined {
  return v.getMetadata(schema).target as Target | undefined;
}

export const topics = v.array(idOf('topic'));
export const audiences = v.array(idOf('audience'));
export const speakers = v.array(idOf('speaker'));

/** One wording per audience. @param key an audience's id */
export function wordingsBy(key: ReturnType<typeof idOf>) {
  return v.pipe(
    v.record(key, text),
    v.check((value) => Object.keys(value).length > 0, 'needs at least one wording'),
  );
}
export const wordings = wordingsBy(idOf('audience', 'everyone'));

const momentSource = v.strictObject({
  talk: idOf('talk'),
  at: v.optional(timestamp),
  speaker: v.optional(idOf('speaker')),
});
/** `locator` says where on the page: a page's number, a heading, a section. */
const pageSource = v.strictObject({
  page: https,
  title: text,
  publisher: v.optional(text),
  asOf: day,
  locator: v.optional(text),
});
const source = v.union([momentSource, pageSource], 'must be { talk, at?, speaker? } or { page, title, asOf }');
export const sources = v.pipe(v.array(source), v.minLength(1, 'needs at least one source'));
export type Source = v.InferOutput<typeof source>;

export const successor = v.strictObject({ name: text, address: v.optional(https) });
/** An address that must not be followed is kept without its scheme, so that no terminal makes a link of it. */
const bareAddress = v.pipe(
  v.string(),
  v.regex(/^(?!\w+:\/\/)(?!mailto:)\S+$/, 'must be written without https:// because it must not become a link'),
);
const formerAddress = v.strictObject({
  address: bareAddress,
  status: v.picklist(['moved', 'superseded', 'unsafe', 'unknown']),
  note: v.optional(text),
});
export const former = v.array(formerAddress);
export type FormerAddress = v.InferOutput<typeof formerAddress>;
