/** Which source stands beside an answer in a message. */
import { describe, expect, test } from 'vitest';
import { ownerOf, supportOf } from '../../src/conversation/support.ts';
import { toHit } from '../../src/records/hit.ts';
import { kitFrom } from '../helpers/kit.ts';

const page = (name: string, title: string, publisher: string) =>
  `{ page: "https://example.org/${name}", title: ${title}, publisher: ${publisher}, asOf: "2026" }`;
const useCase = (id: string, organisation: string, more: string) =>
  `  - { id: ${id}, organisation: ${organisation}, title: Rings at night, summary: They bake with ovens., how: [Bake], topics: [bread], ${more}sources: [${page(id, 'A story', 'The press')}] }`;
const card = (id: string, evidence: string, sources: string, more = '') =>
  `  - { id: ${id}, title: ${id}, heard: [well ${id}], really: No., acknowledge: Yes., ask: Why?, respond: { everyone: Yes. }, ${more}evidence: [${evidence}], concede: No., topics: [bread], sources: [${sources}] }`;
const kit = kitFrom(`
pack: { name: bakery, title: The bakery, version: 1.0.0, licence: MIT }
topics:
  - { id: bread, label: Bread, aliases: [], vocabulary: [] }
events:
  - { id: bread-days, name: Bread Days 2020, start: 2020-05-20 }
speakers:
  - { id: ada-crumb, name: Ada Crumb }
talks:
  - { id: hot-ovens, title: Hot Ovens, speakers: [ada-crumb], event: bread-days, video: abcdefghijk }
  - { id: cold-ovens, title: Cold Ovens, speakers: [ada-crumb], event: bread-days, video: abcdefghijl }
quotes:
  - { id: luck, text: Luck is no recipe., speakers: [ada-crumb], answers: Why?, topics: [bread], audiences: [], sources: [{ talk: hot-ovens, at: 1:00, speaker: ada-crumb }] }
  - { id: cold, text: It is cold., speakers: [ada-crumb], answers: Why?, topics: [bread], audiences: [], sources: [{ talk: cold-ovens, at: 1:00, speaker: ada-crumb }] }
use-cases:
${useCase('mill', 'Old Mill', '')}
${useCase('harbour', 'Harbour Bakery (of the city)', '')}
${useCase('burnt', 'Burnt Ltd', 'lesson: Look first., ')}
${useCase('smoked', 'Old Mill', 'lesson: Look first., ')}
${useCase('unseen', 'Unseen Inn', '')}
${useCase('stove-burns', 'Stove (CNCF)', 'lesson: Look first., ')}
tools:
  - { id: stove, name: Stove, purpose: It burns., category: kitchen, status: active, address: "https://example.org/stove" }
objections:
${card('told', 'smoked, mill, harbour, burnt', page('timer', 'How a timer rings', 'Timer project (CNCF)'), 'brief: We count., proof: harbour, ')}
${card('paged', 'mill', page('timer', 'How a timer rings', 'Timer project (CNCF)'), 'brief: We count., proof: "https://example.org/timer", ')}
${card('unproven', 'mill', page('timer', 'How a timer rings', 'Timer project (CNCF)'), 'brief: We count., ')}
${card('brief', 'burnt, luck, cold', '{ talk: hot-ovens }')}
`);

// biome-ignore format: one case, one line
test.each<[card: string, used: readonly string[], address: string | undefined]>([
  ['told', [], 'https://example.org/harbour'],
  // What was shown with it is not what carries its words.
  ['told', ['mill'], 'https://example.org/harbour'],
  ['paged', ['mill'], 'https://example.org/timer'],
  ['unproven', ['mill'], undefined],
  // Without words for a message it says what it said on the screen.
  ['brief', ['burnt', 'cold'], 'https://youtu.be/abcdefghijl?t=60'],
  ['brief', ['burnt'], 'https://example.org/burnt'],
  ['brief', [], undefined],
])('%s, after %j: %s', (id, used, address) => {
  const record = kit.find('objection', id);
  const hits = used.flatMap((one) => kit.get(one) ?? []).map((one) => toHit(kit, one));
  expect(record && supportOf(kit, record, hits, undefined, () => true)?.source.url).toBe(address);
});

test('what is meant for others supports nothing', () => {
  const record = kit.find('objection', 'told');
  const find = (id: string) => {
    const known = kit.get(id);
    return known?.id === 'harbour' ? { ...known, audiences: ['bosses'] } : known;
  };
  const support = (listener: string) =>
    record && supportOf({ ...kit, get: find as typeof kit.get }, record, [], listener, () => true)?.hit?.id;
  expect([support('bosses'), support('bakers')]).toEqual(['harbour', undefined]);
});

test('what was left out of the message supports nothing in it', () => {
  const record = kit.find('objection', 'told');
  expect(record && supportOf(kit, record, [], undefined, (one) => one !== 'harbour')).toBeUndefined();
});

test('what happened in their own company supports more than any proof', () => {
  const record = kit.find('objection', 'told');
  const own = kit.get('mill');
  const hit = own && { ...toHit(kit, own), pack: 'ours' };
  expect(record && hit && supportOf(kit, record, [hit], undefined, () => true)?.hit?.id).toBe('mill');
});

describe('a source is named by whose story it tells', () => {
  const hitOf = (id: string) => {
    const record = kit.get(id);
    if (!record) throw new Error(id);
    return toHit(kit, record);
  };
  const support = (id: string) => {
    const hit = hitOf(id);
    const [source] = hit.sources;
    if (!source) throw new Error(id);
    return { hit, source };
  };

  test('whoever publishes it, and also where a card cites the page', () => {
    const { source, hit } = support('harbour');
    expect([ownerOf(kit, { source, hit }), ownerOf(kit, { source })]).toEqual(['Harbour Bakery', 'Harbour Bakery']);
    expect(ownerOf(kit, support('luck'))).toBeUndefined();
  });
});
