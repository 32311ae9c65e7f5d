import { expect, test } from 'vitest';
import { referencesOf, renamed } from '../../src/packs/references.ts';
import { KINDS } from '../../src/records/kinds.ts';
import { findRecord } from '../../src/records/show.ts';
import { realKit, smallKit } from '../helpers/kit.ts';

const kit = smallKit();

// biome-ignore format: one record, one line
test.each<[id: string, references: string[]]>([
  ['bosses', ['topics.0 money', 'topics.1 speed', 'topics.2 safety']],
  ['hot-ovens', ['speakers.0 ada-crumb', 'speakers.1 jurgen-knead', 'event bread-days']],
  ['small-batches', ['say.bosses bosses', 'say.bakers bakers', 'figures.0 half-burnt', 'topics.0 money', 'topics.1 safety', 'sources.0.talk hot-ovens', 'sources.0.speaker ada-crumb']],
  ['always-by-hand', ['respond.everyone everyone', 'respond.bosses bosses', 'evidence.0 written-recipe', 'topics.0 safety', 'sources.0.talk hot-ovens']],
  ['mill-ovens', ['tools.0 timer', 'topics.0 safety', 'audiences.0 bakers', 'sources.0.talk long-rise']],
  ['half-burnt', ['topics.0 safety', 'audiences.0 bosses']],
  ['oven-book', []],
])('%s mentions %j', (id, references) => {
  const found = referencesOf(findRecord(kit, id));
  expect(found.map(({ id, path }) => `${path.join('.')} ${id}`)).toEqual(references);
});

test('beside audiences a card may speak to everyone, and a point may not', () => {
  const [said] = referencesOf(findRecord(kit, 'always-by-hand'));
  expect(said).toMatchObject({ to: ['audience'], or: 'everyone' });
  expect(referencesOf(findRecord(kit, 'small-batches'))[0]).not.toHaveProperty('or');
});

test('all references of the real kit lead to kinds that there are', () => {
  for (const record of realKit().records) {
    for (const { to } of referencesOf(record)) expect(KINDS, record.id).toEqual(expect.arrayContaining([...to]));
  }
});

test('what is mentioned goes by another name, and nothing else does', () => {
  const record = renamed(findRecord(kit, 'always-by-hand'), (id) => `mill/${id}`);
  expect(record).toMatchObject({
    id: 'always-by-hand',
    respond: { 'mill/everyone': expect.any(String), 'mill/bosses': expect.any(String) },
    evidence: ['mill/written-recipe'],
    sources: [{ talk: 'mill/hot-ovens', at: '12:45' }],
  });
});

test('the industry of a use case is an id of one', () => {
  const record = { kind: 'use-case', id: 'mill', industry: 'baking' } as const;
  expect(referencesOf(record)).toEqual([{ id: 'baking', path: ['industry'], to: ['industry'] }]);
});
