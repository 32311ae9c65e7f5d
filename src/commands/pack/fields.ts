/** The fields of the records that `pack add` makes, with their flags and their questions. */
import { type AddedKind, PARTS } from '../../records/kinds.ts';
import type { GlobalFlags } from '../print.ts';

/** The flags for the fields of records; which of them a kind takes stands in `FIELDS`. */
export interface PackAddFlags extends GlobalFlags {
  readonly to?: string;
  readonly id?: string;
  /** A moment of a transcript, for a quote. */
  readonly from?: string;
  readonly text?: string;
  readonly speaker?: readonly string[];
  readonly role?: string;
  readonly organisation?: string;
  readonly answers?: string;
  readonly title?: string;
  readonly part?: string;
  readonly say?: readonly string[];
  readonly because?: string;
  readonly ask?: string;
  readonly caveat?: string;
  readonly heard?: readonly string[];
  readonly really?: string;
  readonly acknowledge?: string;
  readonly evidence?: readonly string[];
  readonly concede?: string;
  readonly summary?: string;
  readonly how?: readonly string[];
  readonly tool?: readonly string[];
  readonly topic?: readonly string[];
  readonly audience?: readonly string[];
  readonly event?: string;
  readonly video?: string;
  readonly length?: string;
  readonly talk?: string;
  readonly at?: string;
  readonly page?: string;
  readonly pageTitle?: string;
  readonly asOf?: string;
}

/** A flag for a field. */
export type Flag = Exclude<keyof PackAddFlags, keyof GlobalFlags>;

/** A field of a record, as it is asked for. */
export interface Field {
  readonly flag: Flag;
  /** The field of the record, where it has another name. */
  readonly field?: string;
  /** How it is asked for. */
  readonly question: string;
  /** Ids of this kind: what is typed may be a name. */
  readonly ids?: 'topic' | 'audience' | 'speaker' | 'event' | 'any';
  /** Wordings are given as `audience=text`. */
  readonly type?: 'list' | 'wordings';
  readonly optional?: boolean;
}

const TOPICS: Field = { flag: 'topic', field: 'topics', ids: 'topic', question: 'Topics, with commas between them' };
const AUDIENCES: Field = {
  flag: 'audience',
  field: 'audiences',
  ids: 'audience',
  question: 'For whom, with commas: leadership, sre ...',
};
const HEARD: Field = {
  flag: 'heard',
  type: 'list',
  question: 'How do people say it? Several with | between them',
  optional: true,
};
const WORDINGS = 'What to say, such as: leadership=It costs less. | sre=It pages less.';

/** The kinds that can be added, with their fields in the order in which they are asked for. */
export const FIELDS = {
  quote: [
    { flag: 'text', question: 'The words, as they were said' },
    { flag: 'speaker', field: 'speakers', ids: 'speaker', question: 'Who said it' },
    { flag: 'answers', question: 'Which question of a sceptic does it answer?' },
    TOPICS,
    AUDIENCES,
    HEARD,
  ],
  point: [
    { flag: 'title', question: 'The point in a few words' },
    { flag: 'part', question: `Where it belongs: ${PARTS.join(', ')}` },
    { flag: 'say', type: 'wordings', question: WORDINGS },
    { flag: 'because', question: 'Because ...' },
    TOPICS,
    HEARD,
    { flag: 'ask', question: 'What to ask them', optional: true },
    { flag: 'caveat', question: 'When it does not hold', optional: true },
  ],
  objection: [
    { flag: 'title', question: 'The objection in a few words' },
    { ...HEARD, optional: false },
    { flag: 'really', question: 'What they may really be saying' },
    { flag: 'acknowledge', question: 'What to say first, to show that it was heard' },
    { flag: 'say', field: 'respond', type: 'wordings', question: 'What to say, such as: everyone=It can be undone.' },
    { flag: 'ask', question: 'What to ask back' },
    { flag: 'evidence', ids: 'any', question: 'Ids of points, quotes or use cases that show it, with commas' },
    { flag: 'concede', question: 'What is true in it, to be said aloud' },
    TOPICS,
  ],
  'use-case': [
    { flag: 'organisation', question: 'Who does it' },
    { flag: 'title', question: 'What they do, in a few words' },
    { flag: 'summary', question: 'In a sentence or two' },
    { flag: 'how', type: 'list', question: 'How it works, step by step, with | between the steps' },
    TOPICS,
    { ...AUDIENCES, optional: true },
    { flag: 'tool', field: 'tools', ids: 'any', question: 'Ids of tools', optional: true },
    HEARD,
  ],
  talk: [
    { flag: 'title', question: 'The title of the talk' },
    { flag: 'speaker', field: 'speakers', ids: 'speaker', question: 'Who spoke, with commas between them' },
    { flag: 'event', ids: 'event', question: 'The event: its id, or the name of a new one' },
    { flag: 'video', question: "The video's id at YouTube, 11 characters", optional: true },
    { flag: 'length', question: 'How long it is, such as 45:10', optional: true },
    { ...TOPICS, optional: true },
  ],
} as const satisfies Record<AddedKind, readonly Field[]>;

/** Flags that say where a record comes from, and those that are for every kind. */
export const SOURCE: readonly Flag[] = ['talk', 'at', 'page', 'pageTitle', 'asOf'];
export const EVERY: readonly string[] = ['to', 'id', 'color', 'pager', 'pack', 'debug'];
export const NEW_SPEAKER: readonly Flag[] = ['role', 'organisation'];
export const NEW_EVENT: readonly Flag[] = ['asOf'];

/** Where a record can be read, in place of a talk. */
export const PAGE: readonly Field[] = [
  { flag: 'page', question: 'Where it can be read: an https:// address' },
  { flag: 'pageTitle', field: 'title', question: 'The title of that page' },
  { flag: 'asOf', question: 'Of when it is: 2026, 2026-11 or 2026-11-22' },
];

/** What is known of a record, by the flags. */
export type Given = Partial<Record<Flag, string | readonly string[]>>;

/** A flag as it is typed. */
export function dashed(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
