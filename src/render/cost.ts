/** What today costs, in words: each sum with the numbers that it is made of. */

import type { Cost, Money, Sum } from '../assessment/cost.ts';
import { joined } from '../text/text.ts';

/** Each sum under its label, and what has to be known of them. */
interface CostTexts {
  readonly sums: readonly (readonly [label: string, text: string])[];
  readonly notes: readonly string[];
}

/** What today costs. `assumed` says what was taken for a number that nobody gave. */
export function costTexts(cost: Cost & { readonly assumed: readonly string[] }): CostTexts {
  const { changes, incidents, together, hourLessAChange, hourLessAnIncident, hourCost, missing, assumed } = cost;
  const sums: readonly (readonly [label: string, sum: Sum | undefined, sign?: string])[] = [
    ['Changes', changes],
    ['Incidents', incidents],
    ['Together', together, '+'],
    ['One hour less a change', hourLessAChange],
    ['One hour less an incident', hourLessAnIncident],
  ];
  return {
    sums: sums.flatMap(([label, sum, sign = 'x']) => (sum ? [[label, sumText(sum, sign, hourCost)] as const] : [])),
    notes: [
      ...assumed,
      ...(missing.length ? [`For more of it, give ${joined(missing)} too.`] : []),
      'This is arithmetic with your own numbers, and no promise. Hours are those of one person.',
    ],
  };
}

/** `12 months x 40 deployments x 1 hour = 480 hours a year; at 80 EUR an hour that is 38,400 EUR`. */
function sumText({ factors, hours, money }: Sum, sign: string, hourCost: Money | undefined): string {
  const made = factors.map(({ count, of }) => `${digits(count)} ${of}`).join(` ${sign} `);
  const worth =
    hourCost && money !== undefined ? `; at ${price(hourCost)} an hour that is ${price(hourCost, money)}` : '';
  return `${made} = ${digits(hours)} ${hours === 1 ? 'hour' : 'hours'} a year${worth}`;
}

function price({ amount, before, after }: Money, money = amount): string {
  return `${before}${digits(money)}${after}`;
}

function digits(number: number): string {
  return number.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}
