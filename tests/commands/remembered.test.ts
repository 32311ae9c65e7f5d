import { expect, test } from 'vitest';
import { memory, runCli, type World } from '../helpers/context.ts';

/** Searches on a terminal, and returns what is remembered of it with the ids that were found. */
async function afterSearch(world: World = {}): Promise<{ ids: string[]; world: World }> {
  const terminal = { isTTY: true, rows: 1000, state: memory(), ...world };
  const { results } = JSON.parse((await runCli(['search', 'rollback', '--json'])).out);
  expect((await runCli(['search', 'rollback'], terminal)).code).toBe(0);
  return { ids: results.map(({ id }: { id: string }) => id), world: terminal };
}

test('after a search, a number stands for a result', async () => {
  const { ids, world } = await afterSearch();
  for (const number of [1, 2]) {
    const byNumber = await runCli(['show', `${number}`], world);
    expect(byNumber.out).toBe((await runCli(['show', ids[number - 1] ?? ''], world)).out);
    const opened = await runCli(['open', `${number}`], world);
    expect(opened.opened).toEqual((await runCli(['open', ids[number - 1] ?? ''])).opened);
  }
});

test('each terminal remembers its own search', async () => {
  const { world } = await afterSearch({ env: { TMUX_PANE: '%1' } });
  expect((await runCli(['show', '1'], { ...world, env: { TMUX_PANE: '%2' } })).code).toBe(1);
  expect((await runCli(['show', '1'], world)).code).toBe(0);
});

test('a search in a pipe is not remembered', async () => {
  const state = memory();
  await runCli(['search', 'rollback'], { state });
  expect((await runCli(['show', '1'], { state })).err).toBe(
    'No search is remembered on this terminal.\nSearch first: gitops-kit search WORDS\n',
  );
});

test('a number that no result has', async () => {
  const { ids, world } = await afterSearch();
  expect(await runCli(['open', '99'], world)).toMatchObject({
    code: 1,
    opened: [],
    err: `There is no result 99; the last search had ${ids.length}.\nGive a number from 1 to ${ids.length}, or search again.\n`,
  });
});

test.each(['', '{', 'null', '[]', '{"version":2,"ids":["flux"]}', '{"version":1,"ids":[1]}', '{"version":1,"ids":[]}'])(
  'what cannot be read back is said so: %j',
  async (text) => {
    const state = { read: () => text, write: () => false };
    expect(await runCli(['show', '1'], { state })).toMatchObject({
      code: 1,
      err: 'The last search cannot be read back.\nSearch again: gitops-kit search WORDS\n',
    });
  },
);
