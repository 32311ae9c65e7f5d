/** Figures that are asked for: what it has brought others stands before how much a tool can take. */
import { expect, test } from 'vitest';
import { askedFor } from '../../src/answer/asked.ts';
import { namedIn } from '../../src/answer/named.ts';
import { realMaterial } from '../helpers/kit.ts';

const material = realMaterial();
const { kit } = material;
const intent = kit.find('intent', 'asks-figure');
const topicsOf = (said: string, talkedOf: readonly string[]) =>
  askedFor(material, namedIn(kit, said), 'figure', intent ?? {}, talkedOf)
    .slice(0, 2)
    .map((one) => (one.kind === 'figure' ? one.topics : []));

// biome-ignore format: one case, one line
test.each<[said: string, talkedOf: string[], about: string]>([
  ['has anyone measured that?', ['recovery', 'on-call'], 'recovery'],
  ['has anyone measured that?', ['speed'], 'speed'],
  ['has anyone measured that?', ['redundancy'], 'dora'],
  ['MTTR before and after', ['speed'], 'recovery'],
  ['are there numbers', ['cost', 'business-value'], 'business-value'],
])('%s, when they talk of %j', (said, talkedOf, about) => {
  const topics = topicsOf(said, talkedOf);
  expect(topics[0]).toContain(about);
  expect(topics.flat()).not.toContain('redundancy');
});

// biome-ignore format: one case, one line
test.each<[said: string, talkedOf: string[], about: string]>([
  ['Any numbers on recovery?', [], 'recovery'],
  ['Any numbers on recovery?', ['cost', 'business-value'], 'recovery'],
  ['how do others do on time to restore service', [], 'recovery'],
  ['any figures on lead time', ['recovery'], 'speed'],
])('%s: the figures of DORA come first', (said, talkedOf, about) => {
  for (const topics of topicsOf(said, talkedOf)) expect(topics).toEqual(expect.arrayContaining(['dora', about]));
});

test('what was counted in an industry is for who names it', () => {
  const first = (said: string) => askedFor(material, namedIn(kit, said), 'figure', intent ?? {})[0]?.id;
  expect(first('numbers for a bank')).toBe('dora-2025-finance-benchmark');
  expect(first('is there a figure from an insurer')).toBe('dora-2025-government-benchmark');
  expect(first('are there numbers on speed')).not.toMatch(/benchmark$/);
});
