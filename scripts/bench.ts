/**
 * Prints how long each command takes, as a ratio to bare `node -e 0` of the same Node in the same run: the median of
 * both, rounds interleaved so that a slow moment of the machine hits all alike. Then the peak memory in the same way.
 *
 *   npm run bench [-- ROUNDS] [-- OTHER-NODE ...]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from './median.ts';

const args = process.argv.slice(2);
const ROUNDS = Number(args.find((one) => /^\d+$/.test(one)) ?? 21);
const NODES = [process.execPath, ...args.filter((one) => !/^\d+$/.test(one))];
const BIN = join(import.meta.dirname, '..', 'bin', 'gitops-kit.js');

/** What a ratio may be on Node 20, from Node 22 on, whose bare start is half as long, and of formats. */
const GOAL = 2;
const GOAL_FROM_22 = 2.5;
const GOAL_OF_FORMATS = 3;

const PITCH = ['pitch', '--audience', 'management'];
const COMMANDS: readonly string[][] = [
  ['--version'],
  ['--help'],
  ['search', 'who changed production'],
  ['quotes'],
  ['show', 'legacy'],
  ['list'],
  ['open', 'kyle-six-hours-to-ten-minutes', '--print'],
  ['answer', 'every change you make ends up on my pager'],
  ['assess', '--deploy-frequency', 'weekly'],
  PITCH,
  [...PITCH, '--format', 'json'],
  [...PITCH, '--format', 'markdown'],
  [...PITCH, '--format', 'slides'],
  [...PITCH, '--format', 'html'],
];

for (const node of NODES) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const startsFast = Number(/\d+/.exec(version)?.[0]) >= 22;
  console.log(`\nNode ${version}, ${ROUNDS} rounds; ratio to a bare start\n`);
  console.log(`${'command'.padEnd(50)}   piped  colour    goal  memory`);
  const piped = ratios(node, {});
  const colour = ratios(node, { FORCE_COLOR: '1', COLUMNS: '80' });
  const bare = peak(node, ['-e', '0']);
  for (const [index, command] of COMMANDS.entries()) {
    const goal = command.includes('--format') ? GOAL_OF_FORMATS : startsFast ? GOAL_FROM_22 : GOAL;
    const figures = [piped[index], colour[index], goal, peak(node, [BIN, ...command]) / bare];
    const shown = figures.map((figure = Number.NaN) => figure.toFixed(2).padStart(8)).join('');
    console.log(`${command.join(' ').padEnd(50)}${shown}`);
  }
}

/** The ratio of each command's median to that of a bare start. */
function ratios(node: string, env: NodeJS.ProcessEnv): number[] {
  const runs = [['-e', '0'], ...COMMANDS.map((command) => [BIN, ...command])];
  const times = runs.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, command] of runs.entries()) {
      const time = milliseconds(node, command, env);
      // The first round warms the disk's cache.
      if (round > 0) times[index]?.push(time);
    }
  }
  const [bare = Number.NaN, ...others] = times.map(median);
  return others.map((time) => time / bare);
}

function milliseconds(node: string, command: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(node, command, { env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Peak resident memory in kilobytes, the median of five runs. */
function peak(node: string, command: readonly string[]): number {
  const hook = 'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';
  const runs = Array.from({ length: 5 }, () =>
    Number(
      spawnSync(node, ['--import', hook, ...command], { encoding: 'utf8' })
        .stderr.split('\n')
        .at(-1),
    ),
  );
  return median(runs);
}
