import { describe, expect, test } from 'vitest';
import { checkRecords } from '../../src/packs/check.ts';
import { parsePackFile } from '../../src/packs/parse.ts';
import { formatProblem } from '../../src/packs/problem.ts';
import type { Kind } from '../../src/records/schema.ts';

const PAGE = 'sources: [{ page: https://example.org, title: T, asOf: "2026" }]';
const AUDIENCE =
  'layer: app, goals: [], challenges: [], metrics: [pay], use: [], avoid: [], openings: [Hi.], questions: [Why?]';

const BASE = `
audiences:
  - { id: sre, label: SRE, aliases: [ops], topics: [security], ${AUDIENCE} }
topics:
  - { id: security, label: Security, aliases: [Audit], vocabulary: [] }
events:
  - { id: con, name: Con, start: "2026" }
speakers:
  - { id: kyle, name: Kyle, aliases: [K.] }
  - { id: dana, name: Dana }
talks:
  - { id: filmed, title: F, speakers: [kyle], event: con, video: 00MCUAgzLQk, length: 45:10 }
  - { id: unfilmed, title: U, speakers: [dana], event: con }
objections:
  - { id: jobs, title: J, heard: ["You're after our jobs!"], really: r, acknowledge: a, ask: q, respond: { everyone: e }, evidence: [six-hours], concede: c, topics: [security], ${PAGE} }
principles:
  - { id: declarative, set: kit, number: 1, name: D, meaning: m, ${PAGE} }
metrics:
  - { id: lead-time, name: L, definition: d, better: lower, group: throughput, lever: l, because: b, ${PAGE} }
tools:
  - { id: flux, name: Flux, purpose: p, category: c, status: active }
figures:
  - { id: half, statement: s, asOf: "2026", topics: [], audiences: [], ${PAGE} }
quotes:
  - { id: six-hours, text: t, speakers: [kyle], answers: a, topics: [security], audiences: [sre], sources: [{ talk: filmed, at: 45:09, speaker: kyle }] }
`;

/** Problems of `yaml` beside the sound records above, each with its hint. */
function problemsOf(yaml: string, known: [string, Kind][] = []): string[] {
  const files = [parsePackFile(BASE, 'base.yaml'), parsePackFile(yaml, 'p.yaml')];
  expect(files.flatMap(({ problems }) => problems)).toEqual([]);
  const located = files.flatMap(({ records }) => records);
  return checkRecords(located, { known: new Map(known) }).map((problem) =>
    [formatProblem(problem), problem.hint].filter(Boolean).join(' | '),
  );
}

type Case = [what: string, fields: string, ...problems: string[]];

const topic = (fields: string) => `topics:\n  - { ${fields}, label: L, vocabulary: [] }`;
const quote = (fields: string) => `quotes:\n  - { ${fields}, id: q, text: t, answers: a, audiences: [] }`;
const point = (fields: string) =>
  `points:\n  - { ${fields}, id: p, title: t, part: why, because: b, topics: [security], ${PAGE} }`;
const objection = (fields: string) =>
  `objections:\n  - { ${fields}, id: o, title: t, really: r, acknowledge: a, ask: q, concede: c, topics: [security], ${PAGE} }`;
const step = (fields: string) =>
  `steps:\n  - { ${fields}, id: s, title: t, type: technical, why: w, how: [], effort: e, topics: [security], ${PAGE} }`;
const useCase = (fields: string) =>
  `use-cases:\n  - { ${fields}, id: u, organisation: o, title: t, summary: s, how: [], topics: [], ${PAGE} }`;
const resource = (fields: string) => `resources:\n  - { ${fields}, id: r, title: t, type: page }`;

test('sound records have no problems', () => {
  expect(problemsOf('topics: []')).toEqual([]);
});

describe('what two records must not share', () => {
  // biome-ignore format: one case, one line
  test.each<Case>([
    ['an id', topic('id: security, aliases: []'), 'p.yaml:2:11: topic "security": id is already taken by topic "security" (base.yaml:5:5)'],
    ['an id of another kind', topic('id: kyle, aliases: []'), 'p.yaml:2:11: topic "kyle": id is already taken by speaker "kyle" (base.yaml:9:5)'],
    ['an alias', topic('id: trail, aliases: [x, AUDIT]'), 'p.yaml:2:31: topic "trail": aliases[1] is already taken by topic "security" (base.yaml:5:5)'],
    ['an alias that is an id', topic('id: trail, aliases: [Security]'), 'p.yaml:2:28: topic "trail": aliases[0] is already taken by topic "security" (base.yaml:5:5)'],
    ['an alias of another kind may be shared', topic('id: trail, aliases: [ops, k.]')],
    ['an alias may be given twice', topic('id: trail, aliases: [x, X, trail]')],
    ['a number in a set', `principles:\n  - { number: 1, id: n, set: kit, name: D, meaning: m, ${PAGE} }`, 'p.yaml:2:15: principle "n": number is already taken by principle "declarative" (base.yaml:17:5)'],
    ['a number in another set may be shared', `principles:\n  - { number: 1, id: n, set: opengitops, name: D, meaning: m, ${PAGE} }`],
    ['a phrasing', objection('heard: [Why?, youre after OUR jobs], respond: { sre: s }, evidence: [half]'), 'p.yaml:2:21: objection "o": heard[1] is already taken by objection "jobs" (base.yaml:15:5)'],
  ])('%s', (_, yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems);
  });
});

describe('references', () => {
  // biome-ignore format: one case, one line
  test.each<Case>([
    ['topic', quote(`topics: [security, securty], speakers: [kyle], ${PAGE}`), 'p.yaml:2:26: quote "q": topics[1] "securty" is not a known topic | did you mean "security"?'],
    ['nothing is near', quote(`topics: [banana], speakers: [kyle], ${PAGE}`), 'p.yaml:2:16: quote "q": topics[0] "banana" is not a known topic'],
    ['another kind', quote(`topics: [sre], speakers: [kyle], ${PAGE}`), 'p.yaml:2:16: quote "q": topics[0] "sre" is the id of another kind: audience, not topic'],
    ['speaker', quote(`topics: [], speakers: [kile], ${PAGE}`), 'p.yaml:2:30: quote "q": speakers[0] "kile" is not a known speaker | did you mean "kyle"?'],
    ['talk', quote('topics: [], speakers: [kyle], sources: [{ talk: flimed }]'), 'p.yaml:2:55: quote "q": sources[0].talk "flimed" is not a known talk | did you mean "filmed"?'],
    ['event', 'talks:\n  - { event: can, id: t, title: T, speakers: [] }', 'p.yaml:2:14: talk "t": event "can" is not a known event | did you mean "con"?'],
    ['metric', point('metrics: [leadtime], say: { sre: s }'), 'p.yaml:2:17: point "p": metrics[0] "leadtime" is not a known metric | did you mean "lead-time"?'],
    ['figure', point('figures: [hlaf], say: { sre: s }'), 'p.yaml:2:17: point "p": figures[0] "hlaf" is not a known figure | did you mean "half"?'],
    ['tool', useCase('tools: [fluxx]'), 'p.yaml:2:15: use-case "u": tools[0] "fluxx" is not a known tool | did you mean "flux"?'],
    ['audience', useCase('audiences: [sra]'), 'p.yaml:2:19: use-case "u": audiences[0] "sra" is not a known audience | did you mean "sre"?'],
    ['evidence', objection('evidence: [six-hours, half, kyle], heard: [h], respond: { sre: s }'), 'p.yaml:2:35: objection "o": evidence[2] "kyle" is the id of another kind: speaker, not quote, point, use-case, principle, figure or resource'],
    ['what is never shown as evidence', objection('evidence: [half, lead-time], heard: [h], respond: { sre: s }'), 'p.yaml:2:24: objection "o": evidence[1] "lead-time" is the id of another kind: metric, not quote, point, use-case, principle, figure or resource'],
    ["an audience's metrics are free words", `audiences:\n  - { id: a, label: A, aliases: [], topics: [sekurity], ${AUDIENCE} }`, 'p.yaml:2:46: audience "a": topics[0] "sekurity" is not a known topic | did you mean "security"?'],
    ['a wording', point('say: { sra: s }'), 'p.yaml:2:19: point "p": say.sra "sra" is not a known audience | did you mean "sre"?'],
    ['a point has no wording for everyone', point('say: { everyone: s }'), 'p.yaml:2:24: point "p": say.everyone "everyone" is not a known audience'],
    ['a step may have one', step('say: { everyone: s, sre: s }, audiences: []')],
    ['an answer may have one', objection('heard: [h], evidence: [half], respond: { everyone: s, all: s }'), 'p.yaml:2:66: objection "o": respond.all "all" is not a known audience'],
  ])('%s', (_, yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems);
  });

  test('ids from elsewhere are known, and offered', () => {
    const known: [string, Kind][] = [
      ['banana', 'topic'],
      ['kyle', 'topic'],
    ];
    expect(problemsOf(quote(`topics: [banana, bananna], speakers: [kyle], ${PAGE}`), known)).toEqual([
      'p.yaml:2:24: quote "q": topics[1] "bananna" is not a known topic | did you mean "banana"?',
    ]);
  });
});

describe('moments', () => {
  const said = (speaker: string, source: string) =>
    quote(`topics: [], speakers: [${speaker}], sources: [{ ${source} }]`);
  // biome-ignore format: one case, one line
  test.each<Case>([
    ['within the video', said('kyle', 'talk: filmed, at: 45:09')],
    ['at its end', said('kyle', 'talk: filmed, at: 45:10'), 'p.yaml:2:67: quote "q": sources[0].at must be before the end of talk "filmed" at 45:10'],
    ['without a video', said('dana', 'talk: unfilmed, at: 0:01'), 'p.yaml:2:69: quote "q": sources[0].at needs a video, and talk "unfilmed" has none'],
    ['without a time', said('dana', 'talk: unfilmed')],
    ['somebody else spoke', said('kyle', 'talk: filmed, speaker: dana'), 'p.yaml:2:72: quote "q": sources[0].speaker "dana" is not a speaker of talk "filmed" | its speakers: kyle'],
    ['whoever is quoted was elsewhere', said('dana', 'talk: filmed'), 'p.yaml:2:30: quote "q": speakers[0] "dana" is not a speaker of talk "filmed" | its speakers: kyle'],
    ['two people in two talks', quote('topics: [], speakers: [dana, kyle], sources: [{ talk: filmed }, { talk: unfilmed }]')],
    ['words from a page', quote(`topics: [], speakers: [dana], ${PAGE}`)],
  ])('%s', (_, yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems);
  });

  test('a talk from elsewhere is not looked into', () => {
    expect(problemsOf(said('dana', 'talk: theirs, at: 9:59:59, speaker: kyle'), [['theirs', 'talk']])).toEqual([]);
  });
});

describe('addresses of resources', () => {
  const former = 'former: [{ address: old.example.org, status: moved }]';
  // biome-ignore format: one case, one line
  test.each<Case>([
    ['active with address', resource('status: active, address: https://example.org')],
    ['active without address', resource('status: active'), 'p.yaml:2:5: resource "r": address is missing, and the status is active'],
    ['moved, with the former address', resource(`status: moved, ${former}`)],
    ['unsafe, with an address', resource(`status: unsafe, address: https://example.org, ${former}`), 'p.yaml:2:32: resource "r": address must move to "former": the status is unsafe'],
    ['moved, without the former address', resource('status: moved, former: []'), 'p.yaml:2:30: resource "r": former is missing, and the status is moved'],
  ])('%s', (_, yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems);
  });
});

test('problems are ordered by place', () => {
  const yaml = `${quote(`speakers: [kile], topics: [banana], ${PAGE}`)}\n${topic('id: kyle, aliases: []')}`;
  expect(problemsOf(yaml).map((line) => line.split(': ')[0])).toEqual(['p.yaml:2:18', 'p.yaml:2:34', 'p.yaml:4:11']);
});
