import { describe, expect, test } from 'vitest';
import { type ClipboardWorld, createClipboard } from '../../src/terminal/clipboard.ts';

/** What a clipboard did in a world: which way it went or why not, and what it wrote where. */
async function copied(text: string, env: ClipboardWorld['env'], world: Partial<ClipboardWorld> = {}) {
  const written: string[] = [];
  const clipboard = createClipboard(() => ({
    env,
    terminal: { write: async (sequence) => void written.push(sequence) },
    write: async (words) => void written.push(`system ${words}`),
    ...world,
  }));
  const way = await clipboard.write(text).catch((error: { message: string; hint: string; exitCode: number }) => {
    expect(error).toMatchObject({ exitCode: 1, hint: 'Write it to a file instead.' });
    return error.message;
  });
  return { way, written };
}

const SSH = { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' };
const OSC = (text: string) => `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;

test('at one’s own machine it is the system’s', async () => {
  expect(await copied('Grüße 🎉', {})).toEqual({ way: 'to the clipboard', written: ['system Grüße 🎉'] });
});

test.each([
  ['xsel: not found\nmore', 'Not copied: xsel: not found.'],
  ['No display.', 'Not copied: No display.'],
])('a system that says %j', async (message, way) => {
  const write = async () => {
    throw new Error(message);
  };
  expect(await copied('x', {}, { write })).toEqual({ way, written: [] });
});

test('a program that does not end is not waited for', async () => {
  const world = { env: {}, terminal: undefined, write: () => new Promise<void>(() => {}) };
  const clipboard = createClipboard(() => world, 10);
  expect(clipboard.hangs).toBe(false);
  await expect(clipboard.write('x')).rejects.toMatchObject({
    message: 'Not copied: the program that copies has not ended within 0.01 seconds.',
    hint: 'Write it to a file instead.',
  });
  expect(clipboard.hangs).toBe(true);
});

describe('over SSH', () => {
  test.each([[SSH], [{ SSH_TTY: '/dev/pts/1' }]])('the terminal is asked: %j', async (env) => {
    expect(await copied('Grüße 🎉', env)).toEqual({
      way: 'through the terminal (OSC 52), if it allows that',
      written: [OSC('Grüße 🎉')],
    });
  });

  test('tmux has to be told', async () => {
    const { way } = await copied('x', { ...SSH, TMUX: '/tmp/tmux,1,0' });
    expect(way).toBe('through the terminal (OSC 52), if it allows that and tmux has "set -g set-clipboard on"');
  });

  test.each<[what: string, env: ClipboardWorld['env'], world: Partial<ClipboardWorld>, size: number, way: string]>([
    [
      'no terminal',
      SSH,
      { terminal: undefined },
      1,
      'Not copied: over SSH the terminal has to do it, and there is none.',
    ],
    ['screen', { ...SSH, STY: '1.x' }, {}, 1, 'Not copied: screen does not hand it on to the terminal.'],
    ['too much', SSH, {}, 74_995, 'Not copied: over SSH 74,994 bytes are the most, and this has 74,995.'],
  ])('%s', async (_, env, world, size, way) => {
    expect(await copied('x'.repeat(size), env, world)).toEqual({ way, written: [] });
  });

  test('the most that terminals take', async () => {
    const { written } = await copied('x'.repeat(74_994), SSH);
    expect(written.join('').length).toBe(99_992 + 8);
  });
});
