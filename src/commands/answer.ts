import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { joined, repeated } from '../kit/text.ts';
import { answer } from '../queries/answer.ts';
import { lookUpOne } from '../queries/lookup.ts';
import { readQuestion } from '../queries/question.ts';
import { nearestTopics } from '../queries/suggestions.ts';
import { cardLines } from '../render/answer.ts';
import { hitLines } from '../render/hits.ts';
import { json } from '../render/json.ts';
import { type GlobalFlags, print } from './print.ts';
import { remember } from './remembered.ts';

export interface AnswerFlags extends GlobalFlags {
  readonly audience?: string;
  readonly more?: boolean;
  readonly json?: boolean;
}

/** Prints what to say to somebody who has just said something. */
export async function answerCommand(context: Context, words: readonly string[], flags: AnswerFlags): Promise<void> {
  const kit = await context.kit();
  const said = words.join(' ');
  const audience = flags.audience === undefined ? undefined : lookUpOne(kit, 'audience', flags.audience);
  const index = await context.index();
  const { cards, points } = answer(kit, index, readQuestion(said).words, audience?.id, flags.more ? 4 : 1);
  if (!cards.length && !points.length) {
    const near = await nearestTopics(kit, said);
    throw new FailedError(
      `The kit has no answer to "${repeated(said)}".`,
      near.length
        ? `The nearest topics are ${joined(near)}: gitops-kit search topic:${near[0]}`
        : 'Say it in other words, or see the topics with: gitops-kit list topics',
    );
  }
  const results = points.map(({ matched: _, ...hit }) => hit);
  if (flags.json) return context.stdout.write(json({ query: said, results: cards.length ? cards : results }));
  remember(context, said, cards.length ? cards : points);
  if (cards.length) return print(context, flags, (view) => cardLines(view, cards));
  await context.stderr.write('No objection that the kit knows; these points fit best.\n\n');
  await print(context, flags, (view) => hitLines(view, points));
}
