import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, readCommand } from '../../src/conversation/commands.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { suggest } from '../../src/conversation/suggest.ts';
import { realMaterial } from '../helpers/kit.ts';

const material = realMaterial();
const { conversation } = begin(material, { audiences: ['sre'], topics: [], minutes: 1 });

// biome-ignore format: one case, one line
test.each<[line: string, read: object | undefined]>([
  ['/quote', { name: 'quote', words: '' }],
  ['/QUOTE  steve wade ', { name: 'quote', words: 'steve wade' }],
  ['  /open 2', { name: 'open', words: '2' }],
  ['/a sre,cto', { name: 'audience', words: 'sre,cto' }],
  ['/fo', { name: 'follow-up', words: '' }],
  ['/follow-up', { name: 'follow-up', words: '' }],
  ['/s', { problem: '/s may be /step, /search, /show or /save.', hint: 'Type one letter more.' }],
  ['/opne', { problem: 'There is no command /opne.', hint: 'Did you mean /open?' }],
  ['we do that / they do this', undefined],
  ['/etc/passwd', undefined],
  ['/2', undefined],
  ['', undefined],
])('%s', (line, read) => {
  expect(readCommand(line)).toEqual(read);
});

test('a huge name is not repeated', () => {
  const command = readCommand(`/${'x'.repeat(100_000)}`);
  expect(command && 'problem' in command ? command.problem.length : 0).toBeLessThan(60);
});

describe('what could follow', () => {
  const lines = (typed: string) => suggest(material, conversation, typed).suggestions.map(({ line }) => line);

  test('a slash gives all commands, each letter fewer', () => {
    expect(lines('/')).toHaveLength(COMMAND_NAMES.length);
    expect(lines('/s')).toEqual(['/step', '/search ', '/show ', '/save ']);
    expect(lines('/xyz')).toEqual([]);
  });

  test('a command gives what it takes', () => {
    expect(lines('/audience ')).toEqual(material.kit.all('audience').map(({ id }) => `/audience ${id}`));
    expect(lines('/audience s')).toEqual(['/audience sre', '/audience security-compliance']);
    expect(lines('/topic secu')).toEqual(['/topic security']);
    expect(lines('/open ')).toEqual(conversation.numbered.map((_, index) => `/open ${index + 1}`));
    expect(lines('/quote bor')).toEqual([]);
  });

  test.each([
    ['leigh capili', 'speaker: '],
    ['canary', ' canary'],
    ['who changed production', 'point: '],
  ])('words are looked for as they are typed: %s', (typed, label) => {
    const { suggestions: found } = suggest(material, conversation, typed);
    expect(found.some((one) => ` ${one.label.toLowerCase()}`.includes(label))).toBe(true);
    for (const { line, label } of found) {
      const said = label.startsWith('objection') ? ` ${typed}` : '';
      expect(line).toMatch(new RegExp(`^/(?:show|audience) [a-z0-9-]+${said}$`));
    }
  });

  test('where nothing is sure, they are what Enter would name', () => {
    const typed = 'the machine in hall four stands still every Tuesday';
    const { conversation: after } = reply(material, conversation, typed);
    expect(lines(typed)).toEqual(after.numbered.map((id) => `/show ${id} ${typed}`));
  });

  test.each(['', 'wh', 'sounds good', 'is it the', 'speaker:', 'speaker:xyzzy', 'x'.repeat(5000)])(
    'nothing for: %.20s',
    (typed) => {
      expect(lines(typed)).toEqual([]);
    },
  );
});
