import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Kit } from '../kit/kit.ts';
import { repeated } from '../kit/text.ts';
import { lookUpOne } from '../queries/lookup.ts';
import { pitch } from '../queries/pitch.ts';
import { json } from '../render/json.ts';
import { pitchLines } from '../render/pitch.ts';
import { createStyle } from '../render/style.ts';
import { wholeNumber } from './options.ts';
import { type GlobalFlags, print, text } from './print.ts';

export interface PitchFlags extends GlobalFlags {
  readonly audience?: readonly string[];
  readonly topic?: string;
  readonly minutes: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

/** Columns of a pitch that is written to a file. */
const FILE_COLUMNS = 80;

/** Prints a pitch, or writes it to a file. */
export async function pitchCommand(context: Context, flags: PitchFlags): Promise<void> {
  const minutes = wholeNumber('--minutes', flags.minutes, 1, 60);
  const kit = await context.kit();
  const words = flags.audience ?? [await askForAudience(context, kit)];
  const audiences = [...new Set(words.map((word) => lookUpOne(kit, 'audience', word)))];
  const topic = flags.topic === undefined ? undefined : lookUpOne(kit, 'topic', flags.topic);
  const made = pitch(kit, { audiences, topic, minutes });

  if (flags.output !== undefined) {
    const view = { style: createStyle(0), columns: FILE_COLUMNS, hyperlinks: false };
    const { writeFile } = await import('./write-file.ts');
    await writeFile(
      context,
      flags.output,
      flags.json ? json(made) : text(pitchLines(view, made)),
      flags.force ?? false,
    );
    await context.stderr.write(`Written to ${repeated(flags.output)}.\n`);
  } else if (flags.json) {
    await context.stdout.write(json(made));
  } else {
    await print(context, flags, (view) => pitchLines(view, made));
  }
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
