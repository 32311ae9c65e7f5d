/** The pages of docs/: what is on them can be typed as it stands, and each is a topic of the help. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TOPICS } from '../src/commands/help.ts';
import { memory, runCli } from './helpers/context.ts';
import { examplesIn, linesIn, runExample, wordsOf } from './helpers/examples.ts';
import { folderWith } from './helpers/folder.ts';

const DOCS = join(import.meta.dirname, '..', 'docs');
const pageOf = (name: string) => readFileSync(join(DOCS, `${name}.md`), 'utf8');
const pages = readdirSync(DOCS).flatMap((name) => (name.endsWith('.md') ? name.slice(0, -3) : []));

test('every page is a topic', () => {
  expect(pages.toSorted()).toEqual(Object.keys(TOPICS).toSorted());
});

describe.each(pages)('%s', (name) => {
  const examples = examplesIn(pageOf(name));

  test.runIf(examples.length)('its examples print what it says', async () => {
    for (const example of examples) await runExample(example);
  });

  test('its links lead to files that are there', () => {
    const links = Array.from(pageOf(name).matchAll(/\]\((?!https:)([^)#]+)\)/g), ([, file = '']) => file);
    expect(links.filter((file) => !existsSync(join(DOCS, file)))).toEqual([]);
  });

  test.each([40, 80])('can be read on a terminal of %i columns', async (columns) => {
    const { code, out } = await runCli(['help', name], { isTTY: true, columns, rows: 1000 });
    expect(code).toBe(0);
    expect(out).not.toMatch(/```|^\||\]\(/m);
    const title = pageOf(name).slice(2, pageOf(name).indexOf('\n'));
    expect(out).toContain(title);
  });
});

test('what is typed on the page on packs works, line by line', async () => {
  const talk = 'WEBVTT\n\n00:12:47.000 --> 00:12:50.000\nThe zeppelin came down over the warehouse.\n';
  const home = folderWith({ 'talk.vtt': talk });
  const state = memory();
  const lines = linesIn(pageOf('packs'));
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    const { code, err } = await runCli(wordsOf(line), { cwd: home, env: { HOME: home }, state });
    expect([code, err], line).toEqual([0, expect.any(String)]);
  }
});

test('the settings on the page on assistants start the server', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(pageOf('mcp')) ?? [];
  expect(JSON.parse(json)).toEqual({ mcpServers: { 'gitops-kit': { command: 'gitops-kit', args: ['mcp'] } } });
});

describe('help', () => {
  test('lists the topics', async () => {
    const { out } = await runCli(['help', 'topics']);
    for (const [name, about] of Object.entries(TOPICS)) expect(out).toMatch(new RegExp(`^${name} +${about}`, 'm'));
  });

  test('of a command within a command', async () => {
    expect((await runCli(['help', 'pack', 'add'])).out).toMatch(/^Usage: gitops-kit pack add /);
  });

  test.each([
    [['help', 'pakcs'], "Unknown command or topic 'pakcs'.\nDid you mean packs?\n"],
    [['help', 'pack', 'bananas'], "Unknown command or topic 'pack bananas'.\nDid you mean pack?\n"],
    [['help', 'qqqqqq'], /^Unknown command or topic 'qqqqqq'\.\nSee what there is with: .*\n$/],
  ])('%j', async (argv, said) => {
    const { code, out, err } = await runCli(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
  });
});
