import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeeper } from '../../src/commands/keeper.ts';
import { begin } from '../../src/conversation/step.ts';
import { CancelledError, FailedError } from '../../src/errors.ts';
import { memory, prompterWith, runCli, testContext, type World } from '../helpers/context.ts';
import { ESC } from '../helpers/escapes.ts';
import { realKit, realMaterial } from '../helpers/kit.ts';

const CHAT = ['chat', '-a', 'sre', '-m', '1'];
const NO_TIME = 'we have no time to learn this';

/** A conversation with a script. */
const scripted = (typed: readonly string[], world: World = {}, ...flags: string[]) =>
  runCli([...CHAT, ...flags], { typed, ...world });

/** A conversation with a person, who leaves by Ctrl-C once everything is said. */
const spoken = (said: readonly string[], world: World = {}, ...argv: string[]) => {
  const left = [...said];
  const line = async () => {
    const next = left.shift();
    if (next === undefined) throw new CancelledError();
    return next;
  };
  return runCli(argv.length ? argv : CHAT, {
    isTTY: true,
    prompter: prompterWith({ line, several: async () => [], select: async () => 'no' }),
    ...world,
  });
};

/** The conversations that are kept. */
const keptIn = (state: ReturnType<typeof memory>) =>
  state.names().flatMap((name) => (name.startsWith('conversation-') ? [JSON.parse(state.read(name) ?? '')] : []));

describe('with a script', () => {
  test('every line is a turn, and the end of the lines is the end', async () => {
    const { code, out, err } = await scripted([NO_TIME, '/nonsense', 'is it the', '/next']);
    expect([code, err]).toEqual([0, '']);
    const order = [
      'GitOps for SREs',
      `> ${NO_TIME}`,
      'no-time-to-learn',
      '> /nonsense',
      'There is no command /nonsense.',
      '> is it the',
      '> /next',
      'point ',
    ];
    let place = 0;
    for (const text of order) {
      expect(out.indexOf(text, place), text).toBeGreaterThanOrEqual(place);
      place = out.indexOf(text, place) + text.length;
    }
  });

  test('what the message only counts is told after it and at the end, with its number', async () => {
    const { out } = await scripted(["what's the parking situation?", '/message', '/drop 1', '/message', '/quit']);
    const [told, ...more] = out.match(/You come back to:\s+1\s+no name yet: “what's the/g) ?? [];
    expect([told !== undefined, more]).toEqual([true, []]);
    const end = await spoken(["what's the parking situation?", '/quit']);
    expect(end.out).toMatch(/no name yet: “what's the[^”]*”\s+Back in with [\s\S]*chat --resume/);
  });

  test('what follows /quit is not read', async () => {
    expect((await scripted(['/quit', NO_TIME])).out).not.toContain('no-time-to-learn');
  });

  test('a megabyte is refused in a line, and the conversation goes on', async () => {
    const { code, out } = await scripted(['x'.repeat(1_000_000), NO_TIME]);
    expect(code).toBe(0);
    expect(out).toContain('That is 1000000 characters long');
    expect(out).toContain('no-time-to-learn');
    expect(out.length).toBeLessThan(20_000);
  });

  test('escape sequences do not reach the output', async () => {
    const { out } = await scripted(['\u001b[31mred\u0007 pager', '/search \u001b]0;x\u0007qqqq', '/\u001bx']);
    for (const hidden of [ESC, '\u0007']) expect(out).not.toContain(hidden);
  });

  test('an address that cannot be opened is said, and the conversation goes on', async () => {
    const open = async () => {
      throw new FailedError('Not opened: there is no display here.', 'The address is above.');
    };
    const { code, out } = await scripted(['/open 1', NO_TIME], { open });
    expect(code).toBe(0);
    expect(out).toMatch(/https:\/\/\S+\n\nNot opened: there is no display here\.\nThe address is above\./);
    expect(out).toContain('no-time-to-learn');
  });

  test('without an audience it says which flag', async () => {
    expect(await runCli(['chat'], { typed: [NO_TIME] })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^Whom will you talk to\? --audience is missing\.\nChoose of: leadership, sre, /),
    });
  });

  // biome-ignore format: one case, one line
  test.each<[flags: string[], what: RegExp]>([
    [['-a', 'bakers'], /^There is no audience "bakers"/],
    [['-t', 'bananas'], /^There is no topic "bananas"/],
    [['-m', '0'], /^--minutes cannot be "0"/],
    [['--follow-up', 'x.foo'], /^There is no format for names that end in "\.foo"/],
    [['--resume', '--no-state'], /^--resume needs what --no-state leaves out/],
  ])('%j is refused before anything is said', async (flags, what) => {
    expect(await scripted([NO_TIME], {}, ...flags)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(what) });
  });

  test('no command is help without a terminal, and the conversation on one', async () => {
    expect((await runCli([], { typed: [NO_TIME] })).out).toMatch(/^Usage: gitops-kit/);
    const { context, code } = await runCli([], {
      isTTY: true,
      prompter: prompterWith({ select: async () => Promise.reject(new CancelledError()) }),
    });
    expect([code, context.err]).toEqual([130, 'Cancelled.\n']);
  });
});

describe('with a person', () => {
  test('all is asked for, and the message is offered in the end', async () => {
    const answers = ['several', 'sre,leadership', 'cost', '2', NO_TIME, '/quit', 'text', 'all', 'one test site'];
    const { code, out, context } = await runCli(['chat'], { isTTY: true, rows: 200, answers });
    expect(code).toBe(0);
    expect(context.asked.map((question) => question.split(/[?(]/)[0])).toEqual([
      'Whom will you talk to',
      'Which of them',
      'What do they care about',
      'How many minutes do you have',
      'all>',
      'all>',
      'A message to send them, with the links of what you used',
      'For whom',
      'What did you agree',
    ]);
    expect(out).toContain('Thank you for your time\n\nWhat we agreed\n- One test site\n');
    expect(out).not.toContain(`> ${NO_TIME}`);
  });

  test('a message that is longer than the screen is read in the pager', async () => {
    const { context } = await runCli(CHAT, { isTTY: true, rows: 10, answers: ['cost', NO_TIME, '/quit', 'text', ''] });
    expect(context.paged.at(-1)).toMatch(/^less .*\n\nThank you for your time\n/);
  });

  test('an answer that is none is asked for again', async () => {
    const { context, code } = await runCli(['chat', '-a', 'sre', '-t', 'cost'], {
      isTTY: true,
      answers: ['soon', '99', '1', '/quit', 'no'],
    });
    expect([code, context.asked.length]).toEqual([0, 5]);
  });

  test('the message can go onto the clipboard', async () => {
    const { context } = await runCli(CHAT, { isTTY: true, answers: ['', NO_TIME, '/step', '1', '/quit', 'copy', ''] });
    expect(context.copied).toEqual([expect.stringContaining('What I propose')]);
  });
});

describe('the message afterwards', () => {
  let cwd: string;
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'gitops-kit-'));
  });
  afterEach(() => rm(cwd, { recursive: true }));

  test.each(['follow-up.md', 'follow-up.txt', 'follow-up.html'])('--follow-up %s', async (file) => {
    const { code, err } = await scripted(['where do the passwords go'], { cwd }, '--follow-up', file);
    expect([code, err]).toEqual([0, `Written to ${file}.\n`]);
    const message = await readFile(join(cwd, file), 'utf8');
    // The proof that the card names stands beside its answer.
    const { proof = '-' } = realKit().find('objection', 'secrets-in-git') ?? {};
    const [source] = realKit().find('use-case', proof)?.sources ?? [];
    expect(message).toContain(source && 'page' in source ? source.page : '-');
    expect(message).toContain('Thank you for your time');
  });

  // biome-ignore format: one case, one line
  test.each<[file: string, what: RegExp]>([
    ['there.md', /^"there\.md" exists already\.\nAdd --force/],
    ['gone/follow-up.md', /^The folder of "gone\/follow-up\.md" does not exist\./],
    ['folder.md', /^"folder\.md" is a folder\./],
    ['read-only.md', /^"read-only\.md" is read-only\./],
  ])('--follow-up %s is refused before anything is said', async (file, what) => {
    await writeFile(join(cwd, 'there.md'), 'mine');
    await writeFile(join(cwd, 'read-only.md'), 'mine', { mode: 0o444 });
    await mkdir(join(cwd, 'folder.md'));
    const force = file === 'there.md' ? [] : ['--force'];
    const { code, out, err } = await scripted([NO_TIME], { cwd }, '--follow-up', file, ...force);
    expect([out, err]).toEqual(['', expect.stringMatching(what)]);
    expect(code).toBeGreaterThan(0);
    expect(await readFile(join(cwd, 'there.md'), 'utf8')).toBe('mine');
  });

  test('where the folder of --follow-up goes meanwhile, the message is printed', async () => {
    await mkdir(join(cwd, 'gone'));
    const lines = [NO_TIME];
    const next = async () => {
      await rm(join(cwd, 'gone'), { recursive: true, force: true });
      return lines.shift();
    };
    const world = { cwd, lines: { next, close: () => {} } };
    const { code, out, err } = await runCli([...CHAT, '--follow-up', 'gone/a.md'], world);
    expect([code, err.split('\n')[0]]).toEqual([2, 'The folder of "gone/a.md" does not exist.']);
    expect(out).toContain('Thank you for your time');
  });

  test('where the file that was named in the end cannot be written, another one is asked for', async () => {
    const answers = ['', NO_TIME, '/quit', 'file', '', 'gone/a.md', 'a.md'];
    const { code, out, err } = await runCli(CHAT, { isTTY: true, cwd, answers });
    expect([code, err]).toEqual([0, 'Written to a.md.\n']);
    expect(out).toContain('The folder of "gone/a.md" does not exist.');
    expect(await readdir(cwd)).toEqual(['a.md']);
  });

  test('/save does not replace a file, and the conversation goes on', async () => {
    await scripted(['/save a.md'], { cwd });
    const before = await readFile(join(cwd, 'a.md'), 'utf8');
    const { code, out } = await scripted([NO_TIME, '/save a.md', '/save b.md', '/save none/c.md'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('"a.md" exists already.');
    expect(out).toContain('The folder of "none/c.md" does not exist.');
    expect(await readFile(join(cwd, 'a.md'), 'utf8')).toBe(before);
    expect(await readdir(cwd)).toEqual(['a.md', 'b.md']);
  });
});

describe('what is kept', () => {
  test('every turn, and Ctrl-C loses nothing', async () => {
    const state = memory();
    const { code, err } = await spoken([NO_TIME], { state });
    expect([code, err]).toEqual([130, 'Kept. Go on with: gitops-kit chat --resume\n']);
    const again = await spoken(['/next'], { state }, 'chat', '--resume');
    expect(again.out).toMatch(
      /^\nGoing on with 2026-11-22 \d\d:00, sre, “we have no time to learn this”\.\n\n(?!The last that was said)/,
    );
    expect(again.out).not.toContain('Open with');
    expect(keptIn(state)).toHaveLength(1);
    expect(keptIn(state)[0].conversation.turns).toHaveLength(2);
  });

  test('a script can go on too', async () => {
    const state = memory();
    await scripted([NO_TIME], { state });
    const { code, out } = await runCli(['chat', '--resume'], { state, typed: [NO_TIME] });
    expect(code).toBe(0);
    expect(out).toContain('Back to “We have no time to learn this”.');
  });

  test('nothing where nothing was said', async () => {
    const state = memory();
    const { err } = await spoken(['/next', '/search rollback'], { state });
    expect([state.names(), err]).toEqual([[], 'Cancelled.\n']);
  });

  test('more than a file may hold is said once, and what was kept before can be gone on with', async () => {
    const context = testContext();
    const keeper = createKeeper(context, true);
    const turns = (count: number) => ({
      ...begin(realMaterial(), { audiences: ['sre'], topics: [], minutes: 1 }).conversation,
      turns: Array.from({ length: count }, () => ({ said: 'x'.repeat(50_000), audience: 'sre', shown: [] })),
    });
    expect(await keeper.keep(turns(900))).toEqual([]);
    expect(await keeper.keep(turns(1001))).toEqual([
      expect.stringMatching(/^This conversation has become too long to be kept/),
    ]);
    expect(await keeper.keep(turns(1002))).toEqual([]);
    expect(createKeeper(context, true).all()).toMatchObject({ problems: [], kept: [{ conversation: turns(900) }] });
  });

  test('nothing with --no-state', async () => {
    const state = memory();
    const { err } = await spoken([NO_TIME], { state }, ...CHAT, '--no-state');
    expect([state.names(), err]).toEqual([[], 'Cancelled.\n']);
  });

  test('nothing to resume', async () => {
    expect(await runCli(['chat', '--resume'], {})).toMatchObject({
      code: 1,
      err: 'No conversation is kept.\nBegin one with: gitops-kit chat\n',
    });
  });

  test('of several, the person chooses', async () => {
    const state = memory();
    let hour = 8;
    const world = () => ({ state, now: () => new Date(Date.UTC(2026, 10, 22, hour++)), random: () => hour / 100 });
    await scripted([NO_TIME], world());
    await runCli(['chat', '-a', 'leadership'], { typed: ['/quote', 'who pays for that?'], ...world() });
    // Where nothing was said there is nothing to go on with.
    await runCli(['chat', '-a', 'finance'], { typed: ['/next'], ...world() });
    let offered: string[] = [];
    const select = async (_: string, choices: readonly { value: string; name: string }[]) => {
      offered = choices.map(({ name }) => name);
      return choices[1]?.value ?? '';
    };
    const { out } = await runCli(['chat', '--resume'], {
      isTTY: true,
      state,
      prompter: prompterWith({ select, line: async () => Promise.reject(new CancelledError()) }),
    });
    expect(offered.map((name) => name.split(', ')[1])).toEqual(['leadership', 'sre']);
    expect(offered[0]).toMatch(/^2026-11-22 \d\d:00, leadership, “who pays for that\?”$/);
    expect(out).toMatch(/^\nGoing on with .*, sre, “we have no time to learn this”/);
  });

  test.each<[what: string, text: string, said: string]>([
    ['a broken file', '{"version":1', 'cannot be read, and is left as it is'],
    ['a file of a newer version', '{"version":2}', 'is of a newer gitops-kit, and is left as it is'],
  ])('%s is said and left alone', async (_, text, said) => {
    const state = memory();
    state.write('conversation-0.json', text);
    const alone = await runCli(['chat', '--resume'], { state, typed: [] });
    expect([alone.code, alone.err]).toEqual([
      1,
      `The kept file conversation-0.json ${said}.\nBegin one with: gitops-kit chat\n`,
    ]);
    await scripted([NO_TIME], { state });
    const { code, out } = await runCli(['chat', '--resume'], { state, typed: [] });
    expect([code, state.read('conversation-0.json')]).toEqual([0, text]);
    expect(out.replace(/\s+/g, ' ')).toContain(said);
  });

  test.each(['read-only', 'on a full disk'])('%s: said once, and the conversation goes on', async () => {
    const state = { ...memory(), write: () => false };
    const { code, err, out } = await scripted([NO_TIME, '/next', '/quote'], { state });
    expect(code).toBe(0);
    expect(err).toBe(
      'This conversation cannot be kept: the state directory takes no file. It goes on; /save writes what you used.\n',
    );
    expect(out).toContain('> /quote');
  });

  test('a file that is damaged meanwhile is left, and another one is kept beside it', async () => {
    const state = memory();
    const { write } = state;
    let damaged: string | undefined;
    const damaging: typeof write = (name, text) => {
      damaged ??= name;
      return write(name, name === damaged ? '{' : text);
    };
    let luck = 0;
    const { err } = await scripted([NO_TIME, '/next'], {
      state: { ...state, write: damaging },
      random: () => (luck += 0.1),
    });
    expect(err).toBe('This conversation goes on elsewhere too; from here on both are kept.\n');
    expect(state.read(damaged ?? '')).toBe('{');
    expect(state.names()).toHaveLength(2);
  });

  test('two at once keep both', async () => {
    const state = memory();
    let luck = 0;
    const random = () => (luck += 0.1);
    await Promise.all([
      scripted([NO_TIME, '/next'], { state, random }),
      scripted(['who pays for that?', '/step'], { state, random }),
    ]);
    expect(keptIn(state).map(({ conversation }) => conversation.turns.length)).toEqual([2, 2]);
  });

  test('the same one gone on with twice becomes two', async () => {
    const state = memory();
    let minute = 0;
    let luck = 0;
    const world = { state, now: () => new Date(Date.UTC(2026, 10, 22, 8, minute++)), random: () => (luck += 0.1) };
    await scripted([NO_TIME], world);
    const [first, second] = await Promise.all([
      runCli(['chat', '--resume'], { ...world, typed: ['/next', '/quote'] }),
      runCli(['chat', '--resume'], { ...world, typed: ['/step', '/next'] }),
    ]);
    expect(first.err + second.err).toBe('This conversation goes on elsewhere too; from here on both are kept.\n');
    const kept = keptIn(state).map(({ conversation }) => conversation.turns.length);
    expect(kept).toEqual([3, 3]);
  });

  test('twenty of them; the oldest go first', async () => {
    const state = memory();
    let day = 0;
    for (let count = 0; count < 22; count += 1)
      await runCli(CHAT, {
        state,
        typed: ['/keep one test site', '/quit'],
        now: () => new Date(Date.UTC(2026, 0, 1 + Math.floor(day++ / 10))),
        random: () => count / 100,
      });
    const kept = keptIn(state);
    expect(kept).toHaveLength(20);
  });
});

describe('at 40 columns', () => {
  test('no line is longer, but for addresses', async () => {
    const { out } = await scripted([NO_TIME, '/next', '/help', '/topic', 'can we have sushi', '/quote'], {
      env: { COLUMNS: '40' },
    });
    for (const line of out.split('\n'))
      if (!/https?:|gitops-kit/.test(line)) expect(line.length, line).toBeLessThanOrEqual(40);
  });
});

describe('a language model of one’s own', () => {
  const said = 'who is going to look after that thing';
  const model = (output: string) => ({ ask: async () => ({ output }), env: { GITOPS_KIT_LLM: 'my-model' } });

  test('in a script its choice takes the place of ours', async () => {
    const { out, err } = await runCli(['chat', '-a', 'sre', '-m', '1'], {
      ...model('upkeep-of-the-tool'),
      typed: [said],
    });
    expect(out).toContain('And who looks after the tool itself?');
    expect(err).toContain('What they say goes to "my-model" as well.');
    expect(err).toContain('Chosen by "my-model".');
  });

  test('what is of no use is said, and our own answer stays', async () => {
    const own = await runCli(['chat', '-a', 'sre', '-m', '1'], { typed: [said] });
    const { out, err } = await runCli(['chat', '-a', 'sre', '-m', '1'], { ...model('no idea'), typed: [said] });
    expect(out).toBe(own.out);
    expect(err).toContain('"my-model" named no card, so this is our own answer.');
  });

  test('how long to wait is checked before the conversation', async () => {
    const { code, out } = await runCli(['chat', '-a', 'sre', '--llm', 'x', '--llm-timeout', '0'], { typed: [said] });
    expect([code, out]).toEqual([2, '']);
  });
});

test('--service gives the pitch the numbers of a service that were saved', async () => {
  const state = memory();
  await runCli(['assess', '--deploy-frequency', 'weekly', '--save', '-s', 'checkout'], { state });
  const { code, out } = await scripted([], { state }, '-s', 'Checkout');
  expect([code, out]).toEqual([0, expect.stringContaining('Take checkout: we release weekly')]);
  await scripted([NO_TIME], { state }, '-s', 'checkout');
  const { out: resumed } = await runCli(['chat', '--resume'], { state, typed: ['/pitch'] });
  expect(resumed).toContain('Take checkout: we release weekly');
  const { code: wrong, err } = await scripted([], { state }, '-s', 'checkot');
  expect([wrong, err]).toEqual([2, expect.stringContaining('Did you mean "checkout"?')]);
});

describe('on a screen of 24 rows', () => {
  const world = { columns: 80, rows: 24 };

  test('the list of commands has room at once', async () => {
    const { out } = await spoken(['/help'], world);
    expect(out).toContain('end the conversation');
  });

  test('what had no room was not shown, until Enter shows it', async () => {
    const state = memory();
    const unseenAfter = async (...said: string[]) => {
      await spoken(said, { ...world, state });
      return keptIn(state).at(-1)?.conversation;
    };
    const { turns, unseen } = await unseenAfter(NO_TIME);
    const [evidence, ...more] = turns[0].shown;
    expect(unseen).not.toContain(evidence);
    expect(unseen).toEqual(expect.arrayContaining(more));
    expect((await unseenAfter(NO_TIME, '')).unseen).not.toEqual(expect.arrayContaining(more.slice(0, 1)));
  });

  test('what stood there by its name alone was not shown, until Enter shows it', async () => {
    const state = memory();
    const namedAfter = async (...said: string[]) => {
      await spoken(said, { ...world, state });
      return keptIn(state).at(-1)?.conversation;
    };
    const { pitched, named, unseen } = await namedAfter('/keep one');
    expect(named.length).toBeGreaterThan(0);
    expect(pitched).toEqual(expect.arrayContaining(named));
    expect(unseen).not.toEqual(expect.arrayContaining(named));
    expect((await namedAfter('', '/keep one')).named).toEqual([]);
  });

  test('what was taken back waits no more', async () => {
    const { out } = await spoken([NO_TIME, '/undo', '/more'], world);
    expect(out.slice(out.indexOf('Taken back'))).toContain('There is nothing more to show.');
  });
});
