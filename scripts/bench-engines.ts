/**
 * Compares search engines on the questions in `tests/measured/search`: how often the right moment comes first and among the first
 * five, for the same records and the same terms.
 *
 *   npm run bench:engines [-- FILE ...]     further files of questions
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { readCompiled } from '../src/records/compiled.ts';
import { NO_FILTERS } from '../src/records/filters.ts';
import { type Hit, toHit } from '../src/records/hit.ts';
import { createKit } from '../src/records/kit.ts';
import { allTextsOf } from '../src/records/texts.ts';
import { readIndex, writeIndex } from '../src/search/index.ts';
import { search } from '../src/search/search.ts';
import { isStopWord, termOf, wordsOf } from '../src/text/words.ts';
import { type Example, measure } from '../tests/measured/search/measure.ts';

const root = join(import.meta.dirname, '..');
const kit = createKit([readCompiled(await readFile(join(root, 'dist', 'kit.txt'), 'utf8'))]);
const documents = kit.records.map((record) => ({
  id: record.id,
  text: allTextsOf(record).join(' . '),
}));
const termsOf = (text: string) => wordsOf(text).flatMap((word) => (isStopWord(word) ? [] : [termOf(word)]));
const stemmed = documents.map(({ id, text }) => ({ id, text: termsOf(text).join(' ') }));

const index = readIndex(writeIndex(kit));
const byText = { keys: ['text'], ignoreLocation: true };
const fuse = new Fuse(documents, { keys: ['text'] });
const fuseAnywhere = new Fuse(documents, byText);
const fuseTokens = new Fuse(stemmed, { ...byText, useTokenSearch: true });
const mini = new MiniSearch({ fields: ['text'] });
mini.addAll(documents);
const miniStemmed = new MiniSearch({ fields: ['text'], tokenize: termsOf });
miniStemmed.addAll(documents);

type Engine = readonly [name: string, ids: (query: string) => readonly string[]];

const engines: readonly Engine[] = [
  ['gitops-kit', (words) => ids(search(kit, index, { words, phrases: [], filters: NO_FILTERS, limit: 5 }))],
  ['MiniSearch, stems, typos forgiven', (words) => ids(miniStemmed.search(words, { fuzzy: 0.2 }))],
  ['MiniSearch, as it comes', (words) => ids(mini.search(words))],
  ['fuse.js, token search over stems', (words) => fused(fuseTokens.search(termsOf(words).join(' '), { limit: 5 }))],
  ['fuse.js, anywhere in the text', (words) => fused(fuseAnywhere.search(words, { limit: 5 }))],
  ['fuse.js, as it comes', (words) => fused(fuse.search(words, { limit: 5 }))],
];

function ids(found: readonly { readonly id: string }[]): string[] {
  return found.slice(0, 5).map(({ id }) => id);
}

function fused(found: readonly { readonly item: { readonly id: string } }[]): string[] {
  return ids(found.map(({ item }) => item));
}

const own = ['tuning', 'held-out', 'tuning-hard', 'held-out-hard'].map((name) =>
  join(root, 'tests', 'measured', 'search', `${name}.json`),
);
const files = [...own, ...process.argv.slice(2)];
console.log(`${''.padEnd(36)} ${files.map((file) => basename(file, '.json').padStart(14)).join('')}`);
for (const [name, find] of engines) {
  const cells = await Promise.all(
    files.map(async (file) => {
      const examples = JSON.parse(await readFile(file, 'utf8')) as Example[];
      const hits = (query: string): Hit[] =>
        find(query)
          .flatMap((id) => kit.get(id) ?? [])
          .map((one) => toHit(kit, one));
      const { mrr, firstFive } = measure(examples, hits);
      return `${mrr.toFixed(2)} / ${firstFive.toFixed(2)}`.padStart(14);
    }),
  );
  console.log(`${name.padEnd(36)} ${cells.join('')}`);
}
