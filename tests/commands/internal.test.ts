/** What a pack calls internal is not sent, saved or copied unnoticed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../src/errors.ts';
import { runCli, testContext } from '../helpers/context.ts';
import { folderWith } from '../helpers/folder.ts';

const pack = (licence: string) => `pack: { name: acme, title: Acme, version: 1.0.0, licence: ${licence}, kit: 1.0.0 }
points:
  - { id: lit, title: The night of the fire, part: why, say: { bakers: It burnt here. }, because: so, topics: [safety], sources: [{ page: "https://a.example/1", title: A, asOf: "2026" }] }
`;
const CHAT = ['chat', '--audience', 'bakers', '--minutes', '1', '--no-state'];
const SAID = ['we bake by hand'];

function home(licence = 'internal') {
  const folder = folderWith({ '.config/gitops-kit/packs/acme.yaml': pack(licence) });
  const world = { cwd: folder, env: { HOME: folder }, small: true, typed: SAID };
  return { folder, run: (argv: readonly string[], more: object = {}) => runCli(argv, { ...world, ...more }) };
}

const NAMED = 'pack acme (licence: internal): acme/lit';

describe('a message', () => {
  test('is refused without a person, and says which records they are', async () => {
    const { folder, run } = home();
    const { code, err } = await run([...CHAT, '--follow-up', 'a.md']);
    expect([code, err]).toEqual([
      1,
      `Not written, as it has what is internal, from ${NAMED}.\n--internal takes it all the same; in the conversation, /drop and an id leaves one out.\n`,
    ]);
    expect(existsSync(join(folder, 'a.md'))).toBe(false);
  });

  test('goes where a flag says so, with a warning', async () => {
    const { folder, run } = home();
    const { code, err } = await run([...CHAT, '--follow-up', 'a.md', '--internal']);
    expect([code, err]).toEqual([0, `Internal, from ${NAMED}.\nWritten to a.md.\n`]);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toContain('and from Acme, internal.');
  });

  test('in a conversation the refusal is told, and it goes on; what is left out needs no question', async () => {
    const typed = ['we bake by hand', '/copy', '/drop acme/lit', '/save b.md'];
    const { folder, run } = home();
    const { code, out, context } = await run(CHAT, { typed });
    expect([code, context.copied]).toEqual([0, []]);
    expect(out.replace(/\s+/g, ' ')).toContain(`Not copied, as it has what is internal, from ${NAMED}.`);
    expect(readFileSync(join(folder, 'b.md'), 'utf8')).not.toContain('Acme');
  });

  test.each([
    [true, 1],
    [false, 0],
  ])('asks whoever is there, and %s is heard', async (isWanted, copies) => {
    const answers = ['', '/copy', isWanted, '/quit', 'no'].slice(1);
    const { context } = await home().run(['chat', '--audience', 'bakers', '--topic', 'safety', '--minutes', '1'], {
      isTTY: true,
      answers,
    });
    expect(context.copied).toHaveLength(copies);
    expect(context.err).toContain(`Internal, from ${NAMED}.`);
  });

  test.each([
    [false, 'Written to m.md.'],
    [true, 'Written to m.md.'],
  ])('at the end, %s to what is internal writes the rest or all', async (isWanted, told) => {
    const { folder, run } = home();
    const argv = ['chat', '--audience', 'bakers', '--topic', 'safety', '--minutes', '1', '--follow-up', 'm.md'];
    const { code, err, context } = await run(argv, { isTTY: true, answers: ['we bake by hand', '/quit', isWanted] });
    expect([code, err]).toEqual([0, expect.stringContaining(told)]);
    expect(context.asked.at(-1)).toBe('Write it all the same?');
    const message = readFileSync(join(folder, 'm.md'), 'utf8');
    expect([message.includes('from Acme'), err.includes('Left out: acme/lit.')]).toEqual([isWanted, !isWanted]);
  });

  test.each([
    [true, 0],
    [false, 130],
  ])('is written at Ctrl-D as at /quit: %s, and nothing where it was broken off', async (isEnd, code) => {
    const { folder, run } = home('MIT');
    const prompter = async () => ({
      ...(await testContext({}).prompter()),
      line: async () => Promise.reject(new CancelledError(isEnd)),
    });
    const argv = ['chat', '--audience', 'bakers', '--topic', 'safety', '--minutes', '1', '--follow-up', 'm.md'];
    expect((await run(argv, { isTTY: true, prompter })).code).toBe(code);
    expect(existsSync(join(folder, 'm.md'))).toBe(isEnd);
  });

  test('of a pack with another licence goes without a word', async () => {
    const { code, err } = await home('CC-BY-4.0').run([...CHAT, '--follow-up', 'a.md']);
    expect([code, err]).toEqual([0, 'Written to a.md.\n']);
  });
});

test('a pitch is saved with a warning, and one without the record without', async () => {
  const { run } = home();
  expect((await run(['pitch', '--audience', 'bakers', '--minutes', '1', '--output', 'p.md'])).err).toBe(
    `Internal, from ${NAMED}.\nWritten to p.md.\n`,
  );
  expect((await run(['pitch', '--audience', 'bosses', '--minutes', '1', '--output', 'q.md'])).err).toBe(
    'Written to q.md.\n',
  );
});

test('each of several listeners gets a file', async () => {
  const { folder, run } = home('MIT');
  const argv = ['chat', '--audience', 'bakers,bosses', '--minutes', '1', '--no-state', '--follow-up', 'm.md'];
  const typed = ['bosses: what do "the bosses see" then', 'bakers: what do "the bakers hear" then'];
  expect(await run([...argv, '--for', 'bosses,bakers'], { typed })).toMatchObject({ code: 0 });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('m-bakers.md')).toMatch(/^(?![\s\S]*the bosses see)[\s\S]*the bakers hear/);
  expect(read('m-bosses.md')).toMatch(/^(?![\s\S]*the bakers hear)[\s\S]*the bosses see/);
  expect(await run([...argv, '--for', 'cooks'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^There is no audience "cooks"/),
  });
});
