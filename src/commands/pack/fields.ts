/** What `pack add` takes: the fields of each kind of record, each with its flag and its question, in one entry. */
import { type AddedKind, PARTS } from '../../records/kinds.ts';
import { each, list } from '../options.ts';

/** A flag; its name is that of the option in camel case. */
export interface Flag {
  readonly flag: string;
  /** The value and the help. Of a flag that several kinds have, one has it: the help shows the flag where that stands. */
  readonly option?: readonly [value: string, help: string];
  /** Ids of this kind, or of any: what is typed may be a name. */
  readonly ids?: 'topic' | 'audience' | 'speaker' | 'event' | 'any';
  /** Wordings are given as `audience=text`. */
  readonly type?: 'list' | 'wordings';
}

/** A field of a record, as it is asked for. */
export interface Field extends Flag {
  /** The field of the record, where it has another name than the flag. */
  readonly field?: string;
  readonly question: string;
  /** Left out unless its flag is given. */
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

/** The kinds that can be added, with their fields in the order in which they are asked for and written. */
// biome-ignore format: one field, one entry
export const FIELDS: Readonly<Record<AddedKind, readonly Field[]>> = {
  quote: [
    { flag: 'text', option: ['<words>', 'quote: the words as they were said'], question: 'The words, as they were said' },
    { flag: 'speaker', field: 'speakers', ids: 'speaker', option: ['<name>', 'quote, talk: who said it; somebody new is added'], question: 'Who said it' },
    { flag: 'answers', option: ['<question>', "quote: which sceptic's question it answers"], question: 'Which question of a sceptic does it answer?' },
    TOPICS,
    AUDIENCES,
    HEARD,
  ],
  point: [
    { flag: 'title', option: ['<title>', 'point, objection, use-case, talk: what it is called'], question: 'The point in a few words' },
    { flag: 'part', option: ['<part>', 'point: why, what, who or start'], question: `Where it belongs: ${PARTS.join(', ')}` },
    { flag: 'say', type: 'wordings', option: ['<audience=text>', 'point, objection: what to say to whom; may be given again'], question: 'What to say, such as: leadership=It costs less. | sre=It pages less.' },
    { flag: 'because', option: ['<why>', 'point: the mechanism behind it'], question: 'Because ...' },
    TOPICS,
    HEARD,
    { flag: 'ask', option: ['<question>', 'point, objection: what to ask them'], question: 'What to ask them', optional: true },
    { flag: 'caveat', option: ['<when>', 'point: when it does not hold'], question: 'When it does not hold', optional: true },
  ],
  objection: [
    { flag: 'title', question: 'The objection in a few words' },
    { ...HEARD, option: ['<phrase>', 'how people say it; may be given again'], optional: false },
    { flag: 'really', option: ['<meaning>', 'objection: what they may really be saying'], question: 'What they may really be saying' },
    { flag: 'acknowledge', option: ['<words>', 'objection: what to say first'], question: 'What to say first, to show that it was heard' },
    { flag: 'say', field: 'respond', type: 'wordings', question: 'What to say, such as: everyone=It can be undone.' },
    { flag: 'ask', question: 'What to ask back' },
    { flag: 'evidence', ids: 'any', option: ['<ids>', 'objection: what shows it'], question: 'Ids of points, quotes or use cases that show it, with commas' },
    { flag: 'concede', option: ['<words>', 'objection: what is true in it, to be said aloud'], question: 'What is true in it, to be said aloud' },
    TOPICS,
  ],
  'use-case': [
    { flag: 'organisation', question: 'Who does it' },
    { flag: 'title', question: 'What they do, in a few words' },
    { flag: 'summary', option: ['<text>', 'use-case: in a sentence or two'], question: 'In a sentence or two' },
    { flag: 'how', type: 'list', option: ['<step>', 'use-case: how it works; may be given again'], question: 'How it works, step by step, with | between the steps' },
    { flag: 'tool', field: 'tools', ids: 'any', option: ['<ids>', 'use-case: what they use'], question: 'Ids of tools', optional: true },
    { ...TOPICS, option: ['<topics>', 'what it is about'] },
    { ...AUDIENCES, option: ['<who>', 'quote, use-case: for whom it is'], optional: true },
    HEARD,
  ],
  talk: [
    { flag: 'title', question: 'The title of the talk' },
    { flag: 'speaker', field: 'speakers', ids: 'speaker', question: 'Who spoke, with commas between them' },
    { flag: 'event', ids: 'event', option: ['<event>', 'talk: where it was given; a new one needs --as-of'], question: 'The event: its id, or the name of a new one' },
    { flag: 'video', option: ['<id>', "talk: the video's id at YouTube"], question: "The video's id at YouTube, 11 characters", optional: true },
    { flag: 'length', option: ['<time>', 'talk: how long it is'], question: 'How long it is, such as 45:10', optional: true },
    { ...TOPICS, optional: true },
  ],
};

/** Flags that every kind takes. */
const EVERY: readonly Flag[] = [
  { flag: 'to', option: ['<pack>', 'the name of the pack, where there are several'] },
  { flag: 'id', option: ['<id>', 'its id; made of its first words unless given'] },
];

/** A moment of a transcript, for a quote. */
const FROM: Flag = {
  flag: 'from',
  option: ['<hit>', 'quote: a moment of a transcript: its id, or its number in the last search'],
};

/** What is told of a speaker who is not known yet. */
const NEW_SPEAKER: readonly Flag[] = [
  { flag: 'role', option: ['<role>', 'of a new speaker'] },
  { flag: 'organisation', option: ['<name>', 'use-case: who does it; or of a new speaker'] },
];

const TALK: readonly Flag[] = [
  { flag: 'talk', option: ['<id>', 'the talk in which it was said'] },
  { flag: 'at', option: ['<time>', 'when in the talk, such as 12:45'] },
];

/** Where a record can be read, in place of a talk. */
export const PAGE: readonly Field[] = [
  {
    flag: 'page',
    option: ['<address>', 'or the page on which it can be read'],
    question: 'Where it can be read: an https:// address',
  },
  {
    flag: 'pageTitle',
    field: 'title',
    option: ['<title>', 'the title of that page'],
    question: 'The title of that page',
  },
  {
    flag: 'asOf',
    option: ['<date>', 'of when it is: 2026, 2026-11 or 2026-11-22'],
    question: 'Of when it is: 2026, 2026-11 or 2026-11-22',
  },
];

/** What is known of a record, by the flags. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The one text of a flag that is given once. */
export function textOf(given: Given, flag: string): string | undefined {
  const value = given[flag];
  return value === undefined || typeof value === 'string' ? value : value.join(' ');
}

/** The flags of a kind: for its fields, then for where it comes from and for whoever is new in it. */
export function flagsOf(kind: AddedKind): string[] {
  // A talk is no claim with a source; its date is that of an event that is new.
  const source = kind === 'talk' ? PAGE.filter(({ flag }) => flag === 'asOf') : [...TALK, ...PAGE];
  return [...FIELDS[kind], ...source, ...NEW_SPEAKER].map(({ flag }) => flag);
}

/** Whether every kind takes a flag. */
export function isForEvery(flag: string): boolean {
  return EVERY.some((one) => one.flag === flag);
}

/** The options of `pack add`, in the order in which its help shows them. */
export function addOptions(): { flags: string; help: string; collect: typeof list | undefined }[] {
  const fields = Object.values(FIELDS).flat();
  // Whoever is new is told of right behind the flag that names them.
  const shown = fields.flatMap((one) => (one.option && one.ids === 'speaker' ? [one, ...NEW_SPEAKER] : [one]));
  return [...EVERY, FROM, ...shown, ...TALK, ...PAGE].flatMap(({ flag, option, ids, type }: Flag) => {
    if (!option) return [];
    const [value, help] = option;
    const collect = type ? each : ids && ids !== 'event' ? list : undefined;
    return [{ flags: `--${dashed(flag)} ${value}`, help, collect }];
  });
}

/** A flag as it is typed. */
export function dashed(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
