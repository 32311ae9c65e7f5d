/** Whole conversations in a real terminal. The program that is tested is the built one. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../helpers/context.ts';
import { ESC } from '../helpers/escapes.ts';
import { LANTERN_FOR_FINANCE, lanternByHand, lanternCommands } from '../helpers/lantern.ts';
import { HAS_TMUX, openTerminal, type RealTerminal } from '../helpers/terminal.ts';
import { roomTests } from './room.ts';

if (!HAS_TMUX) console.warn('tmux is not installed, so the tests in a real terminal are skipped.');

const root = join(import.meta.dirname, '..', '..');
let terminal: RealTerminal;

const open = (world: Parameters<typeof openTerminal>[0] = {}) => {
  terminal = openTerminal(world);
  return terminal;
};
/** The prompt of a conversation waits at the bottom. */
const PROMPT = /\nsre>$/;
const SHORT = ['chat', '-a', 'sre', '-t', 'cost', '-m', '1'];

/** A browser that writes down what it is to show. */
function browserIn(home: string): string {
  const browser = join(home, 'browser');
  writeFileSync(browser, `#!/bin/sh\necho "$@" >> '${home}/opened'\n`);
  chmodSync(browser, 0o755);
  return browser;
}

const keptIn = (home: string) => {
  const folder = join(home, '.local', 'state', 'gitops-kit');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('conversation-')) : [];
};

beforeAll(() => {
  if (HAS_TMUX) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'ignore' });
}, 120_000);

describe.skipIf(!HAS_TMUX)('in a room', { timeout: 90_000 }, roomTests);

describe.skipIf(!HAS_TMUX)('in a real terminal', { timeout: 60_000 }, () => {
  afterEach(() => terminal.close());

  test('a conversation: chosen with arrows, searched while typing, answered, and sent', async () => {
    const { run, press, type, sees, paste } = open();
    run();
    await sees('Whom will you talk to?');
    press('Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
    await sees('Which of them?');
    press('Down', 'Space', 'Up', 'Space', 'Enter');
    await sees('What do they care about?');
    press('Enter');
    await sees('How many minutes do you have?');
    type('soon');
    press('Enter');
    await sees('"soon" is no time.');
    type('2');
    press('Enter');
    await sees(/Now type what they say[\s\S]*\nall>$/);
    // Suggestions come while it is typed, and go when it is sent.
    type('we have no time');
    await sees(/\nall> we have no time\nEnter: “We have no time to learn this”\n/);
    type(' to learn this');
    press('Enter');
    await sees(/no-time-to-learn[\s\S]*Ask: [\s\S]*\nall>$/);
    // Tab completes a command and what it takes.
    type('/au');
    await sees(/\nall> \/au\n {2}\/audience \[who\] {2}/);
    press('Tab');
    type('sr');
    press('Tab', 'Enter');
    await sees(/Answers are now in the words for SREs and operations\.\nsre>$/);
    // Several lines are pasted as one, and wait for Enter.
    paste('who carries\nthe pager\nfor this');
    await sees(/\nsre> who carries the pager for this\n3 lines were pasted as one\./);
    press('Enter');
    await sees(/It will all land on my pager[\s\S]*\nsre>$/);
    // Arrows choose what the search found.
    type('leigh capili');
    await sees(/speaker: Leigh Capili/);
    press('Down');
    await sees(/\n> speaker: Leigh Capili/);
    press('Up', 'C-u');
    type('/q');
    press('Enter');
    await sees('/q may be /quote or /quit.');
    type('/quit');
    press('Enter');
    await sees('A message to send them');
    press('Enter');
    await sees('For whom?');
    press('Enter');
    await sees('What did you agree?');
    press('Enter');
    const screen = await sees('[exit 0]');
    expect(screen).toMatch(/Thank you for your time\n[\s\S]*https:\/\/youtu\.be\/MHgV_9FNU3s\?t=2355/);
  });

  test('left with Ctrl-C, gone on with in another size, left with Ctrl-D', async () => {
    const { run, press, type, sees, resize, home } = open({ columns: 100 });
    run(...SHORT);
    await sees(PROMPT);
    type('we have no time');
    press('Enter');
    await sees(/Ask: [\s\S]*\nsre>$/);
    type('half a sent');
    press('C-c');
    await sees(/Kept\. Go on with: gitops-kit chat --resume\n\[exit 130\]/);
    expect(keptIn(home)).toHaveLength(1);

    run('chat', '--resume');
    await sees(/Going on with \S+ \S+, sre, “we have no time”\.\nsre>$/);
    type('how do you roll back');
    resize(40, 30);
    type(' a schema migration');
    press('Enter');
    await sees(/And the database\?[\s\S]*Ask: [\s\S]*\nsre>$/);
    type('/follow-up');
    press('Enter');
    for (let page = 1; !/CC BY\s+4\.0\./.test(terminal.screen()); page += 1) {
      await sees(new RegExp(`Thank you for your time(?:[\\s\\S]*\\nsre>){${page}}$`));
      press('Enter');
    }
    const screen = await sees(/Thank you for your time[\s\S]*CC BY\s+4\.0\.[\s\S]*\nsre>$/);
    const card = screen.slice(screen.lastIndexOf('And the database?'));
    for (const line of card.split('\n'))
      if (!line.includes('https:')) expect(line.length, line).toBeLessThanOrEqual(40);
    press('C-d');
    await sees(/\[exit 130\]\n\$$/);
    expect(keptIn(home)).toHaveLength(1);
  });

  test.each([
    ['/quit', ['Enter']],
    ['', ['C-d']],
  ])('--follow-up writes the message where one leaves with %j and %j, and does not ask', async (line, keys) => {
    const { run, press, type, sees, home } = open({ columns: 80, rows: 24 });
    const file = join(home, 'mail.md');
    run(...SHORT, '--follow-up', file);
    await sees(PROMPT);
    type('we have no time to learn this');
    press('Enter');
    await sees(/Ask: [\s\S]*\nsre>$/);
    type('/keep one test site');
    press('Enter');
    await sees(/The message will begin with that\.\n[\s\S]*sre>$/);
    if (line) type(line);
    press(...keys);
    const screen = await sees('[exit 0]');
    expect(screen).not.toContain('A message to send them');
    expect(screen).toContain('mail.md');
    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(
      /^# Thank you for your time\n\n## What we agreed\n\n- One test site\n\n## Your questions\n/,
    );
    // What is there already is not written over, and that is said before anybody speaks.
    run(...SHORT, '--follow-up', file);
    await sees(/\[exit [12]\]\n\$$/);
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  test('a message whose folder is gone at the end is shown, so that nothing is lost', async () => {
    const { run, press, type, sees, home } = open({ columns: 80, rows: 40 });
    const folder = join(home, 'out');
    mkdirSync(folder);
    run(...SHORT, '--follow-up', join(folder, 'mail.txt'));
    await sees(PROMPT);
    type('/keep one test site');
    press('Enter');
    await sees(/The message will begin with that\.\n[\s\S]*sre>$/);
    rmSync(folder, { recursive: true });
    press('C-d');
    const screen = await sees(/\[exit \d+\]\n\$$/);
    expect(screen).toMatch(/What we agreed\n- One test site\n/);
    expect(screen).not.toContain('[exit 0]');
  });

  test('what nobody can name is asked for at the end', async () => {
    const { run, press, type, sees } = open({ columns: 80, rows: 24 });
    run(...SHORT);
    await sees(PROMPT);
    type("what's the parking situation?");
    press('Enter');
    await sees(/situation\?\n[\s\S]*\nsre>$/);
    type('/quit');
    press('Enter');
    await sees(/You come back to:\n1 {2}no name yet: “what's the parking situation\?”[\s\S]*A message to send them/);
    press('Enter');
    await sees('What did you agree?');
    press('Enter');
    await sees("What will you come back to for “what's the parking situation?”");
    type('the agenda');
    press('Enter');
    await sees(/What I will come back to\n- The agenda\n[\s\S]*\[exit 0\]/);
  });

  test('plain, on a dumb terminal of 40 columns: numbers, and not one escape sequence', async () => {
    const { run, press, type, sees, written } = open({ columns: 40, env: { TERM: 'dumb' } });
    run();
    await sees('Number, 1 to 8:');
    type('8');
    press('Enter');
    await sees('Which of these could they say?');
    type('1,6');
    press('Enter');
    await sees(/That sounds like leadership[\s\S]*What do they care about\?[\s\S]*nothing:$/);
    press('Enter');
    await sees(/minutes do you have\?/);
    type('1');
    press('Enter');
    await sees(/\nall>$/);
    type('what does it cost');
    press('Enter');
    await sees(/What does it cost\?[\s\S]*\nall>$/);
    type('/quit');
    press('Enter');
    await sees('Number, 1 to 5:');
    type('9');
    press('Enter');
    type('1');
    press('Enter');
    await sees(/For whom\?[\s\S]*Number, 1 to \d:$/);
    type('1');
    press('Enter');
    await sees(/What did you agree\?[\s\S]*out:$/);
    type('one test site');
    press('Enter');
    await sees(/What we agreed\n- One test site\n[\s\S]*\[exit 0\]/);
    const from = written().lastIndexOf('Whom will you talk to?');
    expect(from).toBeGreaterThan(0);
    expect(written().slice(from, written().lastIndexOf('[exit'))).not.toContain(ESC);
  });

  test('plain is left with Ctrl-C and with Ctrl-D', async () => {
    const { run, press, type, sees } = open();
    run(...SHORT, '--plain');
    await sees(PROMPT);
    type('we have no time');
    press('Enter');
    await sees(/Ask: [\s\S]*\nsre>$/);
    press('C-c');
    await sees(/Kept\.[^\n]*\n\[exit 130\]\n\$$/);
    run('chat', '--resume', '--plain');
    await sees(PROMPT);
    press('C-d');
    await sees(/Kept\.[^\n]*\n\[exit 130\]\n\$$/);
  });

  test('a megabyte is pasted: a line says so, and the conversation goes on', async () => {
    const { run, press, type, sees, paste } = open();
    run(...SHORT);
    await sees(PROMPT);
    paste('a long story\n'.repeat(80_000));
    await sees('Only the first 1000 of 1040000 characters were');
    press('C-u');
    type('we have no time');
    press('Enter');
    await sees(/We have no time to learn this[\s\S]*\nsre>$/);
    press('C-c');
    await sees('[exit 130]');
  });

  test('the terminal is closed in the middle: what was said is kept', async () => {
    const { run, press, type, sees, home, close } = open();
    run(...SHORT);
    await sees(PROMPT);
    type('we have no time');
    press('Enter');
    await sees(/Ask: [\s\S]*\nsre>$/);
    const folder = join(home, '.local', 'state', 'gitops-kit');
    const [file = ''] = keptIn(home);
    const kept = readFileSync(join(folder, file), 'utf8');
    close();
    expect(JSON.parse(kept).conversation.turns).toMatchObject([{ said: 'we have no time' }]);
    open();
    mkdirSync(join(terminal.home, '.local', 'state', 'gitops-kit'), { recursive: true });
    writeFileSync(join(terminal.home, '.local', 'state', 'gitops-kit', file), kept);
    terminal.run('chat', '--resume');
    await terminal.sees(/“we have no time”\.\nsre>$/);
  });

  test('a rehearsal', async () => {
    const { run, press, type, sees, home } = open();
    run('rehearse', '--count', '2', '--seed', '3');
    await sees('Whom will you talk to?');
    press('Down', 'Enter');
    await sees(/Objection 1 [\s\S]*Answer aloud or in writing/);
    type('we can do that together');
    press('Enter');
    await sees(/Ask: [\s\S]*How did it go\?/);
    press('Enter');
    await sees(/Objection 2 [\s\S]*Answer aloud or in writing[\s\S]*Enter:$/);
    press('Enter');
    await sees(/Objection 2 [\s\S]*How did it go\?/);
    press('Down', 'Down', 'Enter');
    // The first one comes back.
    await sees(/Objection 1, once more [\s\S]*Enter:$/);
    press('Enter');
    await sees(/Objection 1, once more [\s\S]*How did it go\?/);
    press('Down', 'Down', 'Down', 'Enter');
    await sees(/Practise these [\s\S]*These went well [\s\S]*\[exit 0\]/);
    expect(existsSync(join(home, '.local', 'state', 'gitops-kit', 'practice.json'))).toBe(true);
  });

  test('an assessment', async () => {
    const { run, press, type, sees } = open({ rows: 70 });
    run('assess', '--save');
    for (const [question, answer] of [
      ['Deployment frequency', 'monthly'],
      ['Change lead time', '2 weeks'],
      ['Failed deployment recovery time', '3h'],
      ['Change fail rate', '20%'],
      ['Deployment rework rate', ''],
      ['Industry, to compare it with', 'banking'],
      ['How many people work there', ''],
    ] as const) {
      await sees(new RegExp(`\\n\\? ${question}(?: \\(< goes back\\))?:$`));
      type(answer);
      press('Enter');
    }
    await sees(/Work out what today costs too \(< goes back\):$/);
    press('Enter');
    await sees(/Change fail rate: 20%\n {3}█+░+\n {3}About the same as financial[\s\S]*The weakest: Change lead time/);
    press('q');
    await sees('Kept, to be compared with next time.');
  });

  test('open starts the browser at the second', async () => {
    const { home, run, sees } = open();
    terminal.type(`export BROWSER='${browserIn(home)}'`);
    terminal.press('Enter');
    run('open', 'kyle-six-hours-to-ten-minutes');
    await sees(/t=888\n\[exit 0\]/);
    expect(readFileSync(join(home, 'opened'), 'utf8')).toBe('https://youtu.be/00MCUAgzLQk?t=888\n');
    run(...SHORT);
    await sees(PROMPT);
    terminal.type('/open 1');
    terminal.press('Enter');
    await sees(/https:\/\/youtu\.be\/\S+\nsre>$/);
    terminal.press('C-c');
    await sees('[exit 130]');
    for (
      let patience = 100;
      patience && readFileSync(join(home, 'opened'), 'utf8').split('\n').length < 3;
      patience -= 1
    )
      await wait(30);
    expect(readFileSync(join(home, 'opened'), 'utf8')).toMatch(/^\S+888\nhttps:\/\/youtu\.be\/\S+\n$/);
  });

  test('long output goes through the pager, and the pager may be missing', async () => {
    const { run, press, type, sees } = open({ rows: 20, env: { PAGER: 'less -R' } });
    run('list', 'points');
    await sees(/:$/);
    press('q');
    await sees('[exit 0]');
    type("PAGER='no-such-pager'");
    press('Enter');
    run('list', 'audiences', '--no-pager');
    await sees(/Finance and procurement {2}finance\n\[exit 0\]/);
    run('list', 'steps');
    await sees(/Agree on the cost, the stop date and the way out {2}agree-on-cost-and-stop-date\n\[exit 0\]/);
  });

  test('Ctrl-C is the pager’s, and nothing of it is left behind', async () => {
    const { run, press, type, sees, home } = open({ rows: 20, env: { PAGER: 'less' } });
    run('list', 'points');
    await sees(/\n:$/);
    press('C-c');
    // It forgets what is typed while it hears the signal.
    await wait(300);
    press('q');
    await sees('[exit 0]');
    type(`stty -a | grep -o ' echo ' > '${home}/echo'; echo hello`);
    press('Enter');
    expect(await sees(/\nhello\n/)).not.toContain('ESC[');
    expect(readFileSync(join(home, 'echo'), 'utf8')).toBe(' echo \n');
  });

  test('a browser that shows pages in the terminal has it', async () => {
    const { run, press, type, sees, home } = open();
    writeFileSync(join(home, 'w3m'), '#!/bin/sh\n[ -t 1 ] && echo "page of $1"\nread answer\n');
    chmodSync(join(home, 'w3m'), 0o755);
    type(`export BROWSER='none-such:${join(home, 'w3m')}'`);
    press('Enter');
    run('open', 'kyle-six-hours-to-ten-minutes');
    await sees(/page of https:\/\/youtu\.be\/\S+t=888/);
    press('Enter');
    await sees('[exit 0]');
  });

  test('a pitch asks for its audience, and before it replaces a file', async () => {
    const { run, press, type, sees, home } = open();
    type(`cd '${home}'`);
    press('Enter');
    run('pitch', '--output', 'pitch.txt');
    await sees('Whom will you talk to?');
    press('Down', 'Down', 'Enter');
    await sees(/Written to pitch\.txt\.\n\[exit 0\]/);
    const before = readFileSync(join(home, 'pitch.txt'), 'utf8');
    expect(before).toContain('GitOps for developers');
    run('pitch', '--audience', 'sre', '--output', 'pitch.txt');
    await sees('Replace pitch.txt?');
    press('Enter');
    await sees(/\[exit 130\]\n\$$/);
    expect(readFileSync(join(home, 'pitch.txt'), 'utf8')).toBe(before);
    run('pitch', '--audience', 'sre', '--output', 'pitch.txt');
    await sees(/Replace pitch\.txt\?[^\n]*$/);
    type('y');
    press('Enter');
    await sees(/Written to pitch\.txt\.\n\[exit 0\]/);
    expect(readFileSync(join(home, 'pitch.txt'), 'utf8')).toContain('GitOps for SREs');
  });

  test.each([80, 40])('a conversation with a company’s own evidence, at %i columns', async (columns) => {
    const { run, press, type, sees, home } = open({ columns, rows: 45 });
    const world = { cwd: home, env: { HOME: home } };
    for (const argv of lanternCommands()) expect((await runCli(argv, world)).code).toBe(0);
    const file = join(home, '.config/gitops-kit/packs/lantern/pack.yaml');
    writeFileSync(file, lanternByHand(readFileSync(file, 'utf8')));
    expect((await runCli(LANTERN_FOR_FINANCE, world)).code).toBe(0);
    expect((await runCli(['pack', 'check', 'lantern'], world)).err).toBe('Nothing is wrong in one pack.\n');

    const say = async (words: string, answer: RegExp) => {
      type(words);
      await sees(words.slice(-10));
      press('Enter');
      let screen = await sees(answer);
      while (/\nEnter: more[^\n]*\n\S+>$/.test(screen)) {
        const prompts = screen.split(/(?:cfo|all)>/g).length;
        press('Enter');
        screen = await sees(new RegExp(`^(?:(?:(?!(?:cfo|all)>)[\\s\\S])*(?:cfo|all)>){${prompts}}$`));
      }
      return screen.slice(screen.lastIndexOf(`${words.slice(-8)}\n`)).replace(/\nEnter: more[^\n]*\n\S+>\n/g, '');
    };
    run('chat', '--audience', 'controller,sre', '--topic', 'cost', '--minutes', '3');
    await sees(/The bill has names[\s\S]*all>$/);
    const pitch = await say('/pitch', /\/pitch\n\n[\s\S]*all>$/);
    expect(pitch).toMatch(/Every\s+line\s+of\s+the\s+bill[\s\S]*from pack lantern[\s\S]*Finance: Which bill/);
    // An objection of their own, with their evidence.
    const own = await say('controller: our ticket system is fine as it is', /tickets-are-fine[\s\S]*Ask: [\s\S]*cfo>$/);
    expect(own).toMatch(
      /twenty minutes\s+from\s+its description\.\n +from pack lantern\n +The night of the storm · 2026-03\n +https:\/\/wiki\.lantern\.example\/\s*incidents\/\s*20\n/,
    );
    // One of the kit, as they put it and in the words for their audience.
    const changed = await say('we are in the middle of our migration', /changed by lantern[\s\S]*cfo>$/);
    expect(changed).toMatch(/Four\s+hours\s+a\s+week\s+of\s+one\s+person\s+is\s+what\s+it\s+costs\s+to\s+begin\./);
    // Their own words are in the pitch; what was only named there is told when it is asked for.
    expect(pitch).toMatch(/“The cloud bill has names on it now\.”/);
    const quote = await say('/quote cloud bill', /1 {2}[\s\S]*“[\s\S]*cfo>$/);
    expect(quote).toMatch(/has\s+names\s+on\s+it\s+now/);
    // What they hide is nowhere.
    await say('/search "just a dashboard"', /Nothing found for [\s\S]*cfo>$/);
    for (const card of [pitch, own, changed, quote]) {
      for (const line of card.split('\n').filter((one) => !/https:|>|gitops-kit.js/.test(one))) {
        expect(line.length, line).toBeLessThanOrEqual(columns);
      }
    }
    type('/quit');
    press('Enter');
    await sees('A message to send them');
    press('Enter');
    await sees('For whom?');
    press('Enter');
    await sees('What did you agree?');
    press('Enter');
    const sent = await sees('[exit 0]');
    expect(sent).toMatch(/Internal, from pack lantern \(licence:\s+internal\)/);
    expect(sent).toMatch(/The night of the storm\s+https:\/\/wiki\.lantern\.example\/incidents\/20\n/);
    expect(sent).toMatch(/Evidence\s+of\s+Lantern\s+Freight/);
  });
});
