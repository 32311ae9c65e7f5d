import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { pitchFor } from '../queries/pitch.ts';
import type { Kit } from '../records/kit.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { type Define, delivered, list, WholeNumber } from './options.ts';

export interface PitchFlags extends DeliveryFlags {
  readonly audience?: readonly string[];
  readonly topic?: readonly string[];
  readonly minutes: number;
  readonly service?: string;
  readonly onePage?: boolean;
}

export const definePitch: Define = (command, context, merged) =>
  delivered(
    command
      .description('talking points for one audience or several, ready to be read out')
      .option('-a, --audience <who>', 'whom you will talk to: leadership, sre, developers ...', list)
      .option('-t, --topic <topic>', 'what it is about: security, cost, recovery ...; several with commas', list)
      .addOption(new WholeNumber('-m, --minutes <minutes>', 'speaking time, 1 to 60', { least: 1, most: 60, usual: 5 }))
      .option('-s, --service <name>', 'with your own numbers, as "assess --save --service <name>" has kept them')
      .option('--one-page', 'a handout that fits one page; with --output FILE.html'),
  ).action((flags) => pitchCommand(context, merged(flags)));

/** Delivers a pitch. */
async function pitchCommand(context: Context, flags: PitchFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  if (flags.onePage && delivery.format !== 'html')
    throw new UsageError('--one-page is for the handout.', 'Add --output handout.html, or --format html.');
  const numbers =
    flags.service === undefined ? undefined : (await import('./saved.ts')).ownNumbers(context, flags.service);
  const kit = await context.kit();
  const audiences = flags.audience ?? [await askForAudience(context, kit)];
  const { topic: topics, minutes } = flags;
  await deliver(context, delivery, {
    kind: 'pitch',
    pitch: pitchFor(kit, { audiences, topics, minutes, numbers }),
    ...(flags.onePage && { isOnePage: true }),
  });
}

async function askForAudience(context: Context, kit: Kit): Promise<string> {
  const audiences = kit.all('audience');
  if (!context.interactive) {
    throw new UsageError(
      'Whom will you talk to? --audience is missing.',
      `Choose of: ${audiences.map(({ id }) => id).join(', ')}. For example: gitops-kit pitch --audience leadership`,
    );
  }
  const { select } = await context.prompter();
  return select(
    'Whom will you talk to?',
    audiences.map(({ id, label, goals }) => ({ value: id, name: label, description: goals[0] ?? '' })),
  );
}
