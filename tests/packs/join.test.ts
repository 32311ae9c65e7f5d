import { describe, expect, test } from 'vitest';
import { compilePacks } from '../../src/packs/compile.ts';
import { formatProblem } from '../../src/packs/problem.ts';
import { readCompiled } from '../../src/records/compiled.ts';
import { toHit } from '../../src/records/hit.ts';
import { createKit, type Kit } from '../../src/records/kit.ts';
import { lookUpOne } from '../../src/records/lookup.ts';
import { smallKitText } from '../helpers/kit.ts';

const HEAD = 'pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }\n';
const PAGE = 'sources: [{ page: "https://acme.example/1", title: One, asOf: "2026" }]';
const CFO = `audiences:
  - { id: cfo, label: Finance, aliases: [], layer: both, goals: [], challenges: [], metrics: [], topics: [money], use: [], avoid: [], openings: [Hello.], questions: [How much?] }
`;
const point = (id: string, say: string, more = '') =>
  `  - { id: ${id}, title: A point, part: why, say: { ${say} }, because: so, topics: [money], ${PAGE}${more} }\n`;

/** Joins texts of packs to the bakery's kit. */
function joined(...texts: string[]): { kit: Kit; problems: string[] } {
  const base = smallKitText();
  const files = texts.map((text, index) => ({ path: `/p${index}`, files: [{ path: `p${index}.yaml`, text }] }));
  const { packs, problems } = compilePacks(base, files);
  return {
    kit: createKit([readCompiled(base), ...packs.map(readCompiled)]),
    problems: problems.map((one) => [formatProblem(one), one.hint].filter(Boolean).join(' | ')),
  };
}

describe('records of a pack', () => {
  test('go by the name of their pack, and refer to each other and to the kit', () => {
    const { kit, problems } = joined(
      `${HEAD}${CFO}points:\n${point('outage', 'cfo: It cost a day., bosses: It cost us.')}`,
    );
    expect(problems).toEqual([]);
    const record = kit.find('point', 'acme/outage');
    expect(record).toMatchObject({ id: 'acme/outage', say: { 'acme/cfo': 'It cost a day.', bosses: 'It cost us.' } });
    expect(kit.get('outage')).toBe(record);
    expect(lookUpOne(kit, 'audience', 'cfo').id).toBe('acme/cfo');
    expect(record && toHit(kit, record)).toMatchObject({ id: 'acme/outage', pack: 'acme' });
  });

  test('do not stand in the way of those of the kit, or of another pack', () => {
    const topic = (label: string) => `topics:\n  - { id: money, label: ${label}, aliases: [], vocabulary: [] }\n`;
    const { kit, problems } = joined(HEAD + topic('Cash'), HEAD.replace('acme', 'shop') + topic('Coins'));
    expect(problems).toEqual([
      'p0.yaml:3:11: topic "money": id is an id of the kit | choose another id; to change the record of the kit, use "patches"',
      'p1.yaml:3:11: topic "money": id is an id of the kit | choose another id; to change the record of the kit, use "patches"',
    ]);
    const labels = ['money', 'acme/money', 'shop/money'].map((id) => kit.find('topic', id)?.label);
    expect(labels).toEqual(['Money', 'Cash', 'Coins']);
  });

  test('keep what is sound where a reference leads nowhere', () => {
    const { kit, problems } = joined(
      `${HEAD}points:\n${point('outage', 'bosses: It cost us.', ', figures: [half-burned]')}`,
    );
    expect(problems).toEqual([
      'p0.yaml:3:189: point "outage": figures[0] "half-burned" is not a known figure | did you mean "half-burnt"?',
    ]);
    expect(kit.get('acme/outage')).toBeDefined();
  });

  test('are checked against the talks of the kit', () => {
    const source = 'sources: [{ talk: hot-ovens, at: 45:00, speaker: ada-yeast }]';
    const { problems } = joined(`${HEAD}points:\n${point('outage', 'bosses: It cost us.').replace(PAGE, source)}`);
    expect(problems).toEqual([
      'p0.yaml:3:139: point "outage": sources[0].at must be before the end of talk "hot-ovens" at 30:00',
      'p0.yaml:3:155: point "outage": sources[0].speaker "ada-yeast" is not a speaker of talk "hot-ovens" | its speakers: ada-crumb, jurgen-knead',
    ]);
  });

  test('can do nothing to a terminal', () => {
    const { kit } = joined(
      `${HEAD}topics:\n  - { id: t, label: "a\\e[31mb\\u202Ec\\u0000\\u200Bd", aliases: ["\\e]8;;x\\e\\\\y"], vocabulary: [] }\n`,
    );
    expect(kit.get('acme/t')).toMatchObject({ label: 'ab c d', aliases: ['y'] });
  });
});

describe('patches', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, patch: string, id: string, expected: object]>([
    ['replace a field', '{ id: small-batches, set: { ask: Really? } }', 'small-batches', { ask: 'Really?', title: 'Small batches burn less' }],
    ['add a wording for an audience of the pack', '{ id: small-batches, say: { cfo: It is cheap. } }', 'small-batches', { say: { bosses: expect.stringMatching(/^A small/) as string, 'acme/cfo': 'It is cheap.' } }],
    ['add a wording to an objection', '{ id: always-by-hand, say: { cfo: It is cheap. } }', 'always-by-hand', { respond: { everyone: 'Hands shape and the clock bakes.', 'acme/cfo': 'It is cheap.' } }],
    ['add phrasings, once', '{ id: always-by-hand, heard: [by hand only, we bake by hand] }', 'always-by-hand', { heard: ['we bake by hand', 'hands are better', 'by hand only'] }],
    ['add phrasings where there are none', '{ id: small-batches, heard: [big trays] }', 'small-batches', { heard: ['big trays'] }],
  ])('%s', (_, patch, id, expected) => {
    const { kit, problems } = joined(`${HEAD}${CFO}patches:\n  - ${patch}\n`);
    expect(problems).toEqual([]);
    const record = kit.get(id);
    expect(record).toMatchObject(expected);
    expect(record && toHit(kit, record)).toMatchObject({ id, changedBy: ['acme'] });
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, patch: string, problem: string]>([
    ['of nothing', '{ id: small-batch, heard: [x] }', 'p0.yaml:3:11: patch of "small-batch": the kit has no such record | did you mean "small-batches"?'],
    ['of a field that there is not', '{ id: timer, set: { adress: x } }', 'p0.yaml:3:33: patch of tool "timer": adress is not a known key | did you mean "address"?'],
    ['with a value that does not fit', '{ id: timer, set: { status: gone } }', 'p0.yaml:3:33: patch of tool "timer": status must be one of active, changed, renamed, merged, unmaintained, archived'],
    ['with an address that is not https', '{ id: timer, set: { address: "javascript:alert(1)" } }', 'p0.yaml:3:34: patch of tool "timer": address must be an https:// address'],
    ['of the id', '{ id: timer, set: { id: x } }', 'p0.yaml:3:29: patch of tool "timer": id cannot be changed'],
    ['of the kind', '{ id: timer, set: { kind: talk } }', 'p0.yaml:3:31: patch of tool "timer": kind cannot be changed'],
    ['with a wording for nobody', '{ id: small-batches, say: { cfo: x } }', 'p0.yaml:3:38: patch of point "small-batches": say.cfo "cfo" is not a known audience'],
    ['with phrasings where there can be none', '{ id: timer, heard: [x] }', 'p0.yaml:3:25: patch of tool "timer": heard is not a known key | known keys: id, name, aliases, address, purpose, category, layer, cncf, status, now, successor, former, asOf, sources'],
    ['of an unsafe key', '{ id: timer, set: { __proto__: { x: y } } }', 'p0.yaml:3:25: __proto__: is not allowed as a key'],
  ])('%s: it is not applied, and the rest is', (_, patch, problem) => {
    const { kit, problems } = joined(`${HEAD}patches:\n  - ${patch}\n  - { id: oven-book, set: { note: Read it. } }\n`);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(kit.get('oven-book')).toMatchObject({ note: 'Read it.' });
    expect(kit.changedBy('timer')).toEqual([]);
    expect(kit.changedBy('small-batches')).toEqual([]);
  });

  test('the pack that is found first has its way', () => {
    const patch = (note: string) => `patches:\n  - { id: oven-book, set: { note: ${note} } }\n`;
    const { kit } = joined(HEAD + patch('first'), HEAD.replace('acme', 'shop') + patch('second'));
    expect(kit.get('oven-book')).toMatchObject({ note: 'first' });
    expect(kit.changedBy('oven-book')).toEqual(['shop', 'acme']);
  });
});

test('records are hidden, even where another pack changes them', () => {
  const { kit, problems } = joined(
    `${HEAD}hides: [timer, tmier]\n`,
    `${HEAD.replace('acme', 'shop')}patches:\n  - { id: timer, set: { now: x } }\n`,
  );
  expect(problems).toEqual(['p0.yaml:2:16: hides "tmier": the kit has no such record | did you mean "timer"?']);
  expect([kit.get('timer'), kit.find('tool', 'timer'), kit.all('tool').map(({ id }) => id)]).toEqual([
    undefined,
    undefined,
    ['hourglass'],
  ]);
});

test('what stands under a key that is misspelt is checked, and not used', () => {
  const { kit, problems } = joined(
    `${HEAD}hide: [timer, tmier]\npatchs:\n  - { id: oven-book, set: { note: Read it., status: actve } }\n  - { id: oven-book, set: { note: New. } }\n`,
  );
  expect(problems).toEqual([
    'p0.yaml:2:1: hide: is not a known key | did you mean "hides"?',
    'p0.yaml:2:15: hides "tmier": the kit has no such record | did you mean "timer"?',
    'p0.yaml:3:1: patchs: is not a known key | did you mean "patches"?',
    expect.stringContaining('p0.yaml:4:53: patch of resource "oven-book": status must be one of active'),
  ]);
  expect(kit.get('timer')).toBeDefined();
  expect(kit.changedBy('oven-book')).toEqual([]);
});

// biome-ignore format: one case, one line
test.each<[what: string, texts: string[], problems: (string | RegExp)[]]>([
  ['no manifest', ['topics: []'], [/^p0\.yaml:1:1: there is no "pack" that names it/]],
  ['a bad manifest', ['pack: { name: Acme }'], [/title: is missing/, /version: is missing/, /licence: is missing/, /name: must be kebab-case/]],
  ['two manifests', [`${HEAD}---\n${HEAD}`], [/a file must hold one YAML document/]],
  ['the name of the kit', [HEAD.replace('acme', 'bakery')], [/^p0\.yaml:1:15: pack "bakery" is left out: that is the name of the kit itself/]],
  ['a name twice', [HEAD, HEAD], [/^p1\.yaml:1:15: pack "acme" is left out: it is also in \/p0/]],
  ['for a later kit', [HEAD.replace(' }', ', kit: 1.1.0 }')], [/pack\.kit: it was written for kit 1\.1\.0, and this is 1\.0\.0/]],
  ['for another major', [HEAD.replace(' }', ', kit: 0.9.0 }')], [/pack\.kit/]],
  ['for this kit', [HEAD.replace(' }', ', kit: 1.0.0 }')], []],
])('manifests: %s', (_, texts, problems) => {
  expect(joined(...texts).problems).toEqual(problems.map((pattern) => expect.stringMatching(pattern)));
});
