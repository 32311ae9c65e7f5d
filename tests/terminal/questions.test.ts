/** Each question as it is asked on streams, drawn or plain. */
import { PassThrough } from 'node:stream';
import { render } from '@inquirer/testing';
import { describe, expect, test, vi } from 'vitest';
import { createStyle } from '../../src/render/style.ts';
import { createLines } from '../../src/terminal/lines.ts';
import { plainPrompter } from '../../src/terminal/plain-prompter.ts';
import type { Prompter } from '../../src/terminal/prompter.ts';
import { linePrompt, terminalPrompter } from '../../src/terminal/questions.ts';

const CHOICES = [
  { value: 'sre', name: 'SREs', description: 'They carry the pager' },
  { value: 'devs', name: 'Developers' },
  { value: 'boss', name: 'Management' },
];
const SUGGESTIONS = ['/quote', '/quit', '/open 1'].map((line) => ({ line, label: `${line} does it` }));
const look = (typed: string) => ({
  ...(typed && !typed.startsWith('/') && { enter: `“${typed}”` }),
  suggestions: typed ? SUGGESTIONS.filter(({ line }) => line.startsWith(typed)) : [],
});

const UP = '\u001b[A';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

type Ask = (prompter: Prompter) => Promise<unknown>;
const select: Ask = (prompter) => prompter.select('Who?', CHOICES);
const several: Ask = (prompter) => prompter.several('Who?', CHOICES);
const confirm: Ask = (prompter) => prompter.confirm('Sure?');
const text: Ask = (prompter) => prompter.text('Name?', 'usual');
const line: Ask = (prompter) => prompter.line('sre>', look);

/** Asks, and types once the question stands there. */
async function drawn(ask: Ask, keys: string) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24, isTTY: true });
  let raw = '';
  let begun = () => {};
  const asked = new Promise<void>((resolve) => {
    begun = resolve;
  });
  output.on('data', (data: Buffer) => {
    raw += data.toString();
    if (/Who|Sure|Name|sre/.test(raw)) begun();
  });
  const answer = ask(terminalPrompter(input, output, createStyle(2)));
  answer.catch(() => {});
  await asked;
  if (keys === 'END') input.end();
  else input.write(keys);
  return { answer, raw: () => raw };
}

describe('drawn', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, ask: Ask, keys: string, answer: unknown]>([
    ['select: the first', select, '\r', 'sre'],
    ['select: arrows', select, `${DOWN}${DOWN}${UP}\r`, 'devs'],
    ['select: nothing beyond the last', select, `${DOWN}${DOWN}${DOWN}${DOWN}\r`, 'boss'],
    ['several: none', several, '\r', []],
    ['several: in the order of the choices', several, `${DOWN} ${UP} \r`, ['sre', 'devs']],
    ['confirm: no is the default', confirm, '\r', false],
    ['confirm: yes', confirm, 'y\r', true],
    ['confirm: asked again, in an empty line', confirm, 'perhaps\ry\r', true],
    ['text', text, 'me\r', 'me'],
    ['text: the usual', text, '\r', 'usual'],
    ['line', line, 'we have no time\r', 'we have no time'],
    ['line: nothing', line, '\r', ''],
    ['line: mended', line, 'tiem\u007f\u007fme\r', 'time'],
    ['line: Tab completes', line, '/quo\t\r', '/quote'],
    ['line: Tab without anything to complete', line, 'xyz\t\r', 'xyz'],
    ['line: a paste', line, '\u001b[200~we have\nno time\u001b[201~\r', 'we have no time'],
  ])('%s', async (_, ask, keys, expected) => {
    const { answer } = await drawn(ask, keys);
    expect(await answer).toEqual(expected);
  });

  test.each([
    ['Ctrl-C', CTRL_C],
    ['Ctrl-D', CTRL_D],
    ['the end of the input', 'END'],
  ])('%s cancels every question', async (_, keys) => {
    for (const ask of [select, several, confirm, text, line]) {
      const { answer } = await drawn(ask, keys);
      await expect(answer).rejects.toMatchObject({ exitCode: 130 });
    }
  });

  test('a terminal is asked to mark pastes, and told when to stop', async () => {
    const { answer, raw } = await drawn(line, 'x\r');
    await answer;
    expect(raw().indexOf('\u001b[?2004h')).toBe(0);
    expect(raw()).toContain('\u001b[?2004l');
  });

  test('what was typed ahead answers the next question', async () => {
    const both: Ask = async (prompter) => [await line(prompter), await text(prompter), await select(prompter)];
    const { answer } = await drawn(both, `first\rsecond\r${DOWN}\r`);
    expect(await answer).toEqual(['first', 'second', 'devs']);
  });

  test('each question is drawn, and each time at once where the terminal can do that', async () => {
    const both: Ask = async (prompter) => [await text(prompter), await select(prompter)];
    const { answer, raw } = await drawn(both, 'first\r\r');
    await answer;
    expect(raw()).toMatch(/Name\?[\s\S]*Who\?/);
    const on = raw().split('\u001b[?2026h');
    expect(on.length).toBeGreaterThan(3);
    for (const drawing of on.slice(1)) expect(drawing).toContain('\u001b[?2026l');
  });

  test('what stands for a line that was chosen is shown in its place', async () => {
    const suggestions = [{ line: '/show no-time too late', label: 'No time', echo: 'too late' }];
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), { columns: 80, rows: 24, isTTY: true });
    let raw = '';
    output.on('data', (data: Buffer) => {
      raw += data.toString();
    });
    const answer = terminalPrompter(input, output, undefined).line('sre>', () => ({ suggestions }));
    await vi.waitFor(() => expect(raw).toContain('  No time'));
    input.write(DOWN);
    await vi.waitFor(() => expect(raw).toContain('> No time'));
    input.write('\r');
    expect(await answer).toBe('/show no-time too late');
    expect(raw).toMatch(/sre> too late\n$/);
  });

  test('Ctrl-Z stops the job and cancels nothing; once it goes on, the question stands there again', async () => {
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), { columns: 80, rows: 24, isTTY: true });
    let raw = '';
    output.on('data', (data: Buffer) => {
      raw += data.toString();
    });
    let stopped = 0;
    let back = () => {};
    let left = () => {};
    const prompter = terminalPrompter(input, output, undefined, {
      canStop: true,
      stop: () => {
        stopped += 1;
      },
      watch: (onLeft, onBack) => {
        [left, back] = [onLeft, onBack];
        return () => {};
      },
    });
    const answer = prompter.line('sre>', look);
    input.write('we have');
    await vi.waitFor(() => expect(raw).toContain('sre> we have'));
    input.write('\u001a');
    await vi.waitFor(() => expect(stopped).toBe(1));
    expect(raw.slice(-40)).toContain('\u001b[?25h\u001b[?2004l');
    const before = raw.length;
    back();
    expect(raw.slice(before)).toContain('sre> we have');
    left();
    expect(raw.endsWith('\u001b[?25h\u001b[?2004l')).toBe(true);
    input.write(' time\r');
    expect(await answer).toBe('we have time');
  });

  test('after the end of the input every question is cancelled at once', async () => {
    const twice: Ask = async (prompter) => {
      await line(prompter).catch(() => {});
      return line(prompter);
    };
    await expect((await drawn(twice, 'END')).answer).rejects.toMatchObject({ exitCode: 130 });
  });

  test('without a style there are no colours', async () => {
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
    let raw = '';
    output.on('data', (data: Buffer) => {
      raw += data.toString();
    });
    const answer = terminalPrompter(input, output, undefined).select('Who?', CHOICES);
    input.write('\r');
    await answer;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a change of colour
    expect(raw).not.toMatch(/\u001b\[[\d;]*m/);
  });
});

describe('the line with its suggestions', () => {
  const shown = async (columns = 60) =>
    render(linePrompt, {
      message: 'sre>',
      look,
      notice: () => undefined,
      columns: () => columns,
      onResize: () => () => {},
    });

  test('they stand below, Down and Up choose, Enter sends what is chosen', async () => {
    const { answer, events, getScreen, nextRender } = await shown();
    events.type('/q');
    while (!getScreen().includes('/quit does it')) await nextRender();
    expect(getScreen()).toMatch(/^sre> \/q\n {2}\/quote does it\n {2}\/quit does it$/);
    events.keypress('down');
    events.keypress('down');
    expect(getScreen()).toMatch(/\n> \/quit does it$/);
    events.keypress('up');
    events.keypress('enter');
    expect(await answer).toEqual({ line: '/quote' });
  });

  test('what Enter leads to stands above them, until another line is chosen', async () => {
    const { events, getScreen, nextRender, answer } = await shown();
    events.type('bread');
    while (!getScreen().includes('Enter')) await nextRender();
    expect(getScreen()).toBe('sre> bread\nEnter: “bread”');
    // Of what is typed now nothing is known yet.
    events.type('s');
    expect(getScreen()).toBe('sre> breads\nEnter: ...');
    while (!getScreen().includes('“breads”')) await nextRender();
    events.keypress('enter');
    await answer;
  });

  test('they are cut where the terminal is narrow', async () => {
    const { events, getScreen, nextRender, answer } = await shown(14);
    events.type('/q');
    while (!getScreen().includes('...')) await nextRender();
    expect(getScreen()).toContain('  /quote ...');
    events.keypress('enter');
    await answer;
  });
});

/** Asks in plain words; the lines are there from the beginning. */
async function plainly(ask: Ask, typed: string) {
  let out = '';
  const input = new PassThrough();
  input.end(typed);
  const prompter = plainPrompter(
    createLines(input),
    async (words) => {
      out += words;
    },
    () => () => {},
  );
  return { answer: ask(prompter), out: () => out };
}

test('what was sent is broken between words', async () => {
  const { answer, raw } = await drawn(line, `${'we reconcile '.repeat(7).trim()}\r`);
  await answer;
  expect(raw().split('\u001b[?2004l').at(-1)).toMatch(/ we\nreconcile we reconcile\n$/);
});

describe('plain', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, ask: Ask, typed: string, answer: unknown]>([
    ['select: a number', select, '2\n', 'devs'],
    ['select: its value', select, 'boss\n', 'boss'],
    ['select: asked again', select, '9\n\nx\n1\n', 'sre'],
    ['several: numbers', several, '1,3\n', ['sre', 'boss']],
    ['several: with blanks, one twice', several, '3 1 3\n', ['boss', 'sre']],
    ['several: none', several, '\n', []],
    ['several: asked again', several, '1,9\n2\n', ['devs']],
    ['confirm: yes', confirm, 'Yes\n', true],
    ['confirm: no', confirm, '\n', false],
    ['text', text, ' me \n', 'me'],
    ['text: the usual', text, '\n', 'usual'],
    ['line', line, 'we have no time\n', 'we have no time'],
    ['the last line without its end', line, 'we have no time', 'we have no time'],
  ])('%s', async (_, ask, typed, expected) => {
    const { answer, out } = await plainly(ask, typed);
    expect(await answer).toEqual(expected);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing but lines
    expect(out()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });

  test('choices are numbered', async () => {
    const { answer, out } = await plainly(select, '1\n');
    await answer;
    expect(out()).toBe('Who?\n  1. SREs\n  2. Developers\n  3. Management\nNumber, 1 to 3: ');
  });

  test('the end of the input cancels every question', async () => {
    for (const ask of [select, several, confirm, text, line])
      await expect((await plainly(ask, '')).answer).rejects.toMatchObject({ exitCode: 130 });
  });

  test('Ctrl-C cancels, and is left to others afterwards', async () => {
    let stop = () => {};
    let taken = 0;
    const prompter = plainPrompter(
      createLines(new PassThrough()),
      async () => {},
      (cancel) => {
        taken += 1;
        stop = cancel;
        return () => {
          taken -= 1;
        };
      },
    );
    const answer = prompter.text('Name?');
    await Promise.resolve();
    stop();
    await expect(answer).rejects.toMatchObject({ exitCode: 130 });
    expect(taken).toBe(0);
  });
});
