/** Who does it, and how; a lesson where it went wrong. */
import * as v from 'valibot';
import { asSentence, inSentence } from '../text/text.ts';
import { audiences, id, idOf, sources, text, texts, topics } from './fields.ts';
import type { RecordFrom, RecordKind } from './kind.ts';
import { isOwn } from './pack-ids.ts';

const schema = v.strictObject({
  id,
  organisation: text,
  title: text,
  summary: text,
  industry: v.optional(idOf('industry')),
  /** How large, in numbers where they are known: clusters, people, applications. */
  scale: v.optional(text),
  size: v.optional(v.picklist(['small', 'medium', 'large'])),
  /** Of when it is. */
  year: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))),
  /** What came of it. */
  outcome: v.optional(text),
  /** What was learned where it went wrong, or cost more than was thought. */
  lesson: v.optional(text),
  heard: v.optional(texts),
  /** Whether it is something that happened, whatever is done since; `pack add incident` says so. */
  incident: v.optional(v.boolean()),
  how: texts,
  tools: v.optional(v.array(idOf('tool'))),
  topics,
  audiences: v.optional(audiences),
  sources,
});

export type UseCase = RecordFrom<'use-case', typeof schema>;

/** Whether it tells what went wrong somewhere, and not who does it: it has a lesson, and nothing that they use. */
export function isIncident({ incident, lesson, how, tools = [] }: UseCase): boolean {
  return incident ?? (lesson !== undefined && !how.length && !tools.length);
}

/** Whether it tells what went wrong elsewhere, or cost more than was thought; of one's own company that is why one talks. */
export function isWarning({ id, lesson }: UseCase): boolean {
  return lesson !== undefined && !isOwn({ id });
}

/** What happened, what it cost and what it taught, as it can be said. */
function toldOf({ summary, outcome, lesson }: UseCase): string {
  return [summary, outcome && costSaid(outcome), lesson].flatMap((one) => (one ? [sentence(one)] : [])).join(' ');
}

/** What something cost, as it is said: `It cost us 2 hours`; what is a sentence already stays as it is. */
export function costSaid(cost: string): string {
  return /^(?:it|we|that|this|nobody|nothing)\b/i.test(cost) ? cost : `It cost us ${inSentence(cost)}`;
}

/** Words as a sentence of their own. */
export function sentence(words: string): string {
  return asSentence(/[.!?…]$/.test(words) ? words : `${words}.`);
}

export const useCase: RecordKind<UseCase> = {
  name: 'use-case',
  plural: 'use-cases',
  schema,
  title: ({ organisation, title }) => `${organisation}: ${title}`,
  text: (one) => (isIncident(one) ? toldOf(one) : one.summary),
  details: (kit, { summary, year, industry, scale, outcome, lesson, how, tools }) => [
    ['In short', summary],
    ['When', year === undefined ? undefined : String(year)],
    ['Industry', industry && (kit.find('industry', industry)?.label ?? industry)],
    ['How large', scale],
    ['What came of it', outcome],
    ['What was learned', lesson],
    ['How it works', how],
    ['Tools', tools?.map((id) => kit.find('tool', id)?.name ?? id).join(', ')],
  ],
  titles: ({ title, organisation }) => [title, organisation],
  texts: ({ summary, outcome, lesson, scale, how }) => [summary, outcome, lesson, scale, ...how],
  mentions: (kit, { tools = [], organisation, industry = '' }) => [
    ...tools.flatMap((id) => kit.find('tool', id)?.name ?? []),
    organisation,
    ...[kit.find('industry', industry)].flatMap((one) => (one ? [one.label, ...one.aliases] : [])),
  ],
  weight: 1,
  isEvidence: true,
};
