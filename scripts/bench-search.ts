/**
 * Prints how the search copes with large kits: time to build and to read the index, memory, and time for a query, at 1,000, 10,000
 * and 100,000 records with made-up text: a sentence of the kit and words of a made-up language.
 *
 *   npm run bench:search
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCompiled } from '../src/records/compiled.ts';
import { NO_FILTERS } from '../src/records/filters.ts';
import { createKit, type Kit } from '../src/records/kit.ts';
import type { Point } from '../src/records/schema.ts';
import { readIndex, writeIndex } from '../src/search/index.ts';
import { search } from '../src/search/search.ts';
import { seeded } from '../src/text/seeded.ts';

const QUERIES = [
  'who changed production',
  "we don't have time to learn this",
  'deploymnt frequncy',
  'roll back a bad change at night',
  'configuration drift',
  'our auditors will never accept this',
];

const kit = createKit([readCompiled(await readFile(join(import.meta.dirname, '..', 'dist', 'kit.txt'), 'utf8'))]);
const sentences = kit
  .all('point')
  .flatMap(({ say, because }) => [...Object.values(say), because])
  .flatMap((text) => text.split(/(?<=\.)\s+/));

console.log('records     build        read      memory   a query (median, slowest)');
console.log(`the kit                                  ${times(kit, readIndex(writeIndex(kit)))}`);
for (const size of [1_000, 10_000, 100_000]) {
  const large = grown(size);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const written = writeIndex(large);
  const built = performance.now();
  const index = readIndex(written);
  const read = performance.now();
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const took = `${ms(built - start)} ${ms(read - built)}`;
  console.log(`${String(size).padStart(7)} ${took} ${memory.toFixed(0).padStart(8)} MB   ${times(large, index)}`);
}

/** The kit with made-up points of about 45 words each, so that it has `size` records more. */
function grown(size: number): Kit {
  const random = seeded(42);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  // Words as a language has them: few that are everywhere, and many that are rare (Zipf's law over 20,000 words).
  const words = (count: number) =>
    Array.from({ length: count }, () => `w${Math.floor(20_000 ** random()).toString(36)}x`).join(' ');
  const entries = Array.from({ length: size }, (_, number) => {
    const record: Point = {
      ...pick(kit.all('point')),
      id: `made-up-${number}`,
      title: `${pick(sentences).split(' ').slice(0, 4).join(' ')} ${words(3)}`,
      say: { sre: `${pick(sentences)} ${words(30)}` },
      because: words(6),
      heard: [],
    };
    return { kind: record.kind, id: record.id, record };
  });
  const own = kit.records.map((record) => ({ kind: record.kind, id: record.id, record }));
  return createKit([{ manifest: kit.packs[0] as (typeof kit.packs)[0], entries: [...own, ...entries] }]);
}

function times(large: Kit, index: Parameters<typeof search>[1]): string {
  const all = QUERIES.flatMap((words) =>
    Array.from({ length: 7 }, () => {
      const start = performance.now();
      search(large, index, { words, phrases: [], filters: NO_FILTERS, limit: 5 });
      return performance.now() - start;
    }).slice(2),
  ).sort((a, b) => a - b);
  return `${ms(all[Math.floor(all.length / 2)])} ${ms(all.at(-1))}`;
}

function ms(time = Number.NaN): string {
  return `${time.toFixed(1).padStart(8)} ms`;
}
