/** What they named and the kit does not have, in a sentence. */
import type { Lack } from '../answer/asked.ts';
import type { Answer } from '../answer/result.ts';
import { inQuotes, inSentence, joined } from '../text/text.ts';

/** That nothing has all that they named: `No use case of the kit is from insurance and of medium size; these come nearest.` */
export function lacking({ kind, industries, sizes, year, about }: Lack): string {
  const named = [
    ...(industries.length ? [`from ${joined(industries.map(inSentence), 'or')}`] : []),
    ...(sizes.length ? [`of ${joined(sizes, 'or')} size`] : []),
    ...(year === undefined ? [] : [`of ${year} or later`]),
    ...(about === undefined ? [] : [`on ${inQuotes(about)}`]),
  ];
  return `No ${kind.replace('-', ' ')} of the kit is ${joined(named)}; these come nearest.`;
}

/** The same of an answer; undefined where nothing that they named is lacking. */
export function lackingIn(found: Answer): string | undefined {
  return 'lack' in found && found.lack ? lacking(found.lack) : undefined;
}
