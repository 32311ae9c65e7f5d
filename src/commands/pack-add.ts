import type { Context } from '../context.ts';
import { FailedError, isKitError, UsageError } from '../errors.ts';
import { ADDED_KINDS, type AddedKind, KINDS, type Kind, PARTS } from '../kit/kinds.ts';
import type { Kit } from '../kit/kit.ts';
import { readMomentId } from '../kit/moments.ts';
import { nearest } from '../kit/nearest.ts';
import { fullId, packOf, shortId } from '../kit/pack-ids.ts';
import { joined, plain, repeated, visible } from '../kit/text.ts';
import type { FoundPack } from '../library/find.ts';
import { isInstalled } from '../library/lock.ts';
import { readPackFiles } from '../library/read.ts';
import { survey } from '../library/survey.ts';
import type { NewRecord } from '../packs/edit.ts';
import { formatProblem, type Problem } from '../packs/problem.ts';
import { lookUp, plural } from '../queries/lookup.ts';
import type { GlobalFlags } from './print.ts';
import { isNumber, recall } from './remembered.ts';
import { writeFile } from './write-file.ts';

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

type Flag = Exclude<keyof PackAddFlags, keyof GlobalFlags>;

interface Field {
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
const FIELDS = {
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
    { flag: 'concede', question: 'When they are right' },
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
const SOURCE: readonly Flag[] = ['talk', 'at', 'page', 'pageTitle', 'asOf'];
const EVERY: readonly string[] = ['to', 'id', 'color', 'pager', 'pack', 'debug'];
const NEW_SPEAKER: readonly Flag[] = ['role', 'organisation'];
const NEW_EVENT: readonly Flag[] = ['asOf'];

/** Adds a record to a pack, from flags and from what the user answers; the file is written whole or not at all. */
export async function packAddCommand(context: Context, word: string, flags: PackAddFlags): Promise<void> {
  const kind = kindOf(word);
  const target = await chooseTarget(context, flags.to);
  const kit = await context.kit();
  const content = await contentOf(context, kit, kind, target, await fromMoment(context, kit, kind, flags));
  await addTo(context, target, kind, content);
}

/** How long after a moment the words of a quote are looked for, and how much of it is taken as one. In seconds. */
const AROUND = 60;
const PASSAGE = 12;

/** Flags filled in from a moment of a transcript, whose words are checked against it. */
async function fromMoment(context: Context, kit: Kit, kind: AddedKind, flags: PackAddFlags): Promise<PackAddFlags> {
  if (flags.from === undefined || kind !== 'quote') return flags;
  const { from, ...others } = flags;
  const moment = readMomentId(isNumber(from) ? recall(context, Number(from)) : from);
  const talk = moment && kit.find('talk', moment.talk);
  const passage = talk && (await context.shelf.listen(talk.id, moment.at, PASSAGE));
  const around = talk && (await context.shelf.listen(talk.id, moment.at, AROUND));
  if (!talk || passage === undefined || around === undefined) {
    throw new UsageError(
      `"${repeated(from)}" is no moment of a transcript.`,
      'Give an id such as gitops-everywhere@12:45, or the number of such a result in the last search.',
    );
  }
  const asked = async () =>
    context.interactive ? (await context.prompter()).text('The words, as they were said:', passage) : passage;
  const text = flags.text ?? (await asked());
  if (!` ${plain(around)} `.includes(` ${plain(text)} `) || !plain(text)) {
    throw new UsageError(
      'These words are not in the transcript there.',
      `At ${moment.at} was said: ${visible(passage)}`,
    );
  }
  const [only, ...more] = talk.speakers;
  const speaker = flags.speaker ?? (only !== undefined && !more.length ? [only] : undefined);
  return { ...others, text, talk: talk.id, at: moment.at, ...(speaker && { speaker }) };
}

/** A pack that can be written to. */
export interface Target extends FoundPack {
  readonly name: string;
}

function kindOf(word: string): AddedKind {
  const kind = ADDED_KINDS.find((one) => one === word || plural(one) === word);
  if (kind) return kind;
  const guess = nearest(word, ADDED_KINDS);
  throw new UsageError(
    `A "${repeated(word)}" cannot be added${KINDS.includes(word as Kind) ? ' by this command' : ''}.`,
    `${guess ? `Did you mean "${guess}"? ` : ''}There are: ${joined(ADDED_KINDS)}; all else is written into the file.`,
  );
}

/** The pack that is named, or the only one that is the user's own. */
export async function chooseTarget(context: Context, name: string | undefined): Promise<Target> {
  const { packs } = await survey(context.shelf);
  const found = packs.flatMap(({ manifest, path, origin }) =>
    path !== undefined && origin ? [{ name: manifest.name, path, origin }] : [],
  );
  const own = found.filter(({ path }) => !isInstalled(path));
  const named = name === undefined ? undefined : found.find((pack) => pack.name === name);
  if (named && !own.includes(named)) {
    throw new UsageError(
      `Pack "${named.name}" is installed, and the next update would undo the change.`,
      'Change it in its repository, or add to a pack of your own: gitops-kit pack init NAME',
    );
  }
  if (named) return named;
  const names = own.map((pack) => pack.name);
  if (name !== undefined) {
    const guess = nearest(name, names);
    const there = names.length ? `There are: ${joined(names)}.` : 'Make it with: gitops-kit pack init NAME';
    throw new UsageError(
      `There is no pack "${repeated(name)}".`,
      `${guess ? `Did you mean "${guess}"? ` : ''}${there}`,
    );
  }
  const [only, ...others] = own;
  if (!only) throw new UsageError('There is no pack to add to.', 'Make one first: gitops-kit pack init NAME');
  if (!others.length) return only;
  if (!context.interactive) throw new UsageError('Which pack? --to is missing.', `There are: ${joined(names)}.`);
  const chosen = await (await context.prompter()).select(
    'To which pack?',
    own.map((pack) => ({ value: pack.name, name: pack.name, description: pack.path })),
  );
  return own.find((pack) => pack.name === chosen) ?? only;
}

/** What is to be added: the record, and speakers and events that are not known yet. */
async function contentOf(
  context: Context,
  kit: Kit,
  kind: AddedKind,
  { name: pack }: Target,
  flags: PackAddFlags,
): Promise<NewRecord[]> {
  const fields: readonly Field[] = FIELDS[kind];
  const sourced = kind !== 'talk';
  const source = sourced ? SOURCE : NEW_EVENT;
  const taken = [...fields.map(({ flag }) => flag), ...source, ...EVERY, ...NEW_SPEAKER];
  for (const flag of Object.keys(flags)) {
    if (taken.includes(flag)) continue;
    throw new UsageError(
      `A ${kind} has no --${dashed(flag)}.`,
      `It has: ${taken
        .filter((one) => !EVERY.includes(one))
        .map((one) => `--${dashed(one)}`)
        .join(', ')}.`,
    );
  }
  const given = await answers(context, kit, kind, pack, flags);
  const added: NewRecord[] = [];
  const content: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given[field.flag];
    if (value === undefined) continue;
    content[field.field ?? field.flag] = await fieldValue(context, kit, pack, field, value, flags, added);
  }
  if (sourced) {
    content.sources = [sourceOf(kit, pack, given, content.speakers)];
  }
  const id = flags.id ?? freeId(kit, pack, String(content.title ?? content.text ?? ''));
  return [...added, { kind, content: { id, ...content } }];
}

type Given = Partial<Record<Flag, string | readonly string[]>>;

/** Where a record can be read, in place of a talk. */
const PAGE: readonly Field[] = [
  { flag: 'page', question: 'Where it can be read: an https:// address' },
  { flag: 'pageTitle', field: 'title', question: 'The title of that page' },
  { flag: 'asOf', question: 'Of when it is: 2026, 2026-11 or 2026-11-22' },
];

/** The values of flags; on a terminal what is missing is asked for. @throws UsageError where that cannot be done */
async function answers(context: Context, kit: Kit, kind: AddedKind, pack: string, flags: PackAddFlags): Promise<Given> {
  const fields: readonly Field[] = FIELDS[kind];
  const sourced = kind !== 'talk';
  const { color: _, pager: __, ...fieldFlags } = flags;
  const given: Given = { ...fieldFlags };
  const wanted = [...fields, ...(sourced && flags.talk === undefined ? PAGE : [])];
  const missing = wanted.filter(({ flag, optional }) => !optional && given[flag] === undefined);
  if (missing.length && !context.interactive) {
    const names = missing.map(({ flag }) => `--${dashed(flag)}`);
    const hint = sourced ? ' In place of a page there can be --talk ID and --at TIME.' : '';
    throw new UsageError(
      `${joined(names)} ${names.length > 1 ? 'are' : 'is'} missing.`,
      `${missing[0]?.question}.${hint}`,
    );
  }
  for (const field of missing) {
    const { flag, question, ids, type } = field;
    const split = (answer: string) => (ids ? answer.split(',') : type ? answer.split('|') : answer);
    const answer = await asked(context, question, async (typed) => {
      // An event that is not known is a new one, and more is asked then.
      if (ids === 'event') return plain(typed) ? [] : [{ message: 'This must not be empty.' }];
      const value = await fieldValue(context, kit, pack, field, split(typed), flags, []);
      const name = field.field ?? flag;
      return PAGE.includes(field)
        ? faults(kit, pack, kind, { sources: [{ page: 'https://x', title: 'x', asOf: '2026', [name]: value }] })
        : faults(kit, pack, kind, { [name]: value });
    });
    given[flag] = split(answer);
  }
  return given;
}

/** An answer in which nothing is wrong; as long as there is, it is said, and the question comes again. */
async function asked(
  context: Context,
  question: string,
  wrong: (answer: string) => Promise<readonly Fault[]>,
): Promise<string> {
  for (;;) {
    const answer = await (await context.prompter()).text(`${question}:`);
    const found = await wrong(answer).catch((error: unknown): readonly Fault[] => {
      if (isKitError(error) && error.exitCode === 2) return [error];
      throw error;
    });
    const [first] = found;
    if (!first) return answer;
    const hint = first.hint === undefined ? '' : `${first.hint.charAt(0).toUpperCase()}${first.hint.slice(1)}\n`;
    await context.stderr.write(`${first.message}\n${hint}`);
  }
}

interface Fault {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What is wrong in some fields of a record; ids may be of records that are not written yet where they are a person's. */
async function faults(
  kit: Kit,
  pack: string,
  kind: Kind,
  content: Readonly<Record<string, unknown>>,
): Promise<Fault[]> {
  const { complaintsAbout, danglingIn } = await import('../packs/packs.ts');
  const complaints = complaintsAbout(kind, content).filter(({ path: [first] }) => String(first) in content);
  const told = complaints.map(({ message, hint }) => ({ message: `This ${message}.`, hint }));
  const ids = kit.records.flatMap(({ id, kind: of }): [string, Kind][] => {
    const owner = packOf(id);
    return owner === undefined || owner === pack ? [[shortId(id), of]] : [];
  });
  if (told.length || 'speakers' in content) return told;
  return danglingIn({ kind, ...content }, new Map(ids)).map(({ message, hint }) => ({ message: `${message}.`, hint }));
}

async function fieldValue(
  context: Context,
  kit: Kit,
  pack: string,
  { ids, type }: Field,
  value: string | readonly string[],
  flags: PackAddFlags,
  added: NewRecord[],
): Promise<unknown> {
  const values = (typeof value === 'string' ? [value] : value).map(visible).filter(Boolean);
  if (ids === 'event') return eventId(context, kit, pack, values.join(' '), flags, added);
  if (ids === 'speaker') return values.map((name) => speakerId(kit, pack, name, flags, added));
  if (ids === 'any') return values.map((id) => withinPack(pack, kit.get(id)?.id ?? id));
  if (ids) return values.flatMap((word) => lookUp(kit, ids, word).map(({ id }) => withinPack(pack, id)));
  if (type === 'wordings') return wordings(kit, pack, values);
  return type === 'list' ? values : values.join(' ');
}

/** `leadership=It costs less.` and the like, as a map. */
function wordings(kit: Kit, pack: string, values: readonly string[]): Record<string, string> {
  const pairs = values.map((value): [string, string] => {
    const [, who = '', text = ''] = /^\s*([^=]{1,60}?)\s*=\s*(.+)$/.exec(value) ?? [];
    if (!text) {
      throw new UsageError(
        `"${repeated(value)}" names no audience.`,
        'Name it first: "leadership=It costs less.", or "everyone=It can be undone." for an objection.',
      );
    }
    if (who === 'everyone') return [who, text];
    const [audience] = lookUp(kit, 'audience', who);
    return [withinPack(pack, audience?.id ?? who), text];
  });
  return Object.fromEntries(pairs);
}

/** The id of somebody who is known, or of a new speaker, who is then added too. */
function speakerId(
  kit: Kit,
  pack: string,
  name: string,
  { role, organisation }: PackAddFlags,
  added: NewRecord[],
): string {
  const known = kit.all('speaker').find((one) => isCalled(one, name));
  if (known) return withinPack(pack, known.id);
  const like = kit.all('speaker').find((one) => ` ${plain(one.name)} `.includes(` ${plain(name)} `));
  if (like && !name.trim().includes(' ')) {
    throw new UsageError(
      `There is no speaker "${repeated(name)}".`,
      `Did you mean ${like.name}? Give the full name of somebody new.`,
    );
  }
  const id = freeId(kit, pack, name);
  const content = {
    id,
    name,
    ...(role && { role: visible(role) }),
    ...(organisation && { organisation: visible(organisation) }),
  };
  added.push({ kind: 'speaker', content });
  return id;
}

/** The id of an event that is known, or of a new one, which is then added too. */
async function eventId(
  context: Context,
  kit: Kit,
  pack: string,
  name: string,
  { asOf }: PackAddFlags,
  added: NewRecord[],
): Promise<string> {
  const known = kit.all('event').find((one) => isCalled(one, name));
  if (known) return withinPack(pack, known.id);
  if (asOf === undefined && !context.interactive) {
    throw new UsageError(
      `There is no event "${repeated(name)}".`,
      'For a new one say when it began: --as-of 2026-11-22',
    );
  }
  const start =
    asOf ??
    (await asked(context, 'That event is new. When did it begin, such as 2026-11-22', (typed) =>
      faults(kit, pack, 'event', { start: visible(typed) }),
    ));
  const id = freeId(kit, pack, name);
  added.push({ kind: 'event', content: { id, name, start: visible(start) } });
  return id;
}

function isCalled(one: { id: string; name: string; aliases?: readonly string[] | undefined }, name: string): boolean {
  const names = [one.id, shortId(one.id), one.name, ...(one.aliases ?? [])];
  return names.some((other) => plain(other) === plain(name));
}

function sourceOf(kit: Kit, pack: string, given: Given, speakers: unknown): Record<string, unknown> {
  const one = (flag: Flag) => (given[flag] === undefined ? undefined : visible(String(given[flag])));
  const talk = one('talk');
  if (talk !== undefined) {
    const at = one('at');
    const [speaker] = Array.isArray(speakers) ? speakers : [];
    return { talk: withinPack(pack, kit.get(talk)?.id ?? talk), ...(at && { at }), ...(speaker && { speaker }) };
  }
  return { page: one('page'), title: one('pageTitle'), asOf: one('asOf') };
}

/** An id as it is written in a pack. @throws UsageError for what another pack has */
function withinPack(pack: string, id: string): string {
  const owner = packOf(id);
  if (owner === undefined || owner === pack) return shortId(id);
  throw new UsageError(
    `"${id}" belongs to another pack.`,
    'A pack can refer to its own records and to those of the kit.',
  );
}

/** An id from the first words of a text that nothing has yet. */
function freeId(kit: Kit, pack: string, text: string): string {
  const base =
    plain(text)
      .replace(/[^a-z0-9 ]/g, '')
      .split(' ')
      .filter(Boolean)
      .slice(0, 6)
      .join('-')
      .slice(0, 50) || 'record';
  for (let number = 1; ; number++) {
    const id = number > 1 ? `${base}-${number}` : base;
    if (kit.kindOf(id) === undefined && kit.kindOf(fullId(pack, id)) === undefined) return id;
  }
}

/** Writes records into a pack, if it is then no worse than before. */
async function addTo(context: Context, target: Target, kind: Kind, records: readonly NewRecord[]): Promise<void> {
  const { addRecords, compilePacks, hasList } = await import('../packs/packs.ts');
  const before = readPackFiles(target.path);
  const file =
    before.files.find(({ text }) => hasList(text, kind)) ??
    before.files.find(({ text }) => /^pack:/m.test(text)) ??
    before.files[0];
  if (!file)
    throw new FailedError(`Nothing can be read at ${visible(target.path)}.`, 'See why with: gitops-kit pack check');
  const text = addRecords(file.text, records);
  const after = { ...before, files: before.files.map((one) => (one === file ? { ...one, text } : one)) };
  const check = (pack: typeof before) => compilePacks(context.shelf.builtIn(), [pack]).problems;
  const known = new Set(check(before).map(({ message }) => message));
  const problem = check(after).find(({ message }) => !known.has(message));
  if (problem) throw unfit(problem);
  const now = readPackFiles(target.path).files.find(({ path }) => path === file.path);
  if (now?.text !== file.text) {
    throw new FailedError(
      `${visible(file.path)} has just been changed by somebody else.`,
      'Nothing was written. Try again.',
    );
  }
  await writeFile(context, file.path, text, true);
  const ids = records.map(({ content }) => fullId(target.name, String(content.id)));
  await context.stdout.write(`${ids.join('\n')}\n`);
  await context.stderr.write(`Added to ${visible(file.path)}; see it with: gitops-kit show ${ids.at(-1)}\n`);
}

function unfit({ message, hint, ...place }: Problem): UsageError {
  const told = formatProblem({ ...place, message }).replace(/^.*?:\d+:\d+: /, '');
  return new UsageError(
    `Not added: ${told}.`,
    hint ? `${visible(hint)}; nothing was written.` : 'Nothing was written.',
  );
}

function dashed(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
