import { answer } from '../answer/answer.ts';
import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { NO_FILTERS } from '../records/filters.ts';
import { lookUpOne, plural } from '../records/lookup.ts';
import { readQuestion } from '../search/question.ts';
import { joined, repeated } from '../text/text.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered } from './options.ts';
import { remember } from './remembered.ts';

export interface AnswerFlags extends DeliveryFlags {
  readonly audience?: string;
  readonly more?: boolean;
}

export const defineAnswer: Define = (command, context, merged) =>
  delivered(
    command
      .argument('<words...>', 'what somebody has just said')
      .description('what to say to an objection, with evidence')
      .option('-a, --audience <who>', 'in whose words to answer')
      .option('-m, --more', 'the next best cards too'),
  ).action((words, flags) => answerCommand(context, words, merged(flags)));

/** Delivers what to say to somebody who has just said something. */
async function answerCommand(context: Context, words: readonly string[], flags: AnswerFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const kit = await context.kit();
  const said = words.join(' ');
  const audience = flags.audience === undefined ? undefined : lookUpOne(kit, 'audience', flags.audience);
  const material = { kit, index: await context.index(), sayings: await context.sayings() };
  const { words: plainly } = readQuestion(said);
  const { cards, points, near, isSmallTalk } = answer(material, plainly, {
    audience: audience?.id,
    most: flags.more ? 4 : 1,
  });
  if (isSmallTalk)
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
  if (!cards.length && !points.length && !moments.length) {
    throw new FailedError(
      `The kit has no answer to "${repeated(said)}".`,
      near.length
        ? `Nearest ${near.length > 1 ? 'are' : 'is'} ${joined(near)}: gitops-kit show ${near[0]}`
        : 'Say it in other words, or see the topics with: gitops-kit list topics',
    );
  }
  const told = cards.length ? [...cards, ...moments] : [...points, ...moments];
  if (delivery.toRead) remember(context, said, told);
  if (cards[0]?.isGuess) await context.stderr.write(`${guessLine(near, cards)}\n\n`);
  if (!cards.length) {
    const [fitting] = points;
    const what = fitting ? `these ${plural(fitting.kind).replace('-', ' ')} fit best` : 'this was said in talks';
    await context.stderr.write(`No objection that the kit knows; ${what}.\n\n`);
  }
  await deliver(context, delivery, { kind: 'answer', query: said, cards, points, moments });
}

/** Says that another card may be meant. */
function guessLine(near: readonly string[], cards: readonly { readonly id: string }[]): string {
  const others = near.filter((id) => cards.every((card) => card.id !== id));
  const [other] = others;
  return `No card is sure; perhaps they mean this one.${other ? ` Or ${joined(others, 'or')}: gitops-kit show ${other}` : ''}`;
}

/** How much of what was said in talks stands below an answer. */
const MOST_MOMENTS = 2;
