/** The conversation: asks, shows, does what is wished, and keeps it after every step. */
import { join, parse } from 'node:path';
import type { Material } from '../answer/answer.ts';
import type { Context } from '../context.ts';
import { USUAL_MINUTES } from '../conversation/begin.ts';
import { USUAL_FILE } from '../conversation/do.ts';
import type { Kept } from '../conversation/kept.ts';
import { type Extent, followUpOf, itemsIn, listedIn, openIn, withName } from '../conversation/message.ts';
import {
  type Conversation,
  firstSaid,
  type Reply,
  revived,
  type Shown,
  seenOn,
  tell,
  type Wish,
  withAgreed,
} from '../conversation/state.ts';
import { begin, questionOf, reply } from '../conversation/step.ts';
import { suggest } from '../conversation/suggest.ts';
import { FailedError, isEndOfInput, isKitError, KitError, UnsentError, UsageError } from '../errors.ts';
import type { Kit } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import { isInternal, usedPacks } from '../records/origins.ts';
import { shortId } from '../records/pack-ids.ts';
import { render } from '../render/formats.ts';
import { text } from '../render/layout.ts';
import { foreseen } from '../render/notices.ts';
import { previewRows } from '../render/room.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { inQuotes, joined, repeated } from '../text/text.ts';
import { type DeliveryFlags, deliver, deliveryOf, mayLeave, originOf } from './deliver.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { askModel, LLM, LLM_TIMEOUT, type LlmFlags, type Meant, meantBy, modelOf, secondsOf } from './llm.ts';
import { type Define, list, wholeNumber } from './options.ts';
import { type GlobalFlags, print, viewOf } from './print.ts';
import { createScreen, type Screen } from './screen.ts';

export interface ChatFlags extends GlobalFlags, LlmFlags {
  readonly audience?: readonly string[];
  readonly topic?: readonly string[];
  readonly minutes?: string;
  readonly service?: string;
  readonly followUp?: string;
  /** Those who get a message of their own. */
  readonly for?: readonly string[];
  /** Whether the message is to have all in it. */
  readonly long?: boolean;
  /** Whether what packs call internal may be in it. */
  readonly internal?: boolean;
  readonly copy?: boolean;
  readonly force?: boolean;
  readonly plain?: boolean;
  readonly resume?: boolean;
  /** False with `--no-state`. */
  readonly state?: boolean;
}

const LONGEST_ECHO = 1000;
/** Of a conversation that is kept, and the least that is told of how it began. In characters. */
const LONGEST_TITLE = 80;
const SHORTEST_BEGINNING = 12;
/** Rows of a terminal that does not say how many it has. */
const USUAL_ROWS = 24;
/** In place of one listener. */
const ALL = 'all';

export const defineChat: Define = (command, context, merged) =>
  command
    .description('a conversation: the pitch, then an answer to whatever they say')
    .option('-a, --audience <who>', 'whom you talk to, several with commas', list)
    .option('-t, --topic <topic>', 'what they care about, several with commas', list)
    .option('-m, --minutes <minutes>', 'speaking time of the pitch, 1 to 60')
    .option('-s, --service <name>', 'with your own numbers, as "assess --save --service <name>" has kept them')
    .option('--follow-up <file>', 'write the message to send afterwards to a file: .md, .txt, .html ...')
    .option('--for <who>', 'a message for this listener alone; several with commas get one each', list)
    .option('--long', 'all in it, and not only what fits onto a screen')
    .option('--internal', 'write or copy what a pack with an internal licence has, too')
    .option('--copy', 'put that message onto the clipboard')
    .option('-f, --force', 'replace the file if it exists')
    .option('--resume', 'go on with a conversation that was left')
    .option('--no-state', 'keep nothing')
    .option('--plain', 'numbered choices and no redrawing, for a screen reader')
    .option(...LLM)
    .option(...LLM_TIMEOUT)
    .action((flags) => chatCommand(context, merged(flags)));

/** Has a conversation with the person at the terminal, or with the lines of the standard input. */
async function chatCommand(context: Context, flags: ChatFlags): Promise<void> {
  // A name with an ending that nobody knows is better said now than in the end.
  secondsOf(flags);
  if (flags.followUp !== undefined) deliveryOf({ output: flags.followUp });
  const numbers =
    flags.service === undefined ? undefined : (await import('./saved.ts')).ownNumbers(context, flags.service);
  const kit = await context.kit();
  for (const extent of extentsOf(flags, kit)) {
    if (flags.followUp === undefined) break;
    const { mayWrite } = await import('./write-file.ts');
    await mayWrite(context, fileFor(flags.followUp, extent, flags), flags.force ?? false);
  }
  const given = {
    audiences: [...new Set((flags.audience ?? []).map((word) => lookUpOne(kit, 'audience', word).id))],
    topics: flags.topic?.map((word) => lookUpOne(kit, 'topic', word).id),
    minutes: flags.minutes === undefined ? undefined : wholeNumber('--minutes', flags.minutes, 1, 60),
    numbers,
  };
  if (flags.resume && flags.state === false)
    throw new UsageError('--resume needs what --no-state leaves out.', 'Give one of them.');
  if (!context.interactive && !flags.resume && !given.audiences.length) throw needsAudience(kit);

  const material = { kit, index: await context.index(), matcher: await context.matcher() };
  const keeper = createKeeper(context, flags.state !== false);
  const { style } = await viewOf(context, flags);
  const prompter = context.interactive ? await context.prompter({ plain: flags.plain, style }) : undefined;
  // Without a person nobody is asked: their topics in their order, and the usual time.
  const usual = prompter ? {} : { topics: given.topics ?? [], minutes: given.minutes ?? USUAL_MINUTES };
  const llm = modelOf(context, flags);
  const leaving = new AbortController();
  const screen = createScreen(context, flags);
  if (llm !== undefined) await context.stderr.write(`What they say goes to ${inQuotes(llm)} as well.\n`);
  let second: SecondOpinion | undefined;
  let now = flags.resume ? await resumed(context, material, keeper, prompter) : begin(material, { ...given, ...usual });
  let last: Conversation | undefined;
  let sent: Conversation | undefined;
  try {
    for (;;) {
      if (now.show.length) await screen.show(now.show);
      if (now.wish && (await fulfil(context, flags, kit, now.conversation, now.wish, screen))) sent = now.conversation;
      now = { ...now, conversation: seenOn(now.conversation, last, screen.ids()) };
      for (const problem of await keeper.keep(now.conversation)) await context.stderr.write(`${problem}\n`);
      if (now.conversation.step === 'over') break;
      const input = await ask(context, material, now.conversation, prompter, second).catch((error: unknown) => {
        // With Ctrl-D one leaves as with /quit, where a flag says what becomes of the message.
        const isAsked = flags.followUp !== undefined || flags.copy === true;
        if (isEndOfInput(error) && isAsked && now.conversation.step === 'talk') return undefined;
        throw error;
      });
      if (second?.problem) await context.stderr.write(`${second.problem}\n`);
      if (input === undefined) {
        now = reply(material, now.conversation, '/quit');
        continue;
      }
      // On a terminal it stands there already.
      if (!prompter) await context.stdout.write(`\n> ${repeated(String(input), LONGEST_ECHO)}\n`);
      const isSaid = now.conversation.step === 'talk' && typeof input === 'string' && /^[^/\s]/.test(input);
      const before = now.conversation.turns.flatMap(({ said }) => said ?? []);
      // Without a person nobody waits for an answer, so that the model's choice can take its place at once.
      const meant = isSaid && !prompter ? await meantBy(context, flags, kit, input, before) : undefined;
      const card = meant?.find((id) => kit.find('objection', id));
      last = now.conversation;
      now = reply(material, now.conversation, card ? `/show ${card} ${input}` : input);
      second =
        isSaid && prompter
          ? secondOpinion(now.conversation, input, askModel(context, flags, kit, input, before, leaving.signal), kit)
          : undefined;
    }
    // Whoever has just saved the message is not asked what becomes of it.
    const isSent = sent?.turns === now.conversation.turns && sent.dropped === now.conversation.dropped;
    await farewell(context, flags, kit, now.conversation, isSent ? undefined : prompter, keeper, screen);
  } catch (error) {
    // Leaving is no mistake, and what was said is still there.
    if (isKitError(error) && error.exitCode === 130 && keeper.kept)
      throw new KitError('Kept. Go on with: gitops-kit chat --resume', 130);
    throw error;
  } finally {
    leaving.abort();
  }
}

/** The next line or choice; undefined where a script has come to its end. */
async function ask(
  context: Context,
  material: Material,
  conversation: Conversation,
  prompter: Prompter | undefined,
  second: SecondOpinion | undefined,
): Promise<string | readonly string[] | undefined> {
  if (!prompter) return context.lines.next();
  const question = questionOf(material, conversation);
  switch (question.type) {
    case 'one':
      return prompter.select(question.message, question.choices);
    case 'several':
      return prompter.several(question.message, question.choices);
    case 'text':
      return prompter.text(question.message, question.usual);
    case 'line':
      return prompter.line(
        question.prompt,
        (typed) => {
          const { enter, suggestions } = suggest(material, conversation, typed);
          const chosen = !typed && second?.choice ? [second.choice] : [];
          const most = previewRows(context.stderr.rows ?? USUAL_ROWS) - 1;
          return { enter: enter && foreseen(enter), suggestions: [...chosen, ...suggestions].slice(0, most) };
        },
        second?.done,
      );
  }
}

/** What the user's own model makes of the last sentence; it comes when it comes. */
interface SecondOpinion {
  readonly done: Promise<void>;
  /** Another card than the one that was shown, to be chosen. */
  choice?: { readonly line: string; readonly label: string; readonly echo: string };
  /** Why it is of no use. */
  problem?: string;
}

function secondOpinion(
  { turns }: Conversation,
  said: string,
  asked: Promise<Meant | undefined>,
  kit: Kit,
): SecondOpinion {
  const opinion: SecondOpinion = {
    done: asked.then((meant) => {
      if (!meant) return;
      if ('problem' in meant) opinion.problem = meant.problem;
      const [card] = 'ids' in meant ? meant.ids.flatMap((id) => kit.find('objection', id) ?? []) : [];
      if (!card || turns.at(-1)?.card === card.id) return;
      const line = `/show ${card.id} ${said}`;
      opinion.choice = { line, label: `your model takes it for: ${card.title}`, echo: said };
    }),
  };
  return opinion;
}

/**
 * Does what is wished outside of the conversation; where that fails, it is said and the conversation goes on.
 * @returns whether the message has been saved or copied
 */
async function fulfil(
  context: Context,
  flags: ChatFlags,
  kit: Kit,
  conversation: Conversation,
  wish: Wish,
  screen: Screen,
): Promise<boolean> {
  try {
    switch (wish.type) {
      case 'open':
        await context.open(wish.url);
        return false;
      case 'more':
        if (!(await screen.more())) await screen.show([tell({ notice: 'nothing-more' })]);
        return false;
      case 'message':
        await screen.read(
          await messageLines(context, flags, kit, conversation, wish.extent),
          stillOpen(kit, conversation, wish.extent),
        );
        return false;
      default:
        await send(context, flags, kit, conversation, wayOf(wish), wish.extent);
        await screen.show(stillOpen(kit, conversation, wish.extent));
        return true;
    }
  } catch (error) {
    if (!isKitError(error)) throw error;
    // Flags are for the command line.
    const hint = wish.type === 'save' && error.hint?.includes('--') ? `For example: /save ${USUAL_FILE}` : error.hint;
    await screen.show([tell({ notice: 'refused', message: error.message, hint })]);
    return false;
  }
}

/** Where the message goes, as the flags of other commands say it. */
type Way = Pick<DeliveryFlags, 'output' | 'copy' | 'format'>;

function wayOf(wish: Exclude<Wish, { type: 'open' | 'more' }>): Way {
  return wish.type === 'save' ? { output: wish.file } : { copy: true };
}

/** What of the message is still open, so that it can be named. */
function stillOpen(kit: Kit, conversation: Conversation, extent: Extent): Shown[] {
  const all = listedIn(kit, conversation, extent);
  const points = all.filter(({ isPerhaps }) => !isPerhaps);
  const perhaps = all.filter(({ isPerhaps }) => isPerhaps);
  const [first] = points.length ? points : perhaps;
  if (!first) return [];
  const isOver = conversation.step === 'over';
  return [
    { type: 'open', points, perhaps },
    tell({ notice: 'open-points', number: first.number, isOver, ...(!points.length && { isPerhaps: true }) }),
  ];
}

/**
 * The same conversation, once the person has named what the message could only count.
 * @param keep keeps what has been named so far, since one may leave at any question
 */
async function withNames(
  kit: Kit,
  said: Conversation,
  extent: Extent,
  prompter: Prompter,
  keep: (now: Conversation) => Promise<void>,
): Promise<Conversation> {
  let now = said;
  await keep(now);
  for (const { id, title } of openIn(kit, said, extent).filter(({ name }) => name === undefined)) {
    const question = `What will you come back to for “${repeated(title)}”? Enter only counts it:`;
    const words = await prompter.text(question);
    if (!words) continue;
    now = withName(now, id, words.slice(0, LONGEST_ECHO));
    await keep(now);
  }
  return now;
}

/** The message, to be read. */
async function messageLines(
  context: Context,
  flags: ChatFlags,
  kit: Kit,
  conversation: Conversation,
  extent: Extent,
): Promise<string[]> {
  const result = { kind: 'follow-up', followUp: followUpOf(kit, conversation, extent) } as const;
  const { isTTY, columns } = context.stdout;
  await mayLeave(context, result, flags);
  const message = await render('text', result, await originOf(context, result), isTTY ? columns : undefined);
  return message.trimEnd().split('\n');
}

/** The end: the message to send is offered, unless a flag says where it goes. */
async function farewell(
  context: Context,
  flags: ChatFlags,
  kit: Kit,
  said: Conversation,
  prompter: Prompter | undefined,
  keeper: Keeper,
  screen: Screen,
): Promise<void> {
  const { followUp: output, copy } = flags;
  const isSent = output !== undefined || copy || (prompter && itemsIn(kit, said).length > 0);
  if (isSent) await screen.show(stillOpen(kit, { ...said, step: 'over' }, {}));
  for (const [place, extent] of extentsOf(flags, kit).entries()) {
    if (output !== undefined) {
      try {
        await sendLast(context, flags, kit, said, { output: fileFor(output, extent, flags) }, extent);
      } catch (error) {
        if (error instanceof UnsentError) throw error;
        // Its folder may have gone meanwhile; what was to be in it is not lost.
        await context.stdout.write(text(['', ...(await messageLines(context, flags, kit, said, extent))]));
        throw error;
      }
    }
    // The clipboard holds one.
    if (copy && !place) await sendLast(context, flags, kit, said, { copy }, extent);
  }
  if (output !== undefined || copy || !prompter || !itemsIn(kit, said).length) return;
  const wanted = await prompter.select('A message to send them, with the links of what you used?', [
    { value: 'text', name: 'Show it as text' },
    { value: 'markdown', name: 'Show it as Markdown' },
    { value: 'copy', name: 'Put it onto the clipboard' },
    { value: 'file', name: 'Write it to a file' },
    { value: 'no', name: 'No' },
  ]);
  if (wanted === 'no') return;
  const audience = flags.for ? extentsOf(flags, kit)[0]?.audience : await listenerOf(kit, said, prompter);
  const isAgreed = said.turns.some(({ agreed }) => agreed !== undefined);
  const agreed = isAgreed
    ? ''
    : await prompter.text('What did you agree? People, weeks and when to stop come first; Enter leaves it out:');
  const extent = { audience, isLong: flags.long };
  const keep = async (now: Conversation) => {
    for (const problem of await keeper.keep(now)) await context.stderr.write(`${problem}\n`);
  };
  const conversation = await withNames(kit, agreed ? withAgreed(said, agreed) : said, extent, prompter, keep);
  if (wanted === 'copy') return sendLast(context, flags, kit, conversation, { copy: true }, extent);
  // What is read is read from its beginning.
  if (wanted === 'text') {
    const lines = await messageLines(context, flags, kit, conversation, extent);
    return print(context, flags, () => ['', ...lines]);
  }
  if (wanted !== 'file') return send(context, flags, kit, conversation, { format: wanted }, extent);
  for (;;) {
    const file = await prompter.text('Which file? Its ending may be .md, .txt or .html:', USUAL_FILE);
    try {
      return await sendLast(context, flags, kit, conversation, { output: file }, extent);
    } catch (error) {
      // Another name may do.
      if (!isKitError(error) || error.exitCode === 130) throw error;
      await screen.show([tell({ notice: 'refused', message: error.message, hint: error.hint })]);
    }
  }
}

/** The only one to whom a message goes; undefined for all, who are not asked for where there is one. */
async function listenerOf(kit: Kit, { audiences }: Conversation, prompter: Prompter): Promise<string | undefined> {
  if (audiences.length < 2) return undefined;
  const chosen = await prompter.select('For whom?', [
    { value: ALL, name: 'All of them, in one message' },
    ...audiences.map((id) => ({ value: id, name: `${kit.find('audience', id)?.label ?? id} alone` })),
  ]);
  return chosen === ALL ? undefined : chosen;
}

/** What is sent to whom, by the flags: one message for all, or one for each that is named. */
function extentsOf({ for: named, long: isLong }: ChatFlags, kit: Kit): Extent[] {
  if (!named?.length) return [{ isLong }];
  const ids = new Set(named.map((word) => lookUpOne(kit, 'audience', word).id));
  return Array.from(ids, (audience) => ({ audience, isLong }));
}

/** The file of a message; of several each has its listener in its name. */
function fileFor(file: string, { audience = '' }: Extent, { for: named = [] }: ChatFlags): string {
  if (named.length < 2) return file;
  const { dir, name, ext } = parse(file);
  return join(dir, `${name}-${shortId(audience)}${ext}`);
}

/** Delivers the message; on the terminal a line stands before it. */
async function send(
  context: Context,
  flags: ChatFlags,
  kit: Kit,
  conversation: Conversation,
  way: Way,
  extent: Extent,
): Promise<void> {
  if (way.format !== undefined) await context.stdout.write('\n');
  const delivery = deliveryOf({ ...way, force: flags.force ?? false, internal: flags.internal ?? false });
  await deliver(context, delivery, { kind: 'follow-up', followUp: followUpOf(kit, conversation, extent) });
}

/** Delivers the message at the end, where nothing can be dropped any more: without what is internal, unless that is wanted. */
async function sendLast(...[context, flags, kit, conversation, way, extent]: Parameters<typeof send>): Promise<void> {
  const followUp = followUpOf(kit, conversation, extent);
  const internal = usedPacks(kit, { kind: 'follow-up', followUp })
    .filter(isInternal)
    .flatMap(({ ids }) => ids);
  try {
    await send(context, flags, kit, conversation, way, extent);
  } catch (error) {
    if (!context.interactive || !(error instanceof UnsentError || isEndOfInput(error))) throw error;
    const rest = { ...conversation, dropped: [...conversation.dropped, ...internal] };
    await context.stderr.write(`Left out: ${joined(internal)}.\n`);
    await send(context, flags, kit, rest, way, extent);
  }
}

/** The conversation to go on with: the last one, or the one that the person chooses. */
async function resumed(
  context: Context,
  material: Material,
  keeper: Keeper,
  prompter: Prompter | undefined,
): Promise<Reply> {
  const { kept, problems } = keeper.all();
  const notices = problems.map((message) => tell({ notice: 'refused', message }));
  const [last] = kept;
  if (!last) {
    throw new FailedError(problems[0] ?? 'No conversation is kept.', 'Begin one with: gitops-kit chat');
  }
  const chosen =
    prompter && kept.length > 1
      ? await prompter.select(
          'Which conversation?',
          kept.map((one) => ({ value: one.id, name: titleOf(one, (context.stderr.columns ?? LONGEST_TITLE) - 4) })),
        )
      : last.id;
  const found = kept.find(({ id }) => id === chosen) ?? last;
  keeper.resume(found);
  const conversation = revived(material, found.conversation);
  const said = conversation.turns.findLast((turn) => turn.said)?.said;
  const where = said && said !== firstSaid(conversation) ? [tell({ notice: 'last-said', said })] : [];
  return { conversation, show: [...notices, tell({ notice: 'going-on', title: titleOf(found) }), ...where] };
}

/** When it was, with whom, and how it began. @param most so many characters at most */
function titleOf({ changed, conversation }: Kept, most = LONGEST_TITLE): string {
  // Swedes write a day as everybody can read it: 2026-11-22 14:05.
  const when = new Date(changed).toLocaleString('sv').slice(0, 16);
  const who = `${when}, ${joined(conversation.audiences)}`;
  return `${who}, “${repeated(firstSaid(conversation) ?? '', Math.max(SHORTEST_BEGINNING, most - who.length - 4))}”`;
}

function needsAudience(kit: Kit): UsageError {
  const ids = kit.all('audience').map(({ id }) => id);
  return new UsageError(
    'Whom will you talk to? --audience is missing.',
    `Choose of: ${joined(ids, 'or')}. For example: gitops-kit chat --audience sre --minutes 5 < lines.txt`,
  );
}
