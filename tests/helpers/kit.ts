/** Kits for tests: the real one, read from `data/` so that nothing must be built, and a small invented one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Material } from '../../src/answer/answer.ts';
import type { Matcher } from '../../src/answer/matcher.ts';
import { matcherOf } from '../../src/answer/model/classify.ts';
import { compact, readModel } from '../../src/answer/model/file.ts';
import { train } from '../../src/answer/model/train.ts';
import { compilePacks, type PackFiles } from '../../src/packs/compile.ts';
import { formatProblem } from '../../src/packs/problem.ts';
import { readCompiled } from '../../src/records/compiled.ts';
import { createKit, type Kit } from '../../src/records/kit.ts';
import { readIndex, writeIndex } from '../../src/search/index.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

const real: { text?: string; kit?: Kit; index?: string; model?: Uint8Array } = {};

/** The kit that the package carries, as it is compiled; parsed once per test file. */
export function realKitText(): string {
  const names = readdirSync(DATA).filter((name) => name.endsWith('.yaml'));
  real.text ??= compiled(names.map((name) => ({ path: name, text: readFileSync(join(DATA, name), 'utf8') })));
  return real.text;
}

/** The kit that the package carries. */
export function realKit(): Kit {
  real.kit ??= createKit([readCompiled(realKitText())]);
  return real.kit;
}

/** Its full-text index, as it is written when the program is built. */
export function realIndexText(): string {
  real.index ??= indexTextOf(realKit());
  return real.index;
}

/** The model that the package carries, as the build has left it. */
export function realModel(): Uint8Array {
  real.model ??= readFileSync(join(DATA, '..', 'dist', 'model.bin'));
  return real.model;
}

/** What an answer is made of. */
export function realMaterial(): Material {
  const model = readModel(realModel());
  if (!model) throw new Error('dist/model.bin cannot be read: run npm run build');
  return { kit: realKit(), index: readIndex(realIndexText()), matcher: matcherOf(model) };
}

/** A matcher for a small kit, trained on what its objections are heard as. */
export function matcherFor(kit: Kit): Matcher {
  const examples = kit
    .all('objection')
    .flatMap(({ id, title, heard }) => [title, ...heard].map((said) => ({ said, id })))
    .concat({ said: 'thank you, that makes sense', id: 'none' }, { said: 'ok, fine with me', id: 'none' });
  const weights = compact(train(examples));
  return matcherOf({ ...weights, sharpness: 4, sure: 0.6, guess: 0.45, made: 'test' });
}

/** A kit from YAML text. @throws where the text is not sound */
export function kitFrom(yaml: string): Kit {
  return createKit([readCompiled(compiled([{ path: 'test.yaml', text: yaml }]))]);
}

/** A kit from YAML text with a user's pack joined to it. @throws where one of them is not sound */
export function kitWith(yaml: string, pack: string): Kit {
  const base = compiled([{ path: 'test.yaml', text: yaml }]);
  const { packs, problems } = compilePacks(base, [{ path: '/pack', files: [{ path: 'pack.yaml', text: pack }] }]);
  if (problems.length) throw new Error(problems.map(formatProblem).join('\n'));
  return createKit([base, ...packs].map(readCompiled));
}

/** The full-text index of a kit, as text. */
export function indexTextOf(kit: Kit): string {
  return writeIndex(kit);
}

function compiled(files: PackFiles['files']): string {
  const { packs, problems } = compilePacks(undefined, [{ path: 'test', files }]);
  if (problems.length) throw new Error(problems.map(formatProblem).join('\n'));
  return packs.join('');
}

/** The bakery's kit, compiled. */
export function smallKitText(): string {
  return compiled([{ path: 'test.yaml', text: SMALL }]);
}

/** A bakery's kit: two audiences, four topics, and a record of nearly every kind. */
export function smallKit(): Kit {
  return kitFrom(SMALL);
}

/** A kit of use cases in two industries, and of nothing else that it does not need. */
export function industriesKit(): Kit {
  const useCase = (id: string, more: string) =>
    `  - { id: ${id}, organisation: Acme, title: ${id}, summary: They bake., how: [Bake], topics: [bread], ${more}, sources: [{ page: "https://example.org", title: A page, asOf: "2026-01" }] }`;
  return kitFrom(`
pack: { name: bakery, title: The bakery, version: 1.0.0, licence: MIT }
topics:
  - { id: bread, label: Bread, aliases: [], vocabulary: [] }
industries:
  - { id: milling, label: Mills and flour, aliases: [mill, mills] }
  - { id: catering, label: Catering, aliases: [canteens] }
use-cases:
${useCase('old-mill', 'industry: milling, year: 2022')}
${useCase('new-mill', 'industry: milling, year: 2026')}
${useCase('some-mill', 'industry: milling')}
${useCase('canteen', 'industry: catering, year: 2024')}
${useCase('nobody-knows', 'year: 2025')}
`);
}

const SMALL = `
pack: { name: bakery, title: The bakery, version: 1.0.0, licence: MIT }
audiences:
  - id: bosses
    label: Bosses
    aliases: [owner, the big cheese]
    layer: both
    goals: [Sell more bread]
    challenges: [Burnt loaves]
    metrics: [Loaves sold]
    topics: [money, speed, safety]
    use: []
    avoid: [{ word: sourdough, instead: bread, why: they never bake }]
    openings: [Bread should not depend on luck., Money is lost with every burnt loaf.]
    questions: [What does a burnt loaf cost us?]
  - id: bakers
    label: Bakers
    aliases: [oven crew]
    layer: app
    goals: [Go home early]
    challenges: [Night shifts]
    metrics: [Loaves an hour]
    topics: [speed, safety]
    use: []
    avoid: []
    openings: [Nobody likes to bake at night.]
    questions: [When did you last burn a loaf?]
topics:
  - { id: money, label: Money, aliases: [cost], vocabulary: [budget, expensive flour] }
  - { id: speed, label: Speed, aliases: [], vocabulary: [faster, slow oven] }
  - { id: safety, label: Safety, aliases: [], vocabulary: [fire, burns] }
  - { id: cakes, label: Cakes, aliases: [], vocabulary: [icing] }
events:
  - { id: bread-days, name: Bread Days 2020, start: 2020-05-20, end: 2020-05-21, aliases: [bd20], playlist: "https://example.org/bread-days" }
  - { id: flour-fair, name: Flour Fair, start: 2021-03 }
speakers:
  - { id: ada-crumb, name: Ada Crumb, role: Baker, organisation: Old Mill }
  - { id: jurgen-knead, name: Jürgen Knead, aliases: [the Kneader] }
  - { id: ada-yeast, name: Ada Yeast }
talks:
  - { id: hot-ovens, title: Hot Ovens, speakers: [ada-crumb, jurgen-knead], event: bread-days, video: abcdefghijk, length: 30:00, slides: "https://example.org/slides" }
  - { id: cold-dough, title: Cold Dough, speakers: [jurgen-knead], event: flour-fair, slides: "https://example.org/dough" }
  - { id: lost-talk, title: The Lost Talk, speakers: [ada-yeast], event: flour-fair }
  - { id: long-rise, title: The Long Rise, speakers: [ada-yeast], event: bread-days, video: ABCDEFGHIJK, length: 1:10:00 }
quotes:
  - { id: written-recipe, text: If it is not written down you will bake it twice., speakers: [ada-crumb], answers: Why write recipes down?, heard: [no time to write], topics: [speed], audiences: [bosses, bakers], sources: [{ talk: hot-ovens, at: 12:45, speaker: ada-crumb }] }
  - { id: no-fires, text: We have not had a fire since., speakers: [jurgen-knead], answers: Is it safe?, topics: [safety], audiences: [bakers], sources: [{ talk: hot-ovens, speaker: jurgen-knead }] }
points:
  - id: small-batches
    title: Small batches burn less
    part: why
    say: { bosses: A small batch that burns costs us little and we know about it the same hour., bakers: Small batches mean that nobody has to stay and scrape a whole oven at night. }
    because: A small batch is soon out of the oven.
    figures: [half-burnt]
    topics: [money, safety]
    sources: [{ talk: hot-ovens, at: 5:00, speaker: ada-crumb }]
    ask: How big is a batch of ours?
  - id: recipes-on-paper
    title: Recipes on paper
    part: what
    say: { bakers: The recipe hangs at the oven and whoever comes in knows what to do. }
    because: Paper does not forget.
    topics: [speed]
    sources: [{ talk: hot-ovens, at: 12:45, speaker: ada-crumb }]
    caveat: Not where nobody reads.
  - id: the-mill-did-it
    title: The Old Mill has done it
    part: who
    say: { bosses: The Old Mill sells twice as much bread with the people it had before. }
    because: They stopped baking twice.
    topics: [money, speed]
    sources: [{ talk: long-rise, at: 1:01:01, speaker: ada-yeast }]
  - id: one-oven-first
    title: One oven first
    part: start
    say: { bosses: Let us try it with one oven for one week and count the loaves., bakers: Pick the oven that you like least and we begin there. }
    because: One oven can be spared.
    topics: [speed, money]
    sources: [{ page: "https://example.org/one-oven", title: One oven, asOf: 2020-06 }]
objections:
  - { id: always-by-hand, title: We have always done it by hand, heard: [we bake by hand, hands are better], really: They are proud., acknowledge: Hands matter., ask: What do hands do best?, respond: { everyone: Hands shape and the clock bakes., bosses: Hands are dear. }, evidence: [written-recipe], concede: Cakes need hands., topics: [safety], sources: [{ talk: hot-ovens, at: 12:45 }] }
use-cases:
  - { id: mill-ovens, organisation: Old Mill, title: Ovens that watch themselves, summary: Thermometers stop the ovens., how: [Measure, Stop], tools: [timer], topics: [safety], audiences: [bakers], sources: [{ talk: long-rise, at: 2:03 }] }
principles:
  - { id: written, set: kit, number: 1, name: Written, meaning: The recipe is written down., wording: verbatim, sources: [{ talk: hot-ovens }] }
tools:
  - { id: timer, name: Timer, purpose: It rings., category: kitchen, status: active, address: "https://example.org/timer" }
  - { id: hourglass, name: Hourglass, purpose: It ran., category: kitchen, status: archived, successor: { name: Timer }, former: [{ address: hourglass.example, status: unsafe, note: sand only }] }
steps:
  - { id: buy-a-timer, title: Buy a timer, type: technical, say: { bosses: A timer costs less than a loaf., bakers: Get a timer that you can hear. }, why: It rings., how: [Go to the shop], audiences: [bosses, bakers], effort: an hour, topics: [speed], sources: [{ talk: hot-ovens, at: 20:00 }] }
figures:
  - { id: half-burnt, value: half, statement: Half as many loaves burn., asOf: "2020", sponsor: the Flour Board, caution: Only one bakery was counted., topics: [safety], audiences: [bosses], sources: [{ page: "https://example.org/burnt", title: Burnt, asOf: "2020" }] }
resources:
  - { id: oven-book, title: The oven book, type: page, status: active, address: "https://example.org/book" }
  - { id: bad-site, title: The bad site, type: page, status: unsafe, former: [{ address: bad.example, status: unsafe }], successor: { name: The oven book, address: "https://example.org/book" } }
`;
