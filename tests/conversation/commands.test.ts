import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, readCommand } from '../../src/conversation/commands.ts';
import { begin, reply } from '../../src/conversation/step.ts';
import { suggest } from '../../src/conversation/suggest.ts';
import { worded } from '../../src/render/notices.ts';
import { bakeryMaterial } from '../helpers/talk.ts';

const material = bakeryMaterial();
const { conversation } = begin(material, { audiences: ['bakers'], topics: [], minutes: 1 });

// biome-ignore format: one case, one line
test.each<[line: string, read: object | undefined]>([
  ['/quote', { name: 'quote', words: '' }],
  ['/QUOTE  steve wade ', { name: 'quote', words: 'steve wade' }],
  ['  /open 2', { name: 'open', words: '2' }],
  ['/a sre,cto', { name: 'audience', words: 'sre,cto' }],
  ['/me', { name: 'message', words: '' }],
  ['/follow-up', { name: 'message', words: '' }],
  ['/s', { notice: 'several-commands', typed: 's', names: ['step', 'search', 'show', 'save'] }],
  ['/opne', { notice: 'unknown-command', typed: 'opne', guess: 'open' }],
  ['we do that / they do this', undefined],
  ['/etc/passwd', undefined],
  ['/2', undefined],
  ['', undefined],
])('%s', (line, read) => {
  expect(readCommand(line)).toEqual(read);
});

test('a huge name is not repeated', () => {
  const command = readCommand(`/${'x'.repeat(100_000)}`);
  const [text = ''] = command && 'notice' in command ? worded(command) : [];
  expect(text).toMatch(/^There is no command \/x{20}\.$/);
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
    expect(lines('/audience b')).toEqual(['/audience bosses', '/audience bakers']);
    expect(lines('/topic saf')).toEqual(['/topic safety']);
    expect(lines('/open ')).toEqual(conversation.numbered.map((_, index) => `/open ${index + 1}`));
    expect(lines('/quote bor')).toEqual([]);
  });

  test.each([
    ['ada crumb', 'speaker: '],
    ['a timer', ' timer'],
    ['no fire', 'point: '],
  ])('words are looked for as they are typed: %s', (typed, label) => {
    const { suggestions: found } = suggest(material, conversation, typed);
    expect(found.some((one) => ` ${one.label.toLowerCase()}`.includes(label))).toBe(true);
    // What they said stands there as they said it; what is only named was not said.
    for (const { line, label, echo } of found) {
      if (/^speaker/.test(label)) expect([line, echo]).toEqual([expect.stringMatching(/^\/show \S+$/), undefined]);
      else expect([line, echo]).toEqual([expect.stringMatching(new RegExp(`^/show \\S+ ${typed}$`)), typed]);
    }
  });

  test('where nothing is sure, they are what Enter would name', () => {
    const typed = 'the van stands still every Tuesday';
    const { conversation: after } = reply(material, conversation, typed);
    expect(lines(typed)).toEqual(after.numbered.map((id) => `/show ${id} ${typed}`));
  });

  test.each(['', 'wh', 'sounds good', '?!', 'speaker:', 'speaker:xyzzy', 'x'.repeat(5000)])(
    'nothing for: %.20s',
    (typed) => {
      expect(lines(typed)).toEqual([]);
    },
  );
});
