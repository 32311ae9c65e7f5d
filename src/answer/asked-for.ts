/** What somebody asks for who does not object: who does it, figures, a first step, a tool or what to measure. */
import type { Kind } from '../records/schema.ts';
import { tellingWords, termOf } from '../text/words.ts';
import type { Called, Sayings } from './sayings.ts';

/** What can be asked for, with what to look for where they say no more than that. */
const USUAL: ReadonlyMap<string, { readonly kind: Kind; readonly words: string }> = new Map([
  ['use-case', { kind: 'use-case', words: '' }],
  ['figure', { kind: 'figure', words: 'survey' }],
  ['step', { kind: 'step', words: '' }],
  ['tool', { kind: 'tool', words: 'Argo CD Flux' }],
  ['metric', { kind: 'metric', words: '' }],
]);

export interface Asked {
  readonly kind: Kind;
  /** What they say of it beyond asking: `banking` of `do you have references in banking`. */
  readonly words: string;
  readonly usual: string;
}

/** What people say who want nothing. */
export const SMALL_TALK = 'small-talk';

/** Whether something that is called for is no objection. */
export function isAsking({ id }: Pick<Called, 'id'>): boolean {
  return USUAL.has(id) || id === SMALL_TALK;
}

/** What is asked for; undefined where that is nothing. @param calls what the sentence calls for */
export function askedFor(said: string, calls: string, sayings: Sayings): Asked | undefined {
  const usual = USUAL.get(calls);
  if (!usual) return undefined;
  const asking = new Set((sayings.get(calls) ?? []).flatMap(tellingWords).map(termOf));
  // Whoever names a year with the figures has had enough of it.
  const words = tellingWords(said).filter((word) => !asking.has(termOf(word)) && !/^\d+$/.test(word));
  return { kind: usual.kind, words: words.join(' '), usual: usual.words };
}
