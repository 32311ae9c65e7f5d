import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../src/errors.ts';
import type { State } from '../../src/terminal/state.ts';
import { memory, prompterWith, runCli } from '../helpers/context.ts';

const REHEARSE = ['rehearse', '-a', 'sre', '--seed', '7'];
/** An answer and a rating for each. */
const rated = (...ratings: string[]) => ratings.flatMap((rating) => ['I would say that', rating]);

/** The sceptic's sentences, in order. */
const objections = (out: string) =>
  Array.from(out.matchAll(/Objection \d+(?:, once more)? ─+\n {3}(.*)/g), ([, said]) => said);

describe('with a script', () => {
  test('each objection takes an answer and a rating, and what was hard comes back', async () => {
    const { code, out, err } = await runCli([...REHEARSE, '-c', '3'], { typed: rated('good', 'again', 'easy', '3') });
    expect([code, err]).toEqual([0, '']);
    expect(objections(out)).toHaveLength(4);
    expect(out).toMatch(/Objection 2, once more ─/);
    expect(out.match(/^Say ─/gm)).toHaveLength(4);
    expect(out).toMatch(
      /\nPractise these ─+\n {3}\S.*\n {3}gitops-kit show [a-z-]+; again in \d days\n\nThese went well ─/,
    );
  });

  test('the same seed asks the same', async () => {
    const said = async (seed: string) =>
      objections((await runCli(['rehearse', '-a', 'sre', '--seed', seed], { typed: rated('1', '2', '3', '4') })).out);
    expect(await said('7')).toEqual(await said('7'));
    expect(await said('7')).not.toEqual(await said('8'));
  });

  test('a rating that is none is asked for again', async () => {
    const { out, err } = await runCli([...REHEARSE, '-c', '1'], { typed: ['well', 'what', '', 'good'] });
    expect(err).toBe('After each answer comes a rating: again, hard, good or easy.\n'.repeat(2));
    expect(out).toContain('These went well');
  });

  test.each([[[]], [['an answer']]])('the lines end early: %j', async (typed) => {
    const { code, out } = await runCli([...REHEARSE], { typed });
    expect(code).toBe(0);
    expect(out).toMatch(/Nothing was rated, so there is nothing to say about it\.\n$/);
  });

  // biome-ignore format: one case, one line
  test.each<[argv: string[], what: RegExp]>([
    [['rehearse'], /^Who objects\? --audience is missing\.\nChoose of: leadership, sre/],
    [['rehearse', '-a', 'bakers'], /^There is no audience "bakers"/],
    [[...REHEARSE, '-c', '0'], /^--count cannot be "0"/],
    [['rehearse', '-a', 'sre', '--seed', 'x'], /^--seed cannot be "x"/],
  ])('%j', async (argv, what) => {
    expect(await runCli(argv)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(what) });
  });
});

describe('with a person', () => {
  test('asks for the audience, the answer and the rating', async () => {
    const { code, out, context } = await runCli(['rehearse', '-c', '1'], {
      isTTY: true,
      answers: ['leadership', 'aloud', 'good'],
    });
    expect([code, context.asked.length]).toEqual([0, 3]);
    expect(context.asked.at(-1)).toBe('How did it go? again hard good easy');
    expect(out).toContain('These went well');
  });

  test('Ctrl-C loses no rating', async () => {
    const state = memory();
    const ratings = ['hard'];
    const select = async () => ratings.shift() ?? Promise.reject(new CancelledError());
    const { code } = await runCli(REHEARSE, {
      isTTY: true,
      state,
      prompter: prompterWith({ select, text: async () => '' }),
    });
    expect(code).toBe(130);
    expect(Object.keys(JSON.parse(state.read('practice.json') ?? '').objections)).toHaveLength(1);
  });
});

describe('what is remembered', () => {
  const play = (state = memory(), ...flags: string[]) =>
    runCli([...REHEARSE, '-c', '2', ...flags], { state, typed: rated('good', 'hard', 'good') });

  test('makes the next rehearsal another one', async () => {
    const state = memory();
    const first = objections((await play(state)).out);
    const second = objections((await play(state)).out);
    expect(second.filter((said) => first.includes(said))).toEqual([]);
    expect(Object.keys(JSON.parse(state.read('practice.json') ?? '').objections)).toHaveLength(4);
  });

  test('is nothing with --no-state', async () => {
    const state = memory();
    await play(state, '--no-state');
    expect(state.names()).toEqual([]);
  });

  test('is left alone where it is of a newer version', async () => {
    const state = memory();
    state.write('practice.json', '{"version":2}');
    const { code, err } = await play(state);
    expect(code).toBe(0);
    expect(err).toMatch(/^The kept file practice\.json .* left as it is\. Nothing of this rehearsal is kept\.\n$/);
    expect(state.read('practice.json')).toBe('{"version":2}');
  });

  test('is left alone where it may not be opened', async () => {
    const written: string[] = [];
    const state: State = {
      ...memory(),
      read: () => ({ problem: 'barred' }),
      write: (name) => {
        written.push(name);
        return true;
      },
    };
    const { code, err } = await runCli([...REHEARSE, '-c', '2'], { state, typed: rated('good', 'hard') });
    expect([code, written]).toEqual([0, []]);
    expect(err).toBe(
      'The kept file practice.json may not be opened, and is left as it is. Nothing of this rehearsal is kept.\n',
    );
  });

  test('makes room for a new one where it is damaged', async () => {
    const state = memory();
    state.write('practice.json', '{');
    const { code, err } = await play(state);
    expect([code, err]).toEqual([
      0,
      'The kept file practice.json cannot be read, and is left as it is.\nThe kept file practice.json cannot be read. It is now practice.json.broken, and a new one is begun.\n',
    ]);
    expect(state.read('practice.json.broken')).toBe('{');
    expect(Object.keys(JSON.parse(state.read('practice.json') ?? '').objections)).toHaveLength(2);
  });

  test('cannot be written: said once', async () => {
    const { code, err } = await play({ ...memory(), write: () => false });
    expect([code, err]).toEqual([0, 'The rehearsal cannot be kept: the state directory takes no file. It goes on.\n']);
  });

  test('of two rehearsals at once is kept together', async () => {
    const state = memory();
    await Promise.all([
      play(state),
      runCli(['rehearse', '-a', 'leadership', '-c', '2'], { state, typed: rated('good', 'good') }),
    ]);
    const keys = Object.keys(JSON.parse(state.read('practice.json') ?? '').objections);
    expect(keys.map((key) => key.split('/')[0]).toSorted()).toEqual(['leadership', 'leadership', 'sre', 'sre']);
  });
});

describe('who objects, and to what', () => {
  test('several audiences are named as they take turns, and each remembers its own', async () => {
    const state = memory();
    const { out } = await runCli(['rehearse', '-a', 'finance,sre', '-c', '2'], { state, typed: rated('good', 'good') });
    expect(out).toContain('Objection 1: finance and procurement ');
    expect(out).toContain('Objection 2: SREs and operations ');
    const keys = Object.keys(JSON.parse(state.read('practice.json') ?? '').objections);
    expect(keys.map((key) => key.split('/')[0])).toEqual(['finance', 'sre']);
  });

  test.each([
    [['-a', 'bosses', '-t', 'mony'], 2, 'There is no topic "mony".\nDid you mean "money"?'],
    [['-a', 'bosses,bakers', '-t', 'money'], 1, 'There is no objection about "money" from bosses and bakers.\n'],
  ])('%j', async (flags, expected, message) => {
    const { code, err } = await runCli(['rehearse', ...flags], { small: true });
    expect(code).toBe(expected);
    expect(err).toContain(message);
  });
});
