import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createKeyboard } from '../../src/terminal/keyboard.ts';

const START = '\u001b[200~';
const END = '\u001b[201~';

/** What the keyboard hands over, piece by piece, for what arrives in these chunks. */
async function typed(chunks: readonly (string | Buffer)[], done: (text: string) => boolean) {
  const input = new PassThrough();
  const keyboard = createKeyboard(input);
  const pieces: string[] = [];
  keyboard.keys.on('data', (piece: string) => pieces.push(piece));
  keyboard.attach();
  for (const chunk of chunks) {
    input.write(chunk);
    await turn();
  }
  while (!done(pieces.join(''))) await new Promise((resolve) => setTimeout(resolve, 5));
  keyboard.detach();
  return { pieces, notice: keyboard.notice(), again: keyboard.notice() };
}

// biome-ignore format: one case, one line
test.each<[what: string, chunks: (string | Buffer)[], pieces: string[], notice: string | undefined]>([
  ['letters', ['a', 'b'], ['a', 'b'], undefined],
  ['what follows Enter comes apart', ['sre\r5\rhello'], ['sre\r', '5\r', 'hello'], undefined],
  ['an arrow key', ['\u001b[A'], ['\u001b[A'], undefined],
  ['Escape alone', ['\u001b'], ['\u001b'], undefined],
  ['a letter of two bytes, cut in two', [Buffer.from([0xc3]), Buffer.from([0xa9])], ['é'], undefined],
  ['a paste of one line', [`${START}we have no time${END}`], ['we have no time'], undefined],
  ['a paste of several lines', [`${START}we have\r\nno time\nat all\r${END}`], ['we have no time at all'], '4 lines were pasted as one.'],
  ['a paste in pieces', ['x', `${START}we ha`, 've\rno ', `time${END}`, '\r'], ['x', 'we have no time', '\r'], '2 lines were pasted as one.'],
  ['its marks cut in two', ['\u001b[20', '0~pasted\u001b[2', '01~'], ['pasted'], undefined],
  ['control characters in it', [`${START}a\u001b[31mb\u0003c\u0004d${END}`], ['a [31mb c d'], undefined],
  ['an empty paste', [`${START}${END}x`], ['x'], undefined],
  ['typing around it', [`a${START}b${END}c`], ['a', 'b', 'c'], undefined],
])('%s', async (_, chunks, pieces, notice) => {
  const all = pieces.join('');
  const { notice: said, again, ...rest } = await typed(chunks, (text) => text.length >= all.length);
  expect(rest.pieces).toEqual(pieces);
  expect([said, again]).toEqual([notice, undefined]);
});

describe('a megabyte', () => {
  const big = 'word '.repeat(209_715);
  const cut = `Only the first 1000 of ${big.length} characters were taken.`;

  test.each([
    ['marked as a paste', START + big + END],
    ['not marked', big],
  ])('%s', async (_, text) => {
    const chunks = text.match(/[\s\S]{1,4096}/g) ?? [];
    const { pieces, notice } = await typed(chunks, (all) => all.length >= 1000);
    expect(pieces.join('')).toBe(big.slice(0, 1000));
    expect(notice).toBe(cut);
  });
});

describe('the end of the input', () => {
  test('comes after what was typed before', async () => {
    const input = new PassThrough();
    const keyboard = createKeyboard(input);
    const pieces: string[] = [];
    keyboard.keys.on('data', (piece: string) => pieces.push(piece));
    keyboard.attach();
    input.end('one\rtwo\r');
    await new Promise((resolve) => keyboard.keys.once('end', resolve));
    expect([pieces, keyboard.ended]).toEqual([['one\r', 'two\r'], true]);
  });

  test('typing waits for the next question', async () => {
    const input = new PassThrough();
    const keyboard = createKeyboard(input);
    const pieces: string[] = [];
    const hear = (piece: string) => {
      pieces.push(piece);
      keyboard.keys.pause();
    };
    keyboard.keys.on('data', hear);
    keyboard.attach();
    input.write('one\rtwo\r');
    await turn();
    await turn();
    await turn();
    expect(pieces).toEqual(['one\r']);
    keyboard.keys.resume();
    await turn();
    await turn();
    expect(pieces).toEqual(['one\r', 'two\r']);
  });
});
