/** Texts that are put differently to each audience. */
import { inSentence } from '../text/text.ts';
import type { Line } from './kind.ts';
import type { Kit } from './kit.ts';

/** By an audience's id, or `everyone`. */
export type Wordings = Readonly<Record<string, string>>;

/** The wording for an audience, or for everyone, or else the first one. */
export function wordingFor(wordings: Wordings, audience?: string): string {
  return (audience && wordings[audience]) || wordings.everyone || (Object.values(wordings)[0] ?? '');
}

/** Each wording with whom it is for. @param before what stands before the audience, such as "Say to" */
export function wordingLines(kit: Kit, wordings: Wordings, before: string): Line[] {
  return Object.entries(wordings).map(([id, text]) => {
    const label = kit.find('audience', id)?.label ?? id;
    return [`${before} ${inSentence(label)}`, text];
  });
}
