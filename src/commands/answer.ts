import { type Answer, isOwnIn, recordsIn } from '../answer/result.ts';
import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { answerTo } from '../queries/answer.ts';
import type { Kit } from '../records/kit.ts';
import { plural } from '../records/lookup.ts';
import { lackingIn } from '../render/lack.ts';
import { joined } from '../text/text.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { LLM, LLM_TIMEOUT, type LlmFlags, meantBy } from './llm.ts';
import { type Define, delivered, list } from './options.ts';
import { remember } from './remembered.ts';

export interface AnswerFlags extends DeliveryFlags, LlmFlags {
  readonly audience?: string;
  readonly cards?: readonly string[];
  readonly more?: boolean;
}

export const defineAnswer: Define = (command, context, merged) =>
  delivered(
    command
      .argument('<words...>', 'what somebody has just said')
      .description('what to say to an objection, with evidence')
      .option('-a, --audience <who>', 'in whose words to answer')
      .option('--cards <ids>', 'the cards that you consider right, best first, in place of what would be guessed', list)
      .option('-m, --more', 'the next best cards too')
      .option(...LLM)
      .option(...LLM_TIMEOUT),
  ).action((words, flags) => answerCommand(context, words, merged(flags)));

/** Delivers what to say to somebody who has just said something. */
async function answerCommand(context: Context, words: readonly string[], flags: AnswerFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const said = words.join(' ');
  const { audience, cards, more = false } = flags;
  const advise = (kit: Kit, plainly: string) => meantBy(context, flags, kit, plainly);
  const result = await answerTo(context, said, { audience, cards, advise });
  const { moments = [] } = result;
  const isOffer = result.answer.type === 'quiet' && result.answer.others.length > 0;
  if (result.answer.type === 'quiet' && !isOffer) {
    if (delivery.format === 'json') await deliver(context, delivery, result);
    throw new FailedError(
      'There is nothing to answer in that.',
      'Propose a first step; see them with: gitops-kit list steps',
    );
  }
  const answer = delivery.format === 'json' ? result.answer : asNearest(result.answer);
  if (answer.type === 'other' && answer.isUnknown) {
    if (delivery.format === 'json') await deliver(context, delivery, result);
    throw new FailedError(
      'The kit knows no word of that, or hardly one.',
      'Say it in other words: gitops-kit answer "we have no time"',
    );
  }
  if (delivery.toRead) remember(context, said, [...recordsIn(answer, more), ...moments]);
  const line = [isOffer ? OFFER : leadOf(answer), lackingIn(answer)].filter(Boolean).join('\n');
  if (line) await context.stderr.write(`${line}\n\n`);
  await deliver(context, delivery, { ...result, answer, more });
}

const OFFER =
  'Perhaps nothing in that wants an answer. If something does, these come nearest, each with a sentence to say:';

/** What is taken for small talk without being sure is read as what it may be. */
function asNearest(found: Answer): Answer {
  return found.type === 'quiet' ? { type: 'nearest', cards: found.others } : found;
}

/** What is said before an answer that is not sure. */
function leadOf(found: Answer): string | undefined {
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
      if (found.isHere)
        return isOwnIn(found)
          ? `This happened in your own company.${or}`
          : `No pack has anything of your own company; this happened elsewhere.${or}`;
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
