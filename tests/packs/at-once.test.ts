/** Everything that is wrong in a pack is said in one run: no fault hides another, and none is told twice. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePacks } from '../../src/packs/compile.ts';
import { formatProblem } from '../../src/packs/problem.ts';
import { smallKitText } from '../helpers/kit.ts';

const PACK = `pack:
  name: acme
  title: Acme
  version: 1.0.0
  licence: internal
speakers:
  - { id: jane, name: Jane }
  - { id: omar, name: Omar, aliases: [om] }
talks:
  - id: our-year
    title: Our year
    speakers: [jane]
    event: flour-fair
    video: abcdefghijk
    length: 10:00
quotes:
  - id: nobody-called
    text: Nobody called.
    speakers: [jane]
    answers: Is it safe?
    topics: [safety]
    audiences: [bosses]
    sources:
      - { talk: our-year, at: 1:00 }
      - { talk: our-year, at: 2:00, speaker: jane }
points:
  - id: ovens-kept
    title: Ovens kept
    part: why
    say: { bosses: It costs less. }
    because: so
    figures: [half-burnt]
    topics: [money]
    sources: [{ talk: our-year }]
objections:
  - id: too-hot
    title: Too hot
    heard: [it is too hot]
    really: r
    acknowledge: a
    ask: q
    respond: { everyone: e }
    evidence: [nobody-called, ovens-kept]
    concede: c
    topics: [safety]
    sources: [{ page: "https://a.example", title: A, asOf: "2026" }]
resources:
  - { id: handbook, title: H, type: page, status: active, address: "https://a.example" }
patches:
  - id: small-batches
    heard: [big trays]
    set: { topics: [money] }
hides: [timer]
`;

interface Fault {
  readonly from: string;
  readonly to: string;
  readonly told: RegExp;
}

/** One change to the pack, and the one problem that it makes; no two are at the same place. */
// biome-ignore format: one case, one line
const FAULTS: readonly Fault[] = [
  { from: 'version: 1.0.0', to: 'version: one', told: /^pack\.version: must be a version/ },
  { from: 'licence: internal', to: 'license: internal', told: /^pack\.license: is not a known key \| did you mean "licence"\?/ },
  { from: 'name: Jane }', to: 'nmae: Jane }', told: /^speaker "jane": nmae is not a known key \| did you mean "name"\?/ },
  { from: 'aliases: [om]', to: 'aliases: [om, jane]', told: /^speaker "omar": aliases\[1\] is already taken by speaker "jane"/ },
  { from: 'title: Our year', to: 'title:', told: /^talk "our-year": title must not be empty/ },
  { from: 'event: flour-fair', to: 'event: flour-fare', told: /"flour-fare" is not a known event \| did you mean "flour-fair"\?/ },
  { from: 'video: abcdefghijk', to: 'video: short', told: /^talk "our-year": video must be a YouTube id/ },
  { from: 'length: 10:00', to: 'length: ten', told: /^talk "our-year": length must be a time/ },
  { from: 'quotes:', to: 'qoutes:', told: /^qoutes: is not a known key \| did you mean "quotes"\?/ },
  { from: '    text: Nobody called.\n', to: '    text: Nobody called.\n    extra: 1\n', told: /^quote "nobody-called": extra is not a known key \| known keys/ },
  { from: 'answers: Is it safe?', to: 'answers: 7', told: /^quote "nobody-called": answers must be a string/ },
  { from: 'topics: [safety]\n    audiences', to: 'topic: [safty]\n    audiences', told: /^quote "nobody-called": topic is not a known key \| did you mean "topics"\?/ },
  { from: 'audiences: [bosses]', to: 'audiences: [boses]', told: /audiences\[0\] "boses" is not a known audience \| did you mean "bosses"\?/ },
  { from: 'at: 1:00 }', to: 'at: soon }', told: /sources\[0\]\.at must be a time/ },
  { from: 'at: 2:00, speaker', to: 'att: 2:00, speaker', told: /sources\[1\]\.att is not a known key/ },
  { from: 'part: why', to: 'part: whi', told: /^point "ovens-kept": part must be one of .* \| did you mean "why"\?/ },
  { from: 'say: { bosses: It costs less. }', to: 'say: { bosse: It costs less. }', told: /say\.bosse "bosse" is not a known audience \| did you mean "bosses"\?/ },
  { from: 'figures: [half-burnt]', to: 'figures: [half-burned]', told: /figures\[0\] "half-burned" is not a known figure/ },
  { from: 'sources: [{ talk: our-year }]', to: 'sources: [{ talk: our-yaer }]', told: /sources\[0\]\.talk "our-yaer" is not a known talk \| did you mean "our-year"\?/ },
  { from: 'really: r', to: 'realy: r', told: /^objection "too-hot": realy is not a known key \| did you mean "really"\?/ },
  { from: 'evidence: [nobody-called, ovens-kept]', to: 'evidence: [nobody-caled, ovens-kept]', told: /"nobody-caled" is not a known .* \| did you mean "nobody-called"\?/ },
  { from: 'status: active, address: "https://a.example"', to: 'status: active, address: "http://a.example"', told: /^resource "handbook": address must be an https/ },
  { from: '    heard: [big trays]', to: '    heard: []', told: /^patches\[0\]\.heard: needs at least 1/ },
  { from: 'set: { topics: [money] }', to: 'set: { topics: [mony] }', told: /^patch of point "small-batches": topics\[0\] "mony" is not a known topic/ },
  { from: 'hides: [timer]', to: 'hides: [tmier]', told: /^hides "tmier": the kit has no such record \| did you mean "timer"\?/ },
];

const KIT = smallKitText();

function problemsOf(...files: string[]): string[] {
  const texts = files.map((text, index) => ({ path: `p${index}.yaml`, text }));
  return compilePacks(KIT, [{ path: '/p', files: texts }]).problems.map((one) =>
    [formatProblem(one), one.hint].filter(Boolean).join(' | '),
  );
}

function withFaults(faults: readonly Fault[]): string {
  return faults.reduce((text, { from, to }) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, PACK);
}

/** A problem without its place. */
function message(problem: string): string {
  return problem.replace(/^\S+:\d+:\d+: /, '');
}

test('the pack is sound', () => {
  expect(problemsOf(PACK)).toEqual([]);
});

test.each(FAULTS.map((fault): [string, Fault] => [fault.to, fault]))('one fault, one problem: %s', (_, fault) => {
  const told = problemsOf(withFaults([fault])).map(message);
  // Behind a key that is misspelt there can be a fault of its own.
  expect(told.filter((one) => fault.told.test(one))).toHaveLength(1);
  expect(told.filter((one) => !fault.told.test(one))).toEqual(
    fault.to.includes('safty') ? [expect.stringContaining('topics[0] "safty" is not a known topic')] : [],
  );
});

test('any number of faults together give the problems of each, in the order of the file', () => {
  const alone = new Map(FAULTS.map((fault) => [fault, problemsOf(withFaults([fault])).map(message)]));
  fc.assert(
    fc.property(fc.subarray([...FAULTS]), (faults) => {
      const told = problemsOf(withFaults(faults));
      const each = faults.flatMap((fault) => alone.get(fault) ?? []);
      expect(told.map(message).sort()).toEqual(each.sort());
      const lines = told.map((one) => Number(one.split(':')[1]));
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
    }),
  );
});

describe('no follow-up of', () => {
  const QUOTE = PACK.slice(PACK.indexOf('quotes:'), PACK.indexOf('points:'));
  const head = (name: string) => `pack: { name: ${name}, title: Acme, version: 1.0.0, licence: internal }\n`;

  // biome-ignore format: one case, one line
  test.each<[what: string, files: string[], ...told: (string | RegExp)[]]>([
    ['a record without a sound id, named by its place', [head('acme') + QUOTE.replace('id: nobody-called', 'id: Nobody').replaceAll('our-year', 'hot-oven').replaceAll('jane', 'ada-crumb')],
      /^p0\.yaml:3:9: quotes\[0\]\.id: must be kebab-case/, /^p0\.yaml:10:17: quotes\[0\]\.sources\[0\]\.talk: "hot-oven" is not a known talk \| did you mean "hot-ovens"\?/, /^p0\.yaml:11:17: quotes\[0\]\.sources\[1\]\.talk/],
    ['broken YAML: what it may have is not missed elsewhere', [PACK.replace(QUOTE, ''), `${QUOTE}  - [\n`], /^p1\.yaml:12:1: Flow sequence/],
    ['a manifest that is not sound', [PACK.replace('name: acme', 'name: Acme').replace('[half-burnt]', '[half-burned]')], /pack\.name: must be kebab-case/, /"half-burned" is not a known figure/],
    ['a manifest that is not there', [QUOTE.replaceAll('our-year', 'hot-ovens').replaceAll('jane', 'ada-crumbs')],
      /^p0\.yaml:1:1: there is no "pack" that names it/, /^p0\.yaml:4:16: .* "ada-crumbs" is not a known speaker/, /^p0\.yaml:10:47: .* "ada-crumbs" is not a known speaker/],
    ['a list that is a map', [PACK.replace(QUOTE, 'quotes:\n  nobody-called: { text: Nobody called. }\n')], /^p0\.yaml:17:3: quotes: must be a list/],
    ['a record that is not in a list', [PACK.replace(QUOTE, 'quotes:\n  id: nobody-called\n')], /^p0\.yaml:17:3: quotes: must be a list/],
    ['a record twice, of which one is not sound', [`${PACK.replace(QUOTE, QUOTE.replace('answers: Is it safe?', 'answers: 7'))}`, QUOTE], /answers must be a string/, /^p1\.yaml:2:9: quote "nobody-called": id is already taken by quote "nobody-called" \(p0\.yaml:17:5\)/],
  ])('%s', (_, files, ...told) => {
    expect(problemsOf(...files)).toEqual(told.map((pattern) => expect.stringMatching(pattern)));
  });
});
