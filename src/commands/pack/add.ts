/** Adds a record to a pack, from flags and from what the user answers. */
import type { Material } from '../../answer/answer.ts';
import type { Context } from '../../context.ts';
import { isKitError, UsageError } from '../../errors.ts';
import type { NewRecord } from '../../packs/edit.ts';
import { ADDITIONS, type AddedKind, type Addition, KINDS, type Kind } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';
import { plural } from '../../records/lookup.ts';
import { readMomentId } from '../../records/moments.ts';
import { nearest } from '../../text/nearest.ts';
import { joined, plain, repeated, standsIn, visible } from '../../text/text.ts';
import type { Define } from '../options.ts';
import { isNumber, recall } from '../remembered.ts';
import {
  addOptions,
  dashed,
  FIELDS,
  type Field,
  flagsOf,
  type Given,
  isForEvery,
  PAGE,
  requiredFlags,
  textOf,
} from './fields.ts';
import { incidentRecords, organisationOf, topicsIn } from './incident.ts';
import { asked, BACK, faults } from './questions.ts';
import { addTo, chooseTarget, type Target } from './target.ts';
import { fieldValue, freeId, sourceOf } from './values.ts';

export const definePackAdd: Define = (command, context) => {
  command
    .argument('<kind>', 'quote, point, objection, use-case, talk or incident')
    .description('add a record to a pack; on a terminal, what is not given is asked for')
    .addHelpText('after', `\n${requiredFlags()}`);
  for (const { flags, help, collect } of addOptions()) {
    if (collect) command.option(flags, help, collect);
    else command.option(flags, help);
  }
  command.action((kind, flags) => packAddCommand(context, kind, flags));
};

/** Adds a record; the file is written whole or not at all. */
async function packAddCommand(context: Context, word: string, flags: Given): Promise<void> {
  const kind = kindOf(word);
  const target = await chooseTarget(context, textOf(flags, 'to'));
  const kit = await context.kit();
  const content = await contentOf(context, kit, kind, target, await fromMoment(context, kit, kind, flags));
  await addTo(context, target, kind === 'incident' ? 'use-case' : kind, content);
}

/** How long after a moment the words of a quote are looked for, and how much of it is taken as one. In seconds. */
const AROUND = 60;
const PASSAGE = 12;

/** Flags filled in from a moment of a transcript, whose words are checked against it. */
async function fromMoment(context: Context, kit: Kit, kind: Addition, flags: Given): Promise<Given> {
  const from = textOf(flags, 'from');
  if (from === undefined || kind !== 'quote') return flags;
  const { from: _, ...others } = flags;
  const moment = readMomentId(isNumber(from) ? recall(context, Number(from)) : from);
  const talk = moment && kit.find('talk', moment.talk);
  const passage = talk && (await context.packs.listen(talk.id, moment.at, PASSAGE));
  const around = talk && (await context.packs.listen(talk.id, moment.at, AROUND));
  if (!talk || passage === undefined || around === undefined) {
    throw new UsageError(
      `"${repeated(from)}" is no moment of a transcript.`,
      'Give an id such as gitops-everywhere@12:45, or the number of such a result in the last search.',
    );
  }
  const asked = async () =>
    context.interactive ? (await context.prompter()).text('The words, as they were said:', passage) : passage;
  const text = textOf(flags, 'text') ?? (await asked());
  if (!standsIn(plain(text), plain(around)) || !plain(text)) {
    throw new UsageError(
      'These words are not in the transcript there.',
      `At ${moment.at} was said: ${visible(passage)}`,
    );
  }
  const [only, ...more] = talk.speakers;
  const speaker = flags.speaker ?? (only !== undefined && !more.length ? [only] : undefined);
  return { ...others, text, talk: talk.id, at: moment.at, ...(speaker && { speaker }) };
}

function kindOf(word: string): Addition {
  const kind = ADDITIONS.find((one) => one === word || pluralOf(one) === word);
  if (kind) return kind;
  const guess = nearest(word, ADDITIONS);
  throw new UsageError(
    `A "${repeated(word)}" cannot be added${KINDS.includes(word as Kind) ? ' by this command' : ''}.`,
    `${guess ? `Did you mean "${guess}"? ` : ''}There are: ${joined(ADDITIONS)}; all else is written into the file.`,
  );
}

function pluralOf(kind: Addition): string {
  return kind === 'incident' ? 'incidents' : plural(kind);
}

/** What is to be added: the record, and speakers and events that are not known yet. */
async function contentOf(
  context: Context,
  kit: Kit,
  kind: Addition,
  { name: pack }: Target,
  flags: Given,
): Promise<NewRecord[]> {
  const taken = flagsOf(kind);
  const foreign = Object.keys(flags).find((flag) => !taken.includes(flag) && !isForEvery(flag));
  if (foreign !== undefined) {
    const names = taken.map((flag) => `--${dashed(flag)}`);
    throw new UsageError(
      `${kind === 'incident' ? 'An' : 'A'} ${kind} has no --${dashed(foreign)}.`,
      `It has: ${names.join(', ')}.`,
    );
  }
  const given = await answers(context, kit, kind, pack, flags);
  const added: NewRecord[] = [];
  const content: Record<string, unknown> = {};
  const readValue = async (field: Field) => {
    const value = given[field.flag];
    return value === undefined ? undefined : fieldValue(context, kit, pack, field, value, flags, added);
  };
  if (kind === 'incident') {
    const values = await Promise.all(FIELDS.incident.map(async (field) => [field.flag, await readValue(field)]));
    return incidentRecords(kit, pack, { ...Object.fromEntries(values), id: textOf(flags, 'id') });
  }
  for (const field of FIELDS[kind]) {
    const value = await readValue(field);
    if (value !== undefined) content[field.field ?? field.flag] = value;
  }
  if (kind !== 'talk') content.sources = [sourceOf(kit, pack, given, content.speakers)];
  const id = textOf(flags, 'id') ?? freeId(kit, pack, String(content.title ?? content.text ?? ''));
  return [...added, { kind, content: { id, ...content } }];
}

/** The values of flags; on a terminal what is missing is asked for. @throws UsageError where that cannot be done */
async function answers(context: Context, kit: Kit, kind: Addition, pack: string, flags: Given): Promise<Given> {
  const sourced = kind !== 'talk' && kind !== 'incident';
  const given = { ...flags };
  const wanted = [...FIELDS[kind], ...(sourced && flags.talk === undefined ? PAGE : [])];
  const open = wanted.filter(({ flag }) => given[flag] === undefined);
  const needed = open.filter(({ optional }) => !optional);
  // Loaded before the first question, so that nobody waits between two of them.
  const material =
    kind === 'incident' ? { kit, index: await context.index(), matcher: await context.matcher() } : undefined;
  const usual = (field: Field) => (material ? usualFor(material, pack, field, given) : undefined);
  const missing = needed.filter((field) => usual(field) === undefined);
  if (missing.length && !context.interactive) {
    const names = missing.map(({ flag }) => `--${dashed(flag)}`);
    const hint = sourced ? ' In place of a page there can be --talk ID and --at TIME.' : '';
    throw new UsageError(
      `${joined(names)} ${names.length > 1 ? 'are' : 'is'} missing.`,
      `${missing[0]?.question}.${hint}`,
    );
  }
  // Whoever has given all that is needed is asked for nothing more.
  const isAsked = context.interactive && missing.length > 0;
  if (isAsked) await context.stderr.write(`${BACK} goes back to the question before.\n`);
  const typed = new Map<string, string>();
  const isMain = (field: Field) => field.isMain || (!field.optional && usual(field) === undefined);
  // Of an incident much can be told that few want to tell.
  let isMore = kind === 'incident' ? undefined : true;
  for (let place = 0; place < open.length; ) {
    const field = kind === 'incident' ? mainFirst(open, isMain)[place] : open[place];
    if (!field) break;
    const { flag, question, optional, otherwise } = field;
    const ready = typed.get(flag) ?? usual(field);
    if (isAsked && !isMain(field))
      isMore ??= await (await context.prompter())
        .confirm(moreQuestion(open, usual))
        .catch(givingBack(context, kind, open, typed, flags));
    const check = (answer: string) => faultsIn(context, kit, kind, pack, field, answer, flags);
    const skip = ready ?? (optional ? '' : undefined);
    const answer =
      isAsked && (isMain(field) || isMore)
        ? await asked(context, question, check, { skip, otherwise, canGoBack: true }).catch(
            givingBack(context, kind, open, typed, flags),
          )
        : ready;
    if (answer === BACK) {
      place = Math.max(0, place - 1);
      continue;
    }
    typed.set(flag, answer ?? '');
    if (answer) given[flag] = split(field, answer);
    else delete given[flag];
    place += 1;
  }
  return given;
}

/** Fields in their order, those first that are asked for in any case. */
function mainFirst(fields: readonly Field[], isMain: (field: Field) => boolean): readonly Field[] {
  return [...fields.filter(isMain), ...fields.filter((field) => !isMain(field))];
}

/** Whether there is more to tell of an incident, with what is taken for granted otherwise. */
function moreQuestion(open: readonly Field[], usual: (field: Field) => string | undefined): string {
  const topics = open.filter(({ flag }) => flag === 'topic').flatMap((field) => usual(field)?.split(', ') ?? []);
  const about = topics.length ? `It is about ${joined(topics)}. ` : '';
  return `${about}More, such as what you do since, for whom it is and how people ask for it?`;
}

/** Says what was typed so far as a command line, before whoever breaks off loses it. */
function givingBack(
  context: Context,
  kind: Addition,
  open: readonly Field[],
  typed: ReadonlyMap<string, string>,
  flags: Given,
): (error: unknown) => Promise<never> {
  return async (error) => {
    const answers = open.flatMap((field): [string, string | readonly string[]][] => {
      const answer = typed.get(field.flag);
      return answer ? [[field.flag, split(field, answer)]] : [];
    });
    const all = [...Object.entries(flags), ...answers];
    const words = all.flatMap(([flag, value]) => {
      const { ids } = FIELDS[kind].find((one) => one.flag === flag) ?? {};
      const values = ids && typeof value === 'object' ? [value.join(',')] : [value ?? []].flat();
      return values.map((one) => `--${dashed(flag)} ${quotedForShell(one)}`);
    });
    if (isKitError(error) && error.exitCode === 130 && answers.length)
      await context.stderr.write(
        `\nNothing was added. To go on where you were:\n${['gitops-kit pack add', kind, ...words].join(' ')}\n`,
      );
    throw error;
  };
}

function quotedForShell(word: string): string {
  return /^[\w.,:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What a field of an incident has unless somebody says otherwise; undefined where nobody can tell. */
function usualFor(material: Material, pack: string, { flag }: Field, given: Given): string | undefined {
  const told = ['title', 'happened', 'lesson'].flatMap((name) => textOf(given, name) ?? []).join('. ');
  switch (flag) {
    case 'topic':
      return topicsIn(material, told).join(', ') || undefined;
    case 'organisation':
      return organisationOf(material.kit, pack);
    case 'pageTitle':
      return textOf(given, 'title');
    default:
      return undefined;
  }
}

function split({ ids, type }: Field, answer: string): string | string[] {
  if (ids && ids !== 'event') return answer.split(',');
  return type === 'list' || type === 'wordings' ? answer.split('|') : answer;
}

/** What to give where nobody thinks of a page. */
const NO_PAGE =
  'Of a ticket or a file give the address under which a browser shows it, such as https://tickets.example.com/OPS-42; its number may be the title.';

/** What is wrong in an answer. */
async function faultsIn(
  context: Context,
  kit: Kit,
  kind: Addition,
  pack: string,
  field: Field,
  typed: string,
  flags: Given,
): ReturnType<typeof faults> {
  const { flag, ids, isOfSource, of, field: name = flag } = field;
  // An event that is not known is a new one, and more is asked then.
  if (ids === 'event') return plain(typed) ? [] : [{ message: 'This must not be empty.' }];
  const value = await fieldValue(context, kit, pack, field, split(field, typed), flags, []);
  const record: AddedKind = of ?? (kind === 'incident' ? 'use-case' : kind);
  const source = { page: 'https://x', title: 'x', asOf: '2026', [name]: value };
  const found = isOfSource ? await faults(kit, pack, record, { sources: [source] }) : undefined;
  // Many an incident has a ticket and no page that is known by its address.
  if (flag === 'page') return found?.map((fault) => ({ ...fault, hint: NO_PAGE })) ?? [];
  return found ?? faults(kit, pack, record, { [name]: value });
}
