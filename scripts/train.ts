/** Trains the model from what people say in `data/heard`; it is kept as long as the sentences and the trainer are the same. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { calibrated } from '../src/answer/model/calibrate.ts';
import { compact, readModel, writeModel } from '../src/answer/model/file.ts';
import { type Example, train } from '../src/answer/model/train.ts';
import { visible } from '../src/text/text.ts';

const TRAINER = join(import.meta.dirname, '..', 'src', 'answer', 'model');

/**
 * The model as bytes.
 * @param folder with a file of sentences for each card and intent, and `by-others.tsv`, written by people on whom it is not trained
 * @param before where an earlier build has left its model
 */
export function trainedModel(folder: string, before: string): Uint8Array {
  const files = readdirSync(folder).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  for (const file of readdirSync(TRAINER).sort()) hash.update(readFileSync(join(TRAINER, file)));
  const made = hash.digest('hex').slice(0, 16);
  if (existsSync(before)) {
    const bytes = readFileSync(before);
    if (readModel(bytes)?.made === made) return bytes;
  }
  const trained = compact(train(examplesIn(folder)));
  return writeModel({ ...trained, ...calibrated(trained, heardByOthers(join(folder, BY_OTHERS))), made });
}

const BY_OTHERS = 'by-others.tsv';

/**
 * What is wrong with the names of the files and in the lines of `by-others.tsv`: each card and each intent has a file, and
 * there is no other; each line names cards or intents, before a tab and the sentence.
 */
export function straysOf(folder: string, records: readonly { readonly id: string }[]): string[] {
  const ids = new Set(records.map(({ id }) => id));
  const files = new Set(readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [basename(name, '.txt')] : [])));
  return [
    ...[...ids]
      .filter((id) => !files.has(id))
      .map((id) => `${folder}/${id}.txt is missing: what people say who mean that`),
    ...[...files].filter((id) => !ids.has(id)).map((id) => `${folder}/${id}.txt is of no card and of no intent`),
    ...strayLines(join(folder, BY_OTHERS), ids),
  ];
}

function strayLines(file: string, ids: ReadonlySet<string>): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (!line.trim()) return [];
      const { said, right } = parted(line);
      const stray = right.find((id) => !ids.has(id));
      if (said && stray === undefined) return [];
      const wrong = said ? `"${visible(stray ?? '')}" is no card and no intent` : 'a tab and the sentence are missing';
      return [`${file}:${index + 1}: ${wrong}; a line is ID,ID, a tab and the sentence`];
    });
}

function parted(line: string): { said: string; right: string[] } {
  const [ids = '', said = ''] = line.trim().split('\t');
  return { said, right: ids.split(',') };
}

/** Every sentence of the folder with the id that its file is named after. */
export function examplesIn(folder: string): Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => linesOf(join(folder, name)).map((said) => ({ said, id: basename(name, '.txt') })));
}

/** What others said, with all ids that answer it right. */
export function heardByOthers(file: string): { said: string; right: string[] }[] {
  return linesOf(file).map(parted);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
