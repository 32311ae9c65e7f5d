/** Figures that are asked for: what they are to be on comes first, and what it has brought others before how much a tool can take. */
import { expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import { askedFor } from '../../src/answer/asked.ts';
import { namedIn } from '../../src/answer/named.ts';
import { realMaterial } from '../helpers/kit.ts';

const material = realMaterial();
const { kit } = material;
const intent = kit.find('intent', 'asks-figure');
const topicsOf = (said: string, talkedOf: readonly string[]) =>
  askedFor(material, namedIn(kit, said), 'figure', intent ?? {}, talkedOf)
    .flatMap((one) => (one.kind === 'figure' ? [one.topics] : []))
    .slice(0, 2);

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

// biome-ignore format: one case, one line
test.each<[said: string, ids: RegExp[]]>([
  ['Recovery time down, with a number, no vendor slide?', [/^dora-/, /^kartverket-rebuild-drill$/, /^dora-2019-recovery$/]],
  ['what numbers do you have for a bank on recovery', [/^dora-2025-finance/, /^mettle-filmed-recovery$/]],
  ['figures on security', [/^cncf-2023-security$/, /^dependabot-40-days$/]],
  ['is there a number on lead time?', [/^dora-2019-lead-time$/]],
])('%s: what speaks of it comes first, and an example with a number behind the first figure', (said, ids) => {
  const found = answer(material, said, { audience: 'leadership' });
  const hits = found.type === 'asked' ? found.hits : [];
  for (const [place, id] of ids.entries()) expect(hits[place]?.id).toMatch(id);
  expect(found).not.toHaveProperty('lack');
});

// biome-ignore format: one case, one line
test.each<[said: string, about: string | undefined]>([
  ['Have you a figure on audit effort?', 'audit effort'],
  ['is there a statistic about licences for Oracle', 'licences for Oracle'],
  ['any figures on speed?', undefined],
  ['a number on burnout?', undefined],
  ['numbers on how others do it', undefined],
  ['are there numbers', undefined],
])('%s: figures are said to be on something else as far as none is on it', (said, about) => {
  const found = answer(material, said);
  expect(found).toMatchObject({ type: 'asked', kind: 'figure' });
  expect('lack' in found ? found.lack?.about : undefined).toBe(about);
});

test('a use case among figures is told with its number', () => {
  const found = answer(material, 'who got the cost down, with a number?', { audience: 'leadership' });
  const hits = found.type === 'asked' ? found.hits : [];
  for (const hit of hits.filter(({ kind }) => kind === 'use-case')) expect(hit.text).toMatch(/\d/);
});
