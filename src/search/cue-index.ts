/** The index of what was said in talks: the cues of all transcripts, numbered through in their order. */
import type { Options } from 'minisearch';
import type { Cue } from './cues.ts';
import { readTerms, TERMS, type TermIndex, writeTerms } from './term-index.ts';

/** A cue as it stands in the index. */
export interface IndexedCue {
  readonly transcript: number;
  /** In seconds. */
  readonly start: number;
  readonly text: string;
}

const FIELDS = { fields: ['text'], storeFields: ['transcript', 'start', 'text'] };
const OPTIONS: Options<IndexedCue & { readonly id: number }> = { ...FIELDS, ...TERMS };

export interface CueIndex {
  readonly terms: TermIndex;
  cue(number: number): IndexedCue | undefined;
  cuesOf(transcript: number): IndexedCue[];
}

/** Collects transcripts and gives their index as text. */
export interface CueIndexBuilder {
  /** Adds the next transcript; they are numbered from 0. */
  add(cues: readonly Cue[]): void;
  text(): string;
}

/** A builder without any transcripts. */
export function cueIndexBuilder(): CueIndexBuilder {
  const cues: (IndexedCue & { readonly id: number })[] = [];
  let transcript = 0;
  return {
    add: (added) => {
      for (const { start, text } of added) cues.push({ id: cues.length, transcript, start, text });
      transcript += 1;
    },
    text: () =>
      writeTerms(
        cues.map((cue) => ({ ...cue })),
        FIELDS,
      ),
  };
}

/** Reads what a builder gave. @throws SyntaxError where it is something else, at once or when it is asked */
export function readCueIndex(text: string): CueIndex {
  const terms = readTerms(text, OPTIONS);
  const cue = (number: number) => terms.stored(number) as IndexedCue | undefined;
  const all = () => Array.from({ length: terms.documents }, (_, number) => cue(number) ?? []).flat();
  return { terms, cue, cuesOf: (transcript) => all().filter((one) => one.transcript === transcript) };
}
