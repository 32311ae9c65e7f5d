/** Which use cases come first for whoever asks who has done it. */
import { expect, test } from 'vitest';
import { askedFor, lackOf } from '../../src/answer/asked.ts';
import { namedIn } from '../../src/answer/named.ts';
import { readIndex } from '../../src/search/index.ts';
import { indexTextOf, kitFrom } from '../helpers/kit.ts';

const useCase = (id: string, more: string) =>
  `  - { id: ${id}, organisation: Acme, title: ${id}, summary: They bake with ovens., how: [Bake], topics: [bread], ${more}, sources: [{ page: "https://example.org", title: A page, asOf: "2026-01" }] }`;
const audience = (id: string) =>
  `  - { id: ${id}, label: ${id}, aliases: [], layer: both, goals: [Sell], challenges: [Burnt loaves], metrics: [Loaves], topics: [bread], use: [], avoid: [], openings: [Bread is bread.], questions: [Why?] }`;
const kit = kitFrom(`
pack: { name: bakery, title: The bakery, version: 1.0.0, licence: MIT }
audiences:
${audience('bosses')}
${audience('bakers')}
topics:
  - { id: bread, label: Bread, aliases: [], vocabulary: [] }
industries:
  - { id: milling, label: Mills, aliases: [mill, under inspection] }
  - { id: malting, label: Malt houses, aliases: [malt house], near: [milling] }
use-cases:
${useCase('old-mill', 'industry: milling, size: large, year: 2022')}
${useCase('kiosk', 'size: small, year: 2026, audiences: [bosses], outcome: A small place burns 40 loaves less than in 2020.')}
${useCase('old', 'size: large, year: 2020, audiences: [bosses], outcome: They sell 800 loaves more.')}
${useCase('counted', 'size: large, year: 2022, audiences: [bosses], outcome: They sell 300 loaves more.')}
${useCase('told', 'size: large, year: 2025, audiences: [bosses], outcome: They sell more.')}
${useCase('regretted', 'size: medium, year: 2026, audiences: [bosses], outcome: They sold 900 loaves less., lesson: Ask first.')}
${useCase('for-bakers', 'size: large, year: 2025, audiences: [bakers], outcome: They sleep 8 hours.')}
`);
const material = { kit, index: readIndex(indexTextOf(kit)) };

// biome-ignore format: one case, one line
test.each<[said: string, audience: string, first: string]>([
  ['who has done it', 'bosses', 'counted'],
  ['who has done it', 'bakers', 'for-bakers'],
  ['who has done it in a small place', 'bosses', 'kiosk'],
  ['who has done it, not some startup', 'bosses', 'counted'],
  ['who is not just some startup and has done it', 'bosses', 'counted'],
  ['who other than a mill has done it', 'bosses', 'counted'],
  ['who has done it, not a small one but a mill', 'bosses', 'old-mill'],
  ['who has done it with no loss in mills', 'bosses', 'old-mill'],
  ['who has done it in a malt house', 'bosses', 'old-mill'],
  ['who has done it since 2025', 'bosses', 'kiosk'],
  ['who has done it in a mid-sized place', 'bosses', 'counted'],
  ['who has done it in a mid-sized place and regretted it', 'bosses', 'regretted'],
  ["that isn't a startup, is it? we are under inspection", 'bakers', 'old-mill'],
])('%s, asked by %s: %s', (said, audience, first) => {
  const asking = ['who', 'has', 'done', 'it', 'place'];
  expect(askedFor(material, namedIn(kit, said), 'use-case', { usual: 'ovens', asking, audience })[0]?.id).toBe(first);
});

// biome-ignore format: one case, one line
test.each<[said: string, lack: object | undefined]>([
  ['who has done it', undefined],
  ['who has done it in a mill', undefined],
  ['who has done it in a large place', undefined],
  ['who has done it in a malt house', { kind: 'use-case', industries: ['Malt houses'], sizes: [] }],
  ['who has done it in a mid-sized place', { kind: 'use-case', industries: [], sizes: ['medium'] }],
  ['who has done it in a small mill since 2023', { kind: 'use-case', industries: ['Mills'], sizes: ['small'], year: 2023 }],
  ['who has done it in a mill before 2050', undefined],
])('%s: what the nearest does not have', (said, lack) => {
  const named = namedIn(kit, said);
  const [nearest] = askedFor(material, named, 'use-case', { usual: 'ovens', asking: ['who', 'has', 'done', 'it', 'place'] });
  expect(lackOf(kit, named, nearest)).toEqual(lack);
});
