/**
 * Prints how long each command takes, as a ratio to bare `node -e 0` of the same Node in the same run: the median of
 * both, rounds interleaved so that a slow moment of the machine hits all alike. Then the peak memory in the same way.
 *
 *   npm run bench [-- ROUNDS]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from './median.ts';

const ROUNDS = Number(process.argv[2] ?? 31);
const BIN = join(import.meta.dirname, '..', 'bin', 'gitops-kit.js');

/** The goal for each command: its ratio on Node 20, and from Node 22 on, whose bare start is half as long. */
const COMMANDS: readonly [args: string[], goal: number][] = [
  [['--version'], 1.35],
  [['--help'], 1.35],
  [['search', 'who changed production'], 1.35],
  [['quotes'], 1.35],
  [['show', 'legacy'], 1.35],
  [['list'], 1.35],
  [['open', 'kyle-six-hours-to-ten-minutes', '--print'], 1.35],
  [['pitch', '--audience', 'management'], 1.5],
  [['pitch', '--audience', 'management', '--format', 'json'], 1.5],
  [['pitch', '--audience', 'management', '--format', 'markdown'], 2],
  [['pitch', '--audience', 'management', '--format', 'slides'], 2],
  [['pitch', '--audience', 'management', '--format', 'html'], 2.2],
];
const GOAL_FROM_22 = 2;
/** What takes longer than this on Node 20 may take three times a bare start from Node 22 on. */
const HEAVY = 1.5;

const MODES: readonly [name: string, env: NodeJS.ProcessEnv][] = [
  ['piped', {}],
  ['colour', { FORCE_COLOR: '1', COLUMNS: '80' }],
];

const startsFast = Number(process.versions.node.split('.')[0]) >= 22;
console.log(`Node ${process.versions.node}, ${ROUNDS} rounds; ratio to a bare start\n`);
console.log(`${'command'.padEnd(48)} ${MODES.map(([name]) => name.padStart(7)).join('')}   goal  memory`);
const columns = MODES.map(([, env]) => ratios(env));
const memory = COMMANDS.map(([args]) => peak([BIN, ...args]) / peak(['-e', '0']));
for (const [index, [args, goal]] of COMMANDS.entries()) {
  const shown = columns.map((column) => (column[index] ?? Number.NaN).toFixed(2).padStart(7)).join('');
  const target = (startsFast ? (goal > HEAVY ? 3 : GOAL_FROM_22) : goal).toFixed(2);
  console.log(`${args.join(' ').padEnd(48)} ${shown}   ${target}  ${(memory[index] ?? Number.NaN).toFixed(2)}`);
}

/** The ratio of each command's median to that of a bare start. */
function ratios(env: NodeJS.ProcessEnv): number[] {
  const runs = [['-e', '0'], ...COMMANDS.map(([args]) => [BIN, ...args])];
  const times = runs.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, args] of runs.entries()) {
      const time = milliseconds(args, env);
      // The first round warms the disk's cache.
      if (round > 0) times[index]?.push(time);
    }
  }
  const [bare = Number.NaN, ...others] = times.map(median);
  return others.map((time) => time / bare);
}

function milliseconds(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Peak resident memory in kilobytes, the median of five runs. */
function peak(args: readonly string[]): number {
  const hook = 'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';
  const runs = Array.from({ length: 5 }, () =>
    Number(
      spawnSync(process.execPath, ['--import', hook, ...args], { encoding: 'utf8' })
        .stderr.split('\n')
        .at(-1),
    ),
  );
  return median(runs);
}
