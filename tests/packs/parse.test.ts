import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePackFile } from '../../src/packs/parse.ts';
import { formatProblem } from '../../src/packs/problem.ts';

const TOPIC = '{ id: security, label: Security, aliases: [], vocabulary: [] }';

/** A quote with one part replaced or added; its text begins in column 8 of line 3. */
function quote(lines: Record<string, string>): string {
  const fields = {
    text: 'Six hours.',
    speakers: '[kyle]',
    answers: 'Why?',
    topics: '[]',
    audiences: '[]',
    sources: '[{ talk: a-talk }]',
    ...lines,
  };
  const body = Object.entries(fields).map(([key, value]) => `    ${key}: ${value}\n`);
  return `quotes:\n  - id: six-hours\n${body.join('')}`;
}

function problemsOf(text: string): string[] {
  return parsePackFile(text, 'p.yaml').problems.map((problem) =>
    [formatProblem(problem), problem.hint].filter(Boolean).join(' | '),
  );
}

const LATER = 'what the file says is checked as soon as it is YAML';
const PACK_HINT = 'a pack file has a "pack" or lists such as "quotes"';
const QUOTING = 'put text that begins with & or * in quotes';

describe('problems of a file', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, yaml: string, ...problems: string[]]>([
    ['a sound file', quote({})],
    ['an empty file', '', `p.yaml:1:1: the file is empty | ${PACK_HINT}`],
    ['only a comment', '# later\n', `p.yaml:1:1: the file is empty | ${PACK_HINT}`],
    ['only a document marker', '---\n', `p.yaml:1:4: the file is empty | ${PACK_HINT}`],
    ['a list', '- a\n', `p.yaml:1:1: must be a map | ${PACK_HINT}`],
    ['a word', 'hello', `p.yaml:1:1: must be a map | ${PACK_HINT}`],
    ['broken YAML', 'topics: [\n', `p.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ] | ${LATER}`],
    ['tabs', 'topics:\n\t- id: a\n', `p.yaml:2:1: Tabs are not allowed as indentation | ${LATER}`],
    ['a key twice', 'topics: []\ntopics: []\n', 'p.yaml:2:1: Map keys must be unique'],
    ['two documents', 'topics: []\n---\ntopics: []\n', `p.yaml:2:1: a file must hold one YAML document | ${LATER}`],
    ['a list as key', '[a]: b', `p.yaml:1:1: keys must be plain text | ${LATER}`],
    ['a tag', 'topics: !!set {}', `p.yaml:1:9: Unresolved tag: tag:yaml.org,2002:set | ${LATER}`],
    ['an unknown list', 'qoutes: []', 'p.yaml:1:1: qoutes: is not a known key | did you mean "quotes"?'],
    ['an unsafe list', '__proto__: []', expect.stringMatching(/^p\.yaml:1:1: __proto__: is not a known key \| known keys: pack, /) as string],
    ['a merge key', '<<: {}', expect.stringMatching(/^p\.yaml:1:1: <<: is not a known key/) as string],
    ['a list that is a map', 'quotes:\n  text: a', 'p.yaml:2:3: quotes: must be a list'],
    ['a list that is left empty', 'topics: []\nquotes:\n', 'p.yaml:2:8: quotes: must be a list'],
    ['a record that is a word', 'quotes:\n  - hello', 'p.yaml:2:5: quotes[0]: must be a map'],
    ['a record that is left empty', `topics:\n  - ${TOPIC}\n  -\n`, 'p.yaml:3:4: topics[1]: must be a map'],
    ['a bad manifest', 'pack: { name: x, title: X, version: 1.0, licence: MIT }', 'p.yaml:1:37: pack.version: must be a string | put it in quotes: "1"'],
    ['no manifest', 'pack:\n', 'p.yaml:1:6: pack: must be a map'],
    ['a list as alias', `topics: &t []\nquotes: *t\n`, 'p.yaml:2:9: quotes: must be a list'],
    ['control characters', '"\\e[31m": []', expect.stringMatching(/^p\.yaml:1:1: \\u\{1b\}\[31m: is not/) as string],
  ])('%s', (_, yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems);
  });
});

describe('problems of a record', () => {
  const at = (place: string, rest: string) => `p.yaml:${place}: quote "six-hours": ${rest}`;
  // biome-ignore format: one case, one line
  test.each<[what: string, fields: Record<string, string>, ...problems: string[]]>([
    ['empty text', { text: '""' }, at('3:11', 'text must not be empty')],
    ['spaces only', { text: '"  "' }, at('3:11', 'text must not be empty')],
    ['text left out', { text: '' }, at('3:11', 'text must not be empty')],
    ['a number as text', { text: '6' }, at('3:11', 'text must be a string | put it in quotes: "6"')],
    ['a list as text', { text: '[a]' }, at('3:11', 'text must be a string')],
    ['a word as list', { topics: 'security' }, at('6:13', 'topics must be a list')],
    ['an empty list', { speakers: '[]' }, at('4:15', 'speakers needs at least 1')],
    ['an empty list with its own message', { sources: '[]' }, at('8:14', 'sources needs at least one source')],
    ['an id in a list', { topics: '[ok, Not Ok]' }, at('6:18', 'topics[1] must be kebab-case: small letters, digits and single hyphens')],
    ['an unknown key', { topic: '[a]' }, at('9:5', 'topic is not a known key | did you mean "topics"?')],
    ['two unknown keys', { xxxx: '1', anwsers: 'b' }, at('9:5', 'xxxx is not a known key | known keys: id, text, speakers, answers, heard, topics, audiences, sources'), at('10:5', 'anwsers is not a known key | did you mean "answers"?')],
    ['a bad time', { sources: '[{ talk: a, at: 99:99 }]' }, at('8:30', 'sources[0].at must be a time such as 12:45 or 1:49:42')],
    ['a bad talk', { sources: '[{ talk: 1 }]' }, at('8:23', 'sources[0].talk must be a string | put it in quotes: "1"')],
    ['an address that looks like another', { sources: '[{ page: "https://youtube.com@evil.example/x", title: T, asOf: "2026" }]' }, at('8:23', 'sources[0].page must name no user before its host')],
    ['an http address', { sources: '[{ page: http://a.b, title: T, asOf: "2026" }]' }, at('8:23', 'sources[0].page must be an https:// address')],
    ['a year that is a number', { sources: '[{ page: https://a.b, title: T, asOf: 2026 }]' }, at('8:52', 'sources[0].asOf must be a string | put it in quotes: "2026"')],
    ['an unknown key in a source', { sources: '[{ talk: a, ta: 1:00 }]' }, at('8:26', 'sources[0].ta is not a known key | known keys: talk, at, speaker')],
    ['a key missing in a source', { sources: '[{ page: https://a.b, asOf: "2026" }]' }, at('8:15', 'sources[0].title is missing')],
    ['a source of no known shape', { sources: '[{ video: a }]' }, at('8:15', 'sources[0] must be { talk, at?, speaker? } or { page, title, asOf }')],
    ['a source that is a word', { sources: '[a-talk]' }, at('8:15', 'sources[0] must be { talk, at?, speaker? } or { page, title, asOf }')],
    ['an alias', { text: '*later*' }, `p.yaml:3:11: anchors and aliases are not used in packs | ${QUOTING}`],
    ['an anchor', { text: '&now here' }, `p.yaml:3:16: anchors and aliases are not used in packs | ${QUOTING}`],
    ['an unsafe key', { constructor: 'x' }, 'p.yaml:9:5: constructor: is not allowed as a key'],
    ['an unsafe key deep inside', { sources: '[{ talk: { ? __proto__ : {} } }]' }, at('8:23', 'sources[0].talk must be a string'), 'p.yaml:8:27: __proto__: is not allowed as a key'],
  ])('%s', (_, fields, ...problems) => {
    expect(problemsOf(quote(fields))).toEqual(problems);
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, yaml: string, ...problems: string[]]>([
    ['a key is missing', 'topics:\n  - { id: a, label: A, aliases: [] }', 'p.yaml:2:5: topic "a": vocabulary is missing'],
    ['without an id', 'topics:\n  - label: A\n    aliases: []\n    vocabulary: [""]', 'p.yaml:2:5: topics[0].id: is missing', 'p.yaml:4:18: topics[0].vocabulary[0]: must not be empty'],
    ['with a bad id', 'topics:\n  - { id: A B, label: A, aliases: [], vocabulary: [] }', 'p.yaml:2:11: topics[0].id: must be kebab-case: small letters, digits and single hyphens'],
    ['one of a few words', 'principles:\n  - { id: a, set: kitt, number: 0, name: A, meaning: A, sources: [{ talk: t }] }', 'p.yaml:2:19: principle "a": set must be one of kit, opengitops | did you mean "kit"?', 'p.yaml:2:33: principle "a": number must be at least 1'],
    ['not a whole number', 'principles:\n  - { id: a, set: kit, number: 1.5, name: A, meaning: A, sources: [{ talk: t }] }', 'p.yaml:2:32: principle "a": number must be a whole number'],
  ])('%s', (_, yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems);
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, say: string, ...problems: string[]]>([
    ['no wording', '{}', 'p.yaml:6:10: point "a": say needs at least one wording'],
    ['a wording for nobody', '{ Dev Ops: Hi. }', 'p.yaml:6:12: point "a": say.Dev Ops must be kebab-case: small letters, digits and single hyphens'],
    ['an empty wording', '{ sre: }', 'p.yaml:6:17: point "a": say.sre must not be empty'],
    ['wordings that are text', 'Hi.', 'p.yaml:6:10: point "a": say must be a map'],
  ])('%s', (_, say, ...problems) => {
    const point = `points:\n  - id: a\n    title: A\n    part: why\n    because: b\n    say: ${say}\n    topics: [t]\n    sources: [{ talk: t }]\n`;
    expect(problemsOf(point)).toEqual(problems);
  });
});

describe('what is read', () => {
  test('manifest and records, with their kind and place', () => {
    const file = parsePackFile(
      `pack: { name: x, title: " X ", version: 1.0.0, licence: MIT }\ntopics:\n  - ${TOPIC}\n`,
      'p.yaml',
    );
    expect(file.manifest).toEqual({ name: 'x', title: 'X', version: '1.0.0', licence: 'MIT' });
    expect(file.records.map(({ record }) => record)).toEqual([
      { kind: 'topic', id: 'security', label: 'Security', aliases: [], vocabulary: [] },
    ]);
    expect(file.records[0]).toMatchObject({ file: 'p.yaml', line: 3, column: 5 });
  });

  test('a later check can point at a field', () => {
    const [record] = parsePackFile(
      quote({ sources: '\n      - talk: a\n      - talk: b\n        at: 1:00' }),
      'p.yaml',
    ).records;
    expect(record?.at(['sources', 1, 'at'])).toEqual({ line: 11, column: 13 });
    expect(record?.at(['sources', 1, 'speaker'])).toEqual({ line: 10, column: 9 });
    expect(record?.at(['nowhere', 7])).toEqual({ line: 2, column: 5 });
  });

  test.each([
    ['a byte order mark', `\uFEFFtopics: [${TOPIC}, 1]\n`, '1:74'],
    ['CRLF', `topics:\r\n  - ${TOPIC}\r\n  - 1\r\n`, '3:5'],
  ])('%s does not shift places', (_, yaml, place) => {
    const { records, problems } = parsePackFile(yaml, 'p.yaml');
    expect(records.map(({ record }) => record.id)).toEqual(['security']);
    expect(problems.map(formatProblem)).toEqual([`p.yaml:${place}: topics[1]: must be a map`]);
  });

  test('CRLF does not get into texts', () => {
    const text = quote({ text: '|\n      Six hours.\n      Ten minutes.' }).replaceAll('\n', '\r\n');
    expect(parsePackFile(text, 'p.yaml').records[0]?.record).toMatchObject({ text: 'Six hours.\nTen minutes.' });
  });

  test('sound records stay, and what is sound of the others', () => {
    const { records, written } = parsePackFile(`topics:\n  - { id: a }\n  - ${TOPIC}\n  - { id: B }\n`, 'p.yaml');
    expect(records.map(({ record }) => record.id)).toEqual(['security']);
    expect(written.map(({ record }) => record)).toMatchObject([
      { kind: 'topic', id: 'a' },
      { kind: 'topic', id: 'security', label: 'Security' },
      { kind: 'topic' },
    ]);
  });

  test('of a file with broken YAML only ids are read', () => {
    const { records, written, gaps } = parsePackFile(`topics:\n  - ${TOPIC}\n  - { id: b\n`, 'p.yaml');
    expect(records).toEqual([]);
    expect(gaps).toBe(true);
    expect(written.map(({ record }) => record)).toEqual([
      { kind: 'topic', id: 'security' },
      { kind: 'topic', id: 'b' },
    ]);
  });
});

describe('any input', () => {
  const parts =
    'quotes|id|sources|talk|: |\n|  |- |? |[|]|{|}|&a |*a|!|"|#|\t|\r\n|---|__proto__|1|null|%|\uFEFF'.split('|');
  const value = fc.jsonValue();
  const record = fc.record({ id: value, text: value, speakers: value, sources: value, toString: value });
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((some) => some.join('')),
    record.map((one) => `quotes: ${JSON.stringify([one])}`),
  );

  test('never throws, and every problem has a place', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const rows = text.split('\n');
        for (const { line, column } of parsePackFile(text, 'p.yaml').problems) {
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((rows[line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['? ', '[', '- ', '{a: ', 'quotes: [', '"', '&a ', 'a:\n '])('ends soon for many %j', (part) => {
    for (const count of [300, 700, 1500, 20_000]) {
      const { problems } = parsePackFile(part.repeat(count), 'p.yaml');
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  test.each([300, 1000, 3000])('a value nested %i deep', (depth) => {
    expect(problemsOf(`topics: [{ id: a, label: ${'['.repeat(depth)}${']'.repeat(depth)} }]`)).not.toEqual([]);
  });
});
