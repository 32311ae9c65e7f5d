/**
 * Prints how long a search takes with transcripts of 1,000, 10,000 and 100,000 cues, as a ratio to the search of the kit
 * alone: the median of whole runs, interleaved. The first search, which makes the index, is timed apart.
 *
 *   npm run bench:transcripts [-- ROUNDS]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCaptions } from '../src/packs/captions.ts';
import { readCompiled } from '../src/records/compiled.ts';
import { createKit } from '../src/records/kit.ts';
import { seeded } from '../src/text/seeded.ts';
import { median } from './median.ts';

const ROUNDS = Number(process.argv[2] ?? 15);
const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'bin', 'gitops-kit.js');
const SIZES = [1_000, 10_000, 100_000];
/** Questions of rare words, of common ones, and of words that nobody says. */
const QUERIES = ['who changed production', 'rolling back at night', 'gitops cluster', 'zebra xylophone'];
/** As many as a talk of three quarters of an hour has. */
const CUES_OF_A_TALK = 1_250;

const kit = createKit([readCompiled(readFileSync(join(ROOT, 'dist', 'kit.txt'), 'utf8'))]);
const words = kit
  .all('point')
  .flatMap(({ say, because }) => [...Object.values(say), because])
  .join(' ')
  .split(/\s+/);
const random = seeded(7);
const folder = mkdtempSync(join(tmpdir(), 'gitops-kit-bench-'));
try {
  const places = [0, ...SIZES].map((size) => ({ size, env: place(size) }));
  console.log('cues      first search   index');
  for (const { size, env } of places.slice(1)) {
    const first = milliseconds(env, QUERIES[0] ?? '');
    const cache = join(env.XDG_CACHE_HOME, 'gitops-kit', 'packs');
    const bytes = readdirSync(cache).reduce(
      (sum, name) => sum + (name.startsWith('cues') ? statSync(join(cache, name)).size : 0),
      0,
    );
    console.log(
      `${String(size).padStart(7)} ${String(Math.round(first)).padStart(10)} ms ${(bytes / 2 ** 20).toFixed(1).padStart(7)} MB`,
    );
  }
  console.log(
    `\nlater searches, as ratios to the kit alone (${ROUNDS} rounds)\n${'question'.padEnd(28)}${SIZES.map((size) => String(size).padStart(9)).join('')}`,
  );
  for (const query of QUERIES) {
    const times = places.map((): number[] => []);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, { env }] of places.entries()) {
        const time = milliseconds(env, query);
        if (round > 0) times[index]?.push(time);
      }
    }
    const [alone = Number.NaN, ...others] = times.map(median);
    console.log(`${query.padEnd(28)}${others.map((time) => (time / alone).toFixed(2).padStart(9)).join('')}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A home with a pack whose transcripts have so many cues; without a pack for none. */
function place(size: number): { XDG_CACHE_HOME: string; XDG_CONFIG_HOME: string } {
  const home = join(folder, String(size));
  const pack = join(home, 'config', 'gitops-kit', 'packs', 'made-up');
  if (size) mkdirSync(join(pack, 'transcripts'), { recursive: true });
  const talks = Math.ceil(size / CUES_OF_A_TALK);
  const ids = Array.from({ length: talks }, (_, number) => `talk-${number}`);
  if (size) {
    const list = ids.map(
      (id) => `  - { id: ${id}, title: Talk ${id}, speakers: [], event: gitops-days-2020, video: 00MCUAgzLQk }\n`,
    );
    writeFileSync(
      join(pack, 'pack.yaml'),
      `pack: { name: made-up, title: Made up, version: 1.0.0, licence: none }\ntalks:\n${list.join('')}`,
    );
  }
  for (const [number, id] of ids.entries()) {
    const count = Math.min(CUES_OF_A_TALK, size - number * CUES_OF_A_TALK);
    const cues = Array.from({ length: count }, (_, at) => ({ start: at * 2.2, end: at * 2.2 + 2.2, text: sentence() }));
    writeFileSync(join(pack, 'transcripts', `${id}.vtt`), writeCaptions(cues, id));
  }
  return { XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config') };
}

/** Eight words: of the kit, as often as it says them, and of a made-up language with few common words and many rare ones. */
function sentence(): string {
  const known = Array.from({ length: 6 }, () => words[Math.floor(random() * words.length)]);
  const rare = Array.from({ length: 2 }, () => `w${Math.floor(30_000 ** random()).toString(36)}x`);
  return [...known, ...rare].join(' ');
}

function milliseconds(env: NodeJS.ProcessEnv, query: string): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'search', query], { env: { ...process.env, ...env } });
  if (status !== 0 && status !== 1) throw new Error(`search ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}
