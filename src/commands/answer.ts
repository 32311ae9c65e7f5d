import { answer, answerMeant } from '../answer/answer.ts';
import { asksOfHere } from '../answer/asked.ts';
import { type Answer, isOwnIn, recordsIn } from '../answer/result.ts';
import type { Context } from '../context.ts';
import { FailedError, UsageError } from '../errors.ts';
import { NO_FILTERS, type TypedFilters } from '../records/filters.ts';
import { lookUpOne, plural } from '../records/lookup.ts';
import { readQuestion } from '../search/question.ts';
import { joined, repeated } from '../text/text.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { LLM, LLM_TIMEOUT, type LlmFlags, meantBy } from './llm.ts';
import { type Define, delivered } from './options.ts';
import { remember } from './remembered.ts';

export interface AnswerFlags extends DeliveryFlags, LlmFlags {
  readonly audience?: string;
  readonly more?: boolean;
}

export const defineAnswer: Define = (command, context, merged) =>
  delivered(
    command
      .argument('<words...>', 'what somebody has just said')
      .description('what to say to an objection, with evidence')
      .option('-a, --audience <who>', 'in whose words to answer')
      .option('-m, --more', 'the next best cards too')
      .option(...LLM)
      .option(...LLM_TIMEOUT),
  ).action((words, flags) => answerCommand(context, words, merged(flags)));

/** Delivers what to say to somebody who has just said something. */
async function answerCommand(context: Context, words: readonly string[], flags: AnswerFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const kit = await context.kit();
  const said = words.join(' ');
  const { words: plainly, filters } = readQuestion(said);
  const audience = flags.audience ?? filters.audience?.[0];
  const wanted = { audience: audience === undefined ? undefined : lookUpOne(kit, 'audience', audience).id };
  refuseFilters(filters, plainly);
  const material = { kit, index: await context.index(), matcher: await context.matcher() };
  const own = answer(material, plainly, wanted);
  const meant = await meantBy(context, flags, kit, plainly);
  const found = meant ? answerMeant(material, plainly, meant, wanted) : own;
  if (found.type === 'quiet')
    throw new FailedError(
      'There is nothing to answer in that.',
      'Propose a first step; see them with: gitops-kit list steps',
    );
  const moments = await context.packs.searchTranscripts({
    words: plainly,
    phrases: [],
    filters: NO_FILTERS,
    limit: MOST_MOMENTS,
  });
  if (delivery.toRead) remember(context, said, [...recordsIn(found, flags.more), ...moments]);
  const line = leadOf(found, plainly);
  if (line) await context.stderr.write(`${line}\n\n`);
  await deliver(context, delivery, { kind: 'answer', query: said, answer: found, more: flags.more ?? false, moments });
}

/** Who speaks and in which words to answer can be said inside; other filters would change nothing, so they are refused. */
function refuseFilters({ audience: _, ...others }: TypedFilters, said: string): void {
  const [name] = Object.keys(others);
  if (name === undefined) return;
  throw new UsageError(
    `An answer cannot be narrowed by "${name}:".`,
    `Leave it out, or search with it: gitops-kit search ${name}:... ${said ? `"${repeated(said)}"` : 'WORDS'}`,
  );
}

/** What is said before an answer that is not sure. */
function leadOf(found: Answer, said: string): string | undefined {
  switch (found.type) {
    case 'guess': {
      const ids = found.others.map(({ id }) => id);
      const [other] = ids;
      return `No card is sure; perhaps they mean this one.${other ? ` Or ${joined(ids, 'or')}: gitops-kit show ${other}` : ''}`;
    }
    case 'nearest':
      return 'No card is sure. These come nearest, each with a sentence to say:';
    case 'asked': {
      const ids = found.others.map(({ id }) => id);
      const or = ids.length ? ` Or they mean ${joined(ids, 'or')}: gitops-kit show ${ids[0]}` : '';
      if (asksOfHere(said) && !isOwnIn(found))
        return `No pack has anything of your own company; this happened elsewhere.${or}`;
      return `They ask for ${plural(found.kind).replace('-', ' ')}; these fit best.${or}`;
    }
    case 'points':
      return 'This says it in your own words:';
    case 'other':
      return found.topics.length
        ? 'No card answers that. The topics that come nearest:'
        : 'No card answers that. See the topics with: gitops-kit list topics';
    default:
      return undefined;
  }
}

/** How much of what was said in talks stands below an answer. */
const MOST_MOMENTS = 2;
