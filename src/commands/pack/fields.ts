/** What `pack add` takes: the fields of each kind of record, each with its flag and its question, in one entry. */
import { ADDED_KINDS, ADDITIONS, type AddedKind, type Addition, PARTS } from '../../records/kinds.ts';
import { each, list } from '../options.ts';

/** A flag; its name is that of the option in camel case. */
export interface Flag {
  readonly flag: string;
  /** The value and the help. Of a flag that several kinds have, one has it: the help shows the flag where that stands. */
  readonly option?: readonly [value: string, help: string];
  /** Ids of this kind, or of any: what is typed may be a name. */
  readonly ids?: 'topic' | 'audience' | 'speaker' | 'event' | 'any';
  /** Wordings are given as `audience=text`. */
  readonly type?: 'list' | 'wordings' | 'year';
}

/** A field of a record, as it is asked for. */
export interface Field extends Flag {
  /** The field of the record, where it has another name than the flag. */
  readonly field?: string;
  readonly question: string;
  /** Need not be answered. */
  readonly optional?: boolean;
  /** Asked for with what is required, before it is asked whether there is more. */
  readonly isMain?: boolean;
  /** What it is then, where it is not left out. */
  readonly otherwise?: string;
  /** The kind of the record that it belongs to, where that is not the kind that is added. */
  readonly of?: AddedKind;
  /** Whether it is a field of the source. */
  readonly isOfSource?: boolean;
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
  question: 'How do people say it, or ask for it? Several with | between them',
  optional: true,
};

/** What can be added, with its fields in the order in which they are asked for and written. */
// biome-ignore format: one field, one entry
export const FIELDS: Readonly<Record<Addition, readonly Field[]>> = {
  quote: [
    { flag: 'text', option: ['<words>', 'quote: the words as they were said'], question: 'The words, as they were said' },
    { flag: 'speaker', field: 'speakers', ids: 'speaker', option: ['<name>', 'quote, talk: who said it; somebody new is added'], question: 'Who said it' },
    { flag: 'answers', option: ['<question>', "quote: which sceptic's question it answers"], question: 'Which question of a sceptic does it answer?' },
    TOPICS,
    AUDIENCES,
    HEARD,
  ],
  point: [
    { flag: 'title', option: ['<title>', 'what it is called; of an incident what happened, in a few words'], question: 'The point in a few words' },
    { flag: 'part', option: ['<part>', 'point: why, what, who or start'], question: `Where it belongs: ${PARTS.join(', ')}` },
    { flag: 'say', type: 'wordings', option: ['<audience=text>', 'point, objection, incident: what to say to whom; may be given again'], question: 'What to say, such as: leadership=It costs less. | sre=It pages less.' },
    { flag: 'because', option: ['<why>', 'point: the mechanism behind it'], question: 'Because ...' },
    TOPICS,
    HEARD,
    { flag: 'ask', option: ['<question>', 'point, objection: what to ask them'], question: 'What to ask them', optional: true },
    { flag: 'caveat', option: ['<when>', 'point, incident: when it does not hold'], question: 'When it does not hold', optional: true },
  ],
  objection: [
    { flag: 'title', question: 'The objection in a few words' },
    { ...HEARD, option: ['<phrase>', 'how people say it; may be given again'], optional: false },
    { flag: 'about', option: ['<words>', 'objection: what it is about, in neutral words, for a message'], question: 'What it is about, in neutral words, for a message', optional: true },
    { flag: 'really', option: ['<meaning>', 'objection: what they may really be saying'], question: 'What they may really be saying' },
    { flag: 'acknowledge', option: ['<words>', 'objection: what to say first'], question: 'What to say first, to show that it was heard' },
    { flag: 'say', field: 'respond', type: 'wordings', question: 'What to say, such as: everyone=It can be undone.' },
    { flag: 'brief', option: ['<text>', 'objection: the same in two or three sentences, for a message'], question: 'The same in two or three sentences, for a message', optional: true },
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
    { flag: 'year', type: 'year', option: ['<year>', 'use-case: of when it is'], question: 'Of which year it is', optional: true },
    { flag: 'outcome', option: ['<text>', 'use-case: what came of it'], question: 'What came of it', optional: true },
    { flag: 'lesson', option: ['<text>', 'use-case, incident: what was learned'], question: 'What was learned where it went wrong', optional: true },
    { flag: 'tool', field: 'tools', ids: 'any', option: ['<ids>', 'use-case: what they use'], question: 'Ids of tools', optional: true },
    { ...TOPICS, option: ['<topics>', 'what it is about'] },
    { ...AUDIENCES, option: ['<who>', 'quote, use-case, incident: for whom it is'], optional: true },
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
  incident: [
    { flag: 'title', of: 'use-case', question: 'What happened, in a few words' },
    { flag: 'happened', of: 'use-case', field: 'summary', option: ['<text>', 'incident: what happened, in a sentence or two'], question: 'What happened, in a sentence or two' },
    { flag: 'when', isOfSource: true, field: 'asOf', option: ['<date>', 'incident: when it happened: 2026, 2026-11 or 2026-11-22'], question: 'When it happened: 2026, 2026-11 or 2026-11-22' },
    { flag: 'cost', of: 'use-case', field: 'outcome', option: ['<what>', 'incident: what it cost, in hours, money or sleep'], question: 'What it cost, in hours, money or sleep', optional: true, isMain: true },
    { flag: 'lesson', of: 'use-case', question: 'What it taught you' },
    { flag: 'page', isOfSource: true, question: 'Where it is written down: an https:// address' },
    { flag: 'pageTitle', isOfSource: true, field: 'title', question: 'The title of that page', optional: true },
    { ...TOPICS, of: 'point' },
    { flag: 'organisation', of: 'use-case', question: 'Where it happened', otherwise: 'Our company', optional: true },
    { flag: 'how', of: 'use-case', type: 'list', question: 'What you do differently since, with | between the steps', optional: true },
    { flag: 'say', of: 'point', type: 'wordings', question: 'What to say, such as: sre=It paged us. | finance=It cost a day.', otherwise: 'made of the above', optional: true },
    { ...AUDIENCES, of: 'use-case', otherwise: 'for all', optional: true },
    { ...HEARD, of: 'point' },
    { flag: 'caveat', of: 'point', question: 'When that does not hold', optional: true },
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
  { flag: 'organisation', option: ['<name>', 'use-case, incident: whose it is; or of a new speaker'] },
];

const TALK: readonly Flag[] = [
  { flag: 'talk', option: ['<id>', 'the talk in which it was said'] },
  { flag: 'at', option: ['<time>', 'when in the talk, such as 12:45'] },
];

/** Where a record can be read, in place of a talk. */
export const PAGE: readonly Field[] = [
  {
    flag: 'page',
    isOfSource: true,
    option: ['<address>', 'or the page on which it can be read'],
    question: 'Where it can be read: an https:// address',
  },
  {
    flag: 'pageTitle',
    isOfSource: true,
    field: 'title',
    option: ['<title>', 'the title of that page'],
    question: 'The title of that page',
  },
  {
    flag: 'asOf',
    isOfSource: true,
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
export function flagsOf(kind: Addition): string[] {
  if (kind === 'incident') return FIELDS.incident.map(({ flag }) => flag);
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

/** Which flags each kind needs; on a terminal what is missing of them is asked for, and all else can be skipped. */
export function requiredFlags(): string {
  const width = Math.max(...ADDITIONS.map(({ length }) => length)) + 2;
  const lines = ADDITIONS.map((kind) => {
    const needed = FIELDS[kind].filter(({ optional }) => !optional).map(({ flag }) => `--${dashed(flag)}`);
    const isSourced = ADDED_KINDS.some((one) => one === kind) && kind !== 'talk';
    return `  ${kind.padEnd(width)}${[...needed, ...(isSourced ? ['a source'] : [])].join(' ')}`;
  });
  return [
    'Required (all else can be skipped; on a terminal what is missing is asked for):',
    ...lines,
    'A source is --page, --page-title and --as-of, or --talk, with --at where the second is known.',
  ].join('\n');
}

/** A flag as it is typed. */
export function dashed(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
