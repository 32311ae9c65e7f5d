/**
 * Tries to break the built program: kills it at its writes, starts many at once, damages what it has kept, and gives it
 * packs that mean harm. Prints how much was tried, and what failed with how to try it again.
 *
 *   npm run torture [-- KIND ...] [-- --minutes 10] [--rounds 100] [--seed 1] [--from 0]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../../src/text/seeded.ts';
import { captions } from './captions.ts';
import { killed } from './killed.ts';
import { lockFile } from './lock-file.ts';
import { pack } from './pack.ts';
import { signals } from './signals.ts';
import { state } from './state.ts';
import type { Torture, Trial } from './trial.ts';
import { words } from './words.ts';
import { writers } from './writers.ts';

/** A new kind is a module and a line here. */
const ALL: readonly Torture[] = [writers, killed, signals, state, lockFile, pack, captions, words];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const unknown = positionals.filter((name) => !ALL.some((kind) => kind.name === name));
if (unknown.length) throw new Error(`There is no ${unknown.join(', ')}; there are ${ALL.map(({ name }) => name)}`);
const kinds = ALL.filter(({ name }) => !positionals.length || positionals.includes(name));
const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
const first = Number(values.from);
const last = first + Number(values.rounds ?? (values.minutes === undefined ? 5 : Number.POSITIVE_INFINITY));

const counts = new Map(kinds.map(({ name }) => [name, { tried: 0, failed: 0 }]));
for (let round = first; round < last && Date.now() < until; round++) {
  for (const kind of kinds) {
    if (Date.now() >= until) break;
    const count = counts.get(kind.name);
    const { tried, failures } = await attempt(kind, round);
    if (count) {
      count.tried += tried;
      count.failed += failures.length;
    }
    for (const failure of failures) {
      console.log(`${kind.name}: ${failure}`);
      console.log(`  again: npm run torture -- ${kind.name} --seed ${values.seed} --from ${round} --rounds 1`);
    }
  }
}

console.log(`\n${'kind'.padEnd(14)}${'tried'.padStart(8)}${'failed'.padStart(8)}`);
for (const { name, about } of kinds) {
  const { tried = 0, failed = 0 } = counts.get(name) ?? {};
  console.log(`${name.padEnd(14)}${String(tried).padStart(8)}${String(failed).padStart(8)}  ${about}`);
}
if ([...counts.values()].some(({ failed }) => failed)) process.exitCode = 1;

/** One round of a kind, in a folder of its own. */
async function attempt(kind: Torture, round: number): Promise<{ tried: number; failures: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-kit-torture-'));
  const failures: string[] = [];
  let tried = 0;
  const trial: Trial = {
    folder,
    // Of each round its own numbers, so that it can be tried again alone.
    random: seeded(Number(values.seed) * 1_000_003 + round),
    expect: (holds, what) => {
      tried += 1;
      if (!holds) failures.push(what);
    },
  };
  try {
    await kind.round(trial);
  } catch (error) {
    trial.expect(false, `the trial itself: ${error instanceof Error ? error.stack : error}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { tried, failures };
}
