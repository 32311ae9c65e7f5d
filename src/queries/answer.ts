/** What to say to a sentence as it was typed. */

import { cardMeant } from '../answer/advisor.ts';
import { answer, answerMeant } from '../answer/answer.ts';
import { UsageError } from '../errors.ts';
import { NO_FILTERS, type TypedFilters } from '../records/filters.ts';
import type { Kit } from '../records/kit.ts';
import { lookUpOne } from '../records/lookup.ts';
import type { Result } from '../render/result.ts';
import { readQuestion } from '../search/question.ts';
import { repeated } from '../text/text.ts';
import type { Source } from './source.ts';

export interface AnswerWishes {
  /** In whose words to answer. */
  readonly audience?: string | undefined;
  /** The ids of cards that are known to be right, best first; then nothing is guessed. */
  readonly cards?: readonly string[] | undefined;
  /** Asks somebody else which cards are meant; undefined where nobody is to be asked or nothing came of it. */
  readonly advise?: (kit: Kit, said: string) => Promise<readonly string[] | undefined>;
}

/** How much of what was said in talks stands below an answer. */
const MOST_MOMENTS = 2;

/**
 * Answers what somebody said, `sre: ...` included.
 * @throws UsageError where there is no word in it, for an audience or a card that nobody knows, and for a filter inside
 */
export async function answerTo(
  source: Source,
  typed: string,
  { audience: named, cards = [], advise }: AnswerWishes,
): Promise<Extract<Result, { kind: 'answer' }>> {
  const kit = await source.kit();
  const { words: said, filters } = readQuestion(typed);
  const word = named ?? filters.audience?.[0];
  const wanted = { audience: word === undefined ? undefined : lookUpOne(kit, 'audience', word).id };
  refuseFilters(filters, said);
  const chosen = cards.map((id) => cardMeant(kit, id));
  const material = { kit, index: await source.index(), matcher: await source.matcher() };
  // What nobody understands is refused before anybody is asked for advice.
  const own = chosen.length ? undefined : answer(material, said, wanted);
  const meant = own ? await advise?.(kit, said) : chosen;
  const found = own && !meant ? own : answerMeant(material, said, meant ?? [], wanted);
  const request = { words: said, phrases: [], filters: NO_FILTERS, limit: MOST_MOMENTS };
  const moments = found.type === 'quiet' ? [] : await source.packs.searchTranscripts(request);
  return { kind: 'answer', query: typed, answer: found, more: false, moments };
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
