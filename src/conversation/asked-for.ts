/** What it is called that records of a kind were asked for. */

import type { Hit } from '../records/hit.ts';
import type { AskedKind } from '../records/intent.ts';

interface AskedFor {
  /** What stands above the records. */
  readonly above: string;
  /** What it was about, in the message. */
  readonly about: string;
}

export const ASKED_FOR: Readonly<Record<AskedKind, AskedFor>> = {
  'use-case': { above: 'Who has done it:', about: 'Examples from others' },
  figure: { above: 'What has been counted:', about: 'Numbers from others' },
  step: { above: 'A first step to propose (its number puts it into the message):', about: 'Where to start' },
  tool: { above: 'What the speakers use for that:', about: 'Which tools there are' },
  metric: { above: 'What to measure:', about: 'What to measure' },
};

/** What the message calls it that records of a kind were shown; undefined for what cannot be asked for. */
export function aboutAsked(kind: Hit['kind']): string | undefined {
  const known: Readonly<Partial<Record<Hit['kind'], AskedFor>>> = ASKED_FOR;
  return known[kind]?.about;
}
