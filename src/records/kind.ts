/** What a module says about its kind of record. What it leaves out is as it is for most kinds. */
import type * as v from 'valibot';
import type { Address } from './address.ts';
import type { Citation } from './citations.ts';
import type { Detail } from './details.ts';
import type { Hit } from './hit.ts';
import type { Kit } from './kit.ts';

/** The type of a kind's records, from its name and their schema. */
export type RecordFrom<Name extends string, Schema extends v.GenericSchema> = v.InferOutput<Schema> & { kind: Name };

/** A detail as a kind gives it: one without text is left out. */
export type Line = readonly [label: string, text: string | readonly string[] | undefined, type?: Detail['type']];

/** All that is special about one kind of record. */
export interface RecordKind<R extends { kind: string }> {
  readonly name: R['kind'];
  /** The key under which a pack lists it. */
  readonly plural: string;
  /** Its fields, without the kind; which of them refer to other records stands there too. */
  readonly schema: v.GenericSchema<unknown, object>;

  /** What it is called in a result. */
  title(record: R): string;
  /** What it says in a result; `audience` chooses the wording where it has several. */
  text(record: R, audience?: string): string;
  /** Whether that text is verbatim; never, unless told. */
  isVerbatim?(record: R): boolean;
  /** Whether it is nothing without its text, so that it is named by that. */
  readonly isNamedByText?: true;
  /** What only its results have. */
  extras?(record: R, kit: Kit): Pick<Hit, 'sponsor' | 'effort' | 'measure'>;
  /** What it says in full, in the order in which it is worth reading. */
  details(kit: Kit, record: R): readonly Line[];

  /** Every name that it goes by: title and aliases, unless told. */
  titles?(record: R): readonly string[];
  /** Words that mean it, beside its names. */
  vocabulary?(record: R): readonly string[];
  /** What it says, in all its wordings. */
  texts(record: R): readonly (string | undefined)[];
  /** Names of what it is about, beside those of its speakers. */
  mentions?(kit: Kit, record: R): readonly string[];
  /** What it is worth as an answer, where most are worth one. */
  readonly weight: number;
  /** Whether somebody who uses its name wants it, and not what mentions it. */
  readonly isSoughtByName?: true;
  /** Whether part of a name is enough to look it up. */
  readonly isKnownByPart?: true;
  /** Whether an alias belongs to one record of the kind alone. */
  readonly hasAliasesOfItsOwn?: true;
  /** Whether it tells what has happened, and so proves something: a card may name it as evidence, and shows it. */
  readonly isEvidence?: true;

  /** Ids of its topics: the field of that name, unless told. */
  topics?(record: R): readonly string[];
  /** Ids of the audiences that it is meant for: the field of that name, unless told. */
  audiences?(record: R): readonly string[];
  /** Ids of who is on record in it: those of its sources, unless told. */
  speakers?(record: R): readonly string[];
  /** Ids of the events that it belongs to: those of its sources, unless told. */
  events?(record: R): readonly string[];
  /** Where it was said: its sources, unless told. */
  citations?(kit: Kit, record: R): Citation[];
  /** The page or video that it leads to: that of its first source which has one, unless told. */
  address?(kit: Kit, record: R): Address | undefined;
  /** Why its address must not be opened, and what to open instead; undefined where it may be. */
  barred?(record: R): { readonly because: string; readonly instead: string | undefined } | undefined;
}
