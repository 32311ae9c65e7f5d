import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Kit } from '../kit/kit.ts';
import { lookUpOne } from '../queries/lookup.ts';
import { pitch } from '../queries/pitch.ts';
import { type DeliveryFlags, deliver, deliveryOf } from './deliver.ts';
import { wholeNumber } from './options.ts';

export interface PitchFlags extends DeliveryFlags {
  readonly audience?: readonly string[];
  readonly topic?: readonly string[];
  readonly minutes: string;
}

/** Delivers a pitch. */
export async function pitchCommand(context: Context, flags: PitchFlags): Promise<void> {
  const delivery = deliveryOf(flags);
  const minutes = wholeNumber('--minutes', flags.minutes, 1, 60);
  const kit = await context.kit();
  const words = flags.audience ?? [await askForAudience(context, kit)];
  const audiences = [...new Set(words.map((word) => lookUpOne(kit, 'audience', word)))];
  const topics = (flags.topic ?? []).map((word) => lookUpOne(kit, 'topic', word));
  await deliver(context, delivery, { kind: 'pitch', pitch: pitch(kit, { audiences, topics, minutes }) });
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
