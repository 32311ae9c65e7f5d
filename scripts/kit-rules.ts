/**
 * What the kit's own records must have beyond what the schema asks of any pack: people repeat in front of their boss what
 * the kit says. A user's pack may do without.
 */
import { problemAt } from '../src/packs/check.ts';
import { type Draft, MOST_PROBLEMS, type Problem, type Written } from '../src/packs/problem.ts';
import { KINDS } from '../src/records/kinds.ts';
import type { Kind } from '../src/records/schema.ts';

interface Rule<K extends Kind> {
  /** The field in which the problem is shown. */
  readonly field: string;
  readonly message: string;
  /** Whether a record keeps to it; what is not sound of the record is left out, and told already. */
  holds(record: Extract<Draft, { kind: K }>): boolean;
}

const RULES: { readonly [K in Kind]?: readonly Rule<K>[] } = {
  quote: [
    {
      field: 'sources',
      message: 'must say where the words can be heard or read',
      holds: ({ sources = [] }) => sources.length > 0,
    },
  ],
  'use-case': [
    {
      field: 'year',
      message: 'is missing: an example without a year cannot be judged',
      holds: ({ year }) => year !== undefined,
    },
  ],
  objection: [
    {
      field: 'asks',
      message: `must be a kind of record: ${KINDS.join(', ')}`,
      holds: ({ asks }) => asks === undefined || KINDS.some((kind) => kind === asks),
    },
  ],
  figure: [
    {
      field: 'sponsor',
      message: 'is missing: who counted or paid belongs to a figure',
      holds: ({ sponsor, asOf }) => sponsor !== undefined || (asOf ?? '') < '2021',
    },
  ],
};

/** Everything in which records of the kit do not keep to the rules. */
export function brokenRules(written: readonly Written[]): Problem[] {
  const broken = written.flatMap((one) => {
    // The kind chooses the rules, which TypeScript cannot follow.
    const rules = (RULES[one.record.kind] ?? []) as readonly Rule<Kind>[];
    return rules.flatMap(({ field, message, holds }) =>
      one.wrong(field) || holds(one.record) ? [] : [problemAt(one, [field], message)],
    );
  });
  return broken.slice(0, MOST_PROBLEMS);
}
