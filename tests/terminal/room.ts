/**
 * In a room: what is to be said stays on the screen, and the line that is typed survives what is done to a terminal.
 * `real.test.ts` runs them, once the program is built.
 */
import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import type { Answer } from '../../src/answer/result.ts';
import { realMaterial } from '../helpers/kit.ts';
import { openTerminal, type RealTerminal } from '../helpers/terminal.ts';

const CHAT = ['chat', '-a', 'sre,finance', '-t', 'cost', '-m', '5'];
let terminal: RealTerminal;

const open = (world: Parameters<typeof openTerminal>[0] = {}) => {
  terminal = openTerminal(world);
  return terminal;
};

/** Words without what a terminal makes of their spaces; a list's numbers are no part of them. */
const words = (text: string) => text.replace(/\s+/g, '');

const SENTENCES = [
  'we have no time to learn this',
  'how do you roll back a schema migration',
  'who pays for all of this',
  'the weather is odd on the moon this week, is it not',
  'Will we be trained or will we get a link to a wiki?',
  'kubectl edit is quicker and we all know it',
  'Our releases wait for Apple.',
  'we have no time for that and who would do it anyway, when the pager rings',
  'who else does that in banking',
  'are there numbers on that',
  'sounds good to me',
];

/** A sentence that is answered in this way. */
function sentenceFor(type: Answer['type']): string {
  const found = SENTENCES.find((one) => answer(realMaterial(), one, { audience: 'sre' }).type === type);
  if (!found) throw new Error(`no sentence is answered with ${type}`);
  return found;
}

/** What must be on the screen after a sentence: the words of one alternative, all of them. */
function toSay(said: string): string[][] {
  const found = answer(realMaterial(), said, { audience: 'sre' });
  switch (found.type) {
    case 'sure':
    case 'guess':
      return [
        [found.card.title, found.card.say],
        [found.card.title, found.card.brief ?? found.card.say],
      ];
    case 'nearest':
      return [found.cards.map(({ title }) => title)];
    case 'asked':
      return [found.hits.slice(0, 2).map(({ title }) => title)];
    case 'quiet':
      return found.others.length ? [found.others.map(({ title }) => title)] : [['There is nothing to answer in that.']];
    default:
      return [];
  }
}

/** The tests themselves. */
export function roomTests(): void {
  afterEach(() => terminal.close());

  test.each([
    [80, 24],
    [40, 20],
    [120, 40],
  ])(
    'at %i by %i what is to be said is beside the prompt after every turn, and while the next is typed',
    async (columns, rows) => {
      const { run, type, press, sees, visible } = open({ columns, rows });
      const turn = async (line: string, wanted: readonly (readonly string[])[]) => {
        const before = terminal.screen().split(/^\w+>/m).length;
        type(line);
        press('Enter');
        await sees(new RegExp(`^(?:[\\s\\S]*?^\\w+>){${before}}$`, 'm'));
        const isShown = (screen: string) =>
          wanted.some((all) => all.every((one) => words(screen.replace(/^\d+ {1,2}/gm, '')).includes(words(one))));
        expect(visible()).toMatch(/\n\w+>$/);
        expect(isShown(visible()), `${line}\n${visible()}`).toBe(true);
        type('we would');
        await sees(/\n\w+> we would\nEnter: [^\n]*(?:\n[^\n]*)*$/);
        expect(isShown(visible()), `${line}, with what is typed next\n${visible()}`).toBe(true);
        press('C-u');
        await sees(/\n\w+>$/);
      };
      run(...CHAT);
      await sees(/\nall>$/);
      expect(words(visible())).toContain(words('Open with: '));
      for (const type of ['sure', 'guess', 'nearest', 'asked', 'quiet'] as const) {
        const said = sentenceFor(type);
        await turn(said, toSay(said));
      }
      await turn('/search rollback', [['A rollback is not that easy', 'A rollback is a pull request']]);
      await turn('/next', [['point']]);
      type('/follow-up');
      press('Enter');
      await sees(/Thank you for your time[\s\S]*\n\w+>$/);
      expect(visible()).toMatch(/Thank you for your time\n[\s\S]*\n\w+>$/);
      press('C-c');
      await sees('[exit 130]');
    },
  );

  test('Enter shows what had no room, and then that there is nothing more', async () => {
    const { run, type, press, sees } = open({ columns: 80, rows: 24 });
    run(...CHAT);
    await sees(/Enter: more \(all of the pitch[^\n]*\nall>$/);
    type('we have no time to learn this');
    press('Enter');
    await sees(/Ask: [\s\S]*\nEnter: more \([^\n]*\)\nall>$/);
    press('Enter');
    await sees(/\nall>\n\n[\s\S]*Enter: more\nall>$/);
    press('Enter');
    await sees(/\nall>\n\n[\s\S]*They may mean: [^>]*\nall>$/);
    press('Enter');
    await sees(/There is nothing more to show\.\nType what they say, or \/help\.\nall>$/);
  });

  test('what is chosen with Down is kept and shown as they said it', async () => {
    const { run, type, press, sees } = open({ columns: 80, rows: 24 });
    run(...CHAT);
    await sees(/\nall>$/);
    type('how do you roll back');
    await sees(/roll back\nEnter: [^\n]*\n {2}\S/);
    press('Down');
    await sees(/\n> /);
    press('Enter');
    const screen = await sees(/\nall> how do you roll back\n[\s\S]*\nall>$/);
    expect(screen).not.toContain('/show');
    press('C-c');
    await sees('[exit 130]');
    run('chat', '--resume');
    await sees(/Going on with [^\n]*“how do you roll back”/);
  });

  test('a resize while typing keeps the line, and leaves nothing of the old one', async () => {
    const { run, type, sees, resize } = open({ columns: 80, rows: 24 });
    run(...CHAT);
    await sees(/\nall>$/);
    type('we have no time for that, and who would do it anyway');
    await sees(/anyway\nEnter: /);
    resize(40, 24);
    await sees(/\nall> we have no time for that, and who w\nould do it anyway\nEnter: /);
    type(' and when');
    await sees(/\nould do it anyway and when\nEnter: /);
    resize(100, 30);
    type(' and why');
    const screen = await sees(/\nall> we have no time for that, and who would do it anyway and when and why\nEnter: /);
    expect(screen.match(/we have no time/g)).toHaveLength(1);
  });

  test.each([
    ['a line', CHAT, 'we have no', 'we have no'],
    ['a list', ['chat', '-a', 'sre', '-m', '5'], '', 'What do they care about?'],
  ])('%s comes back after Ctrl-Z and fg', async (_, argv, typed, shown) => {
    const { run, type, press, sees, state } = open({ columns: 80, rows: 30 });
    run(...argv);
    await sees(typed ? /\nall>$/ : /submit$/);
    type(typed);
    await sees(shown);
    press('C-z');
    await sees(/Stopped[\s\S]*\n\$$/);
    expect(state('cursor_flag')).toBe('1');
    type('fg');
    press('Enter');
    await sees(new RegExp(`\\n\\$ fg\\n[\\s\\S]*${shown.replace('?', '\\?')}`));
    if (!typed) return;
    type(' time to learn this');
    press('Enter');
    await sees(/We have no time to learn this[\s\S]*\nall>$/);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s at a list leaves the cursor visible and pastes unmarked',
    async (signal) => {
      const { run, sees, state, written } = open({ columns: 80, rows: 30 });
      run('chat', '-a', 'sre', '-m', '5');
      await sees(/submit$/);
      expect(state('cursor_flag')).toBe('0');
      const program = Number(execFileSync('pgrep', ['-P', state('pane_pid')], { encoding: 'utf8' }));
      process.kill(program, signal);
      await sees(/\n\$$/);
      expect(state('cursor_flag')).toBe('1');
      expect(written().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(written().lastIndexOf('submit'));
    },
  );
}
