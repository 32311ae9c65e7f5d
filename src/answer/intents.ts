/** What people want who do not object: they ask for records of a kind, or want nothing. */
import type { Asking } from './asked.ts';

export interface Intent {
  readonly id: string;
  /** What is asked for, where something is. */
  readonly asks?: Asking;
}

/** By their ids. */
export const INTENTS: ReadonlyMap<string, Intent> = new Map(
  (
    [
      { id: 'asks-use-case', asks: { kind: 'use-case', usual: '' } },
      { id: 'asks-figure', asks: { kind: 'figure', usual: 'survey' } },
      { id: 'asks-step', asks: { kind: 'step', usual: '' } },
      { id: 'asks-tool', asks: { kind: 'tool', usual: 'Argo CD Flux' } },
      { id: 'asks-metric', asks: { kind: 'metric', usual: '' } },
      { id: 'none' },
      { id: 'other' },
    ] as const satisfies Intent[]
  ).map((one) => [one.id, one]),
);
