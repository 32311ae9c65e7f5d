import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addRecords } from '../../src/packs/edit.ts';

const TOPIC = { kind: 'topic', content: { id: 'new', label: 'New: "it"', aliases: [], vocabulary: ['a, b'] } } as const;
const ITEM = (indent: string) =>
  ['- id: new', '  label: \'New: "it"\'', '  aliases: []', '  vocabulary: [ "a, b" ]', '']
    .map((line) => line && indent + line)
    .join('\n');

describe('a record is added, and all else stays as it is', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, before: string, after: string]>([
    ['an empty file', '', `topics:\n${ITEM('  ')}`],
    ['only comments', '# mine\n', `# mine\n\ntopics:\n${ITEM('  ')}`],
    ['no such list', 'pack: { name: x } # mine', `pack: { name: x } # mine\n\ntopics:\n${ITEM('  ')}`],
    ['a list in the middle', 'topics:\n  - { id: a } # mine\n\n# next\nhides:   [ x ]\n', `topics:\n  - { id: a } # mine\n${ITEM('  ')}\n# next\nhides:   [ x ]\n`],
    ['items that are not indented', 'topics:\n- id: a\n  label:   |\n    two\n    lines\n', `topics:\n- id: a\n  label:   |\n    two\n    lines\n${ITEM('')}`],
    ['no line end', 'topics:\n    - id: a', `topics:\n    - id: a\n${ITEM('    ')}`],
    ['Windows', 'topics:\r\n  - id: a\r\n', `topics:\r\n  - id: a\r\n${ITEM('  ').replaceAll('\n', '\r\n')}`],
    ['a byte order mark', '\uFEFFtopics:\n  - id: a\n', `\uFEFFtopics:\n  - id: a\n${ITEM('  ')}`],
  ])('%s', (_, before, after) => {
    expect(addRecords(before, [TOPIC])).toBe(after);
  });

  // biome-ignore format: one case, one line
  test.each<[what: string, before: string]>([
    ['a list on one line', '# mine\ntopics: [ { id: a } ] # a\nhides: [x]\n'],
    ['an empty list', '# mine\ntopics: []\nhides: [x]\n'],
    ['a list that is yet to come', '# mine\ntopics:\nhides: [x]\n'],
    ['JSON', '{ "topics": [ { "id": "a" } ], "hides": ["x"] }'],
  ])('%s: the file says the same, with its comments', (_, before) => {
    const after = addRecords(before, [TOPIC]);
    const { topics, ...rest } = parse(before);
    expect(parse(after)).toEqual({ ...rest, topics: [...(topics ?? []), TOPIC.content] });
    for (const [comment] of before.matchAll(/#.*/g)) expect(after).toContain(comment);
  });
});

test('what is no YAML is left alone', () => {
  expect(() => addRecords('topics: [', [TOPIC])).toThrow();
});

test('any text is read back as it was, and the lines before it stay', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '- a',
      '# b',
      'a: b',
      '&x',
      '*y',
      '!t',
      '|',
      '>-',
      '~',
      'null',
      '2026',
      '"',
      "'",
      '---',
      '...',
      ' lead',
      'trail ',
      'a\n\n b\n',
    ),
  );
  const file = '# one\npack: { name: x }\ntopics:\n  # two\n  - { id: a }\n';
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (label, vocabulary) => {
      const content = { id: 'new', label, aliases: [], vocabulary };
      const after = addRecords(file, [{ kind: 'topic', content }]);
      expect(after.startsWith(file)).toBe(true);
      expect(parse(after).topics).toEqual([{ id: 'a' }, content]);
    }),
    { numRuns: 300 },
  );
});
