import { describe, expect, test } from 'vitest';
import { colourLevel } from '../../src/commands/print.ts';
import type { Context } from '../../src/context.ts';
import { runCli, testContext, type World } from '../helpers/context.ts';
import { ESC } from '../helpers/escapes.ts';

describe('how much colour', () => {
  const COLOURFUL = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };

  // biome-ignore format: one case, one line
  test.each<[what: string, isTTY: boolean, env: Context['env'], wanted: boolean, level: number]>([
    ['a terminal', true, {}, true, 1],
    ['an old terminal', true, { TERM: 'xterm' }, true, 1],
    ['a terminal with 256 colours', true, { TERM: 'xterm-256color' }, true, 2],
    ['a terminal with all colours', true, { TERM: 'xterm', COLORTERM: 'truecolor' }, true, 3],
    ['another word for all colours', true, { COLORTERM: '24bit' }, true, 3],
    ['a pipe', false, COLOURFUL, true, 0],
    ['a dumb terminal', true, { TERM: 'dumb', COLORTERM: 'truecolor' }, true, 0],
    ['--no-color', true, COLOURFUL, false, 0],
    ['--no-color against FORCE_COLOR', true, { FORCE_COLOR: '3' }, false, 0],
    ['NO_COLOR=1', true, { ...COLOURFUL, NO_COLOR: '1' }, true, 0],
    ['NO_COLOR=0', true, { ...COLOURFUL, NO_COLOR: '0' }, true, 0],
    ['an empty NO_COLOR', true, { TERM: 'xterm', NO_COLOR: '' }, true, 1],
    ['NO_COLOR against FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '3' }, true, 0],
    ['FORCE_COLOR=0', true, { ...COLOURFUL, FORCE_COLOR: '0' }, true, 0],
    ['FORCE_COLOR=false', true, { ...COLOURFUL, FORCE_COLOR: 'false' }, true, 0],
    ['FORCE_COLOR=1 in a pipe', false, { FORCE_COLOR: '1' }, true, 1],
    ['FORCE_COLOR=2 in a pipe', false, { FORCE_COLOR: '2' }, true, 2],
    ['FORCE_COLOR=3 in a pipe', false, { FORCE_COLOR: '3' }, true, 3],
    ['FORCE_COLOR=true in a pipe', false, { FORCE_COLOR: 'true' }, true, 1],
    ['an empty FORCE_COLOR in a pipe', false, { FORCE_COLOR: '' }, true, 1],
    ['FORCE_COLOR=yes in a pipe', false, { FORCE_COLOR: 'yes' }, true, 1],
    ['FORCE_COLOR on a dumb terminal', true, { FORCE_COLOR: '1', TERM: 'dumb' }, true, 1],
  ])('%s', (_, isTTY, env, wanted, level) => {
    expect(colourLevel(testContext({ isTTY }).stdout, env, wanted)).toBe(level);
  });

  test.each<[what: string, argv: string[], world: World, coloured: boolean]>([
    ['a terminal', ['show', 'flux'], { isTTY: true }, true],
    ['a pipe', ['show', 'flux'], {}, false],
    ['a pipe with FORCE_COLOR', ['show', 'flux'], { env: { FORCE_COLOR: '1' } }, true],
    ['NO_COLOR', ['show', 'flux'], { isTTY: true, env: { NO_COLOR: '1', TERM: 'dumb' } }, false],
    ['--no-color before the command', ['--no-color', 'show', 'flux'], { isTTY: true }, false],
    ['--no-color behind it', ['show', 'flux', '--no-color'], { isTTY: true }, false],
    ['--json', ['show', 'flux', '--json'], { isTTY: true, env: { FORCE_COLOR: '3' } }, false],
    ['help', ['--help'], { isTTY: true, env: { FORCE_COLOR: '3' } }, false],
  ])('%s', async (_, argv, world, coloured) => {
    const { code, out } = await runCli(argv, { rows: 1000, ...world });
    expect(code).toBe(0);
    expect(out.includes(`${ESC}[`)).toBe(coloured);
  });
});

describe('hyperlinks', () => {
  test.each<[what: string, world: World, linked: boolean]>([
    ['on a terminal', { isTTY: true }, true],
    ['not in a pipe', {}, false],
    ['not in a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '3' } }, false],
    ['not on a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, false],
  ])('%s', async (_, world, linked) => {
    const { out } = await runCli(['show', 'flux'], { rows: 1000, ...world });
    expect(out.includes(`${ESC}]8;;https://`)).toBe(linked);
  });
});

describe('frames', () => {
  const pitch = ['pitch', '-a', 'sre', '-m', '1'];

  test.each<[what: string, world: World, framed: boolean]>([
    ['on a terminal', { isTTY: true, columns: 80 }, true],
    ['with just enough room', { isTTY: true, columns: 60 }, true],
    ['not in a narrow one', { isTTY: true, columns: 59 }, false],
    ['not in a pipe', { columns: 80 }, false],
    ['not on a dumb terminal', { isTTY: true, columns: 80, env: { TERM: 'dumb' } }, false],
  ])('%s', async (_, world, framed) => {
    const { out } = await runCli(pitch, { rows: 1000, ...world });
    expect(out.includes('╭')).toBe(framed);
  });
});

describe('the pager', () => {
  const long = ['pitch', '-a', 'sre', '-m', '10'];

  test('shows what is longer than the terminal, without hyperlinks', async () => {
    const { code, out, context } = await runCli(long, { isTTY: true, rows: 24 });
    expect(code).toBe(0);
    expect(out).toBe('');
    expect(context.paged).toHaveLength(1);
    const [command = '', ...lines] = context.paged[0]?.split('\n') ?? [];
    expect(command).toBe('less -FIRX');
    expect(lines.join('\n')).toContain('https://youtu.be/');
    expect(lines.join('\n')).not.toContain(`${ESC}]8;;`);
  });

  test('is the one that the user wants', async () => {
    const { context } = await runCli(long, { isTTY: true, rows: 24, env: { PAGER: 'more -s' } });
    expect(context.paged[0]).toMatch(/^more -s\n/);
  });

  test.each<[what: string, argv: string[], world: World]>([
    ['in a pipe', long, { isTTY: false }],
    ['with --no-pager', [...long, '--no-pager'], {}],
    ['with --no-pager before the command', ['--no-pager', ...long], {}],
    ['where there is room', long, { rows: 1000 }],
    ['with an empty PAGER', long, { env: { PAGER: '' } }],
    ['with PAGER=cat', long, { env: { PAGER: 'cat' } }],
    ['on a dumb terminal', long, { env: { TERM: 'dumb' } }],
    ['for JSON', [...long, '--json'], {}],
  ])('is not used %s', async (_, argv, world) => {
    const { out, context } = await runCli(argv, { isTTY: true, rows: 24, ...world });
    expect(context.paged).toEqual([]);
    expect(out).toContain('https://youtu.be/');
  });

  test('that cannot be started is done without', async () => {
    const { code, out } = await runCli(long, { isTTY: true, rows: 24, page: async () => false });
    expect(code).toBe(0);
    expect(out).toContain('https://youtu.be/');
  });
});
