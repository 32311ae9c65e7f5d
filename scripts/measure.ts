/**
 * Prints how well what people say is understood: for each held-out writer, by role, and which cards are taken for each
 * other. Only figures are printed, never a sentence: what is measured with must not be tuned for.
 *
 *   npm run measure
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { realMaterial } from '../tests/helpers/kit.ts';
import {
  behindSmallTalk,
  confusionsOf,
  type Figures,
  figuresOf,
  hear,
  readSaid,
} from '../tests/measured/answer/measure.ts';

const folder = join(import.meta.dirname, '..', 'tests', 'measured', 'answer');
const material = realMaterial();
const writers = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => ({ name: basename(name, '.tsv'), said: readSaid(join(folder, name)) }))
  .map(({ name, said }) => ({ name, said, heard: hear(material, said) }));
const all = writers.flatMap(({ heard }) => heard);

console.log(
  `${'in %'.padEnd(28)} count  first  first 3 (matched)  sure (right)  guess (right)  quiet  silenced  unheard`,
);
for (const { name, heard } of writers) row(name, figuresOf(heard));
row('all', figuresOf(all));
row('all, behind small talk', figuresOf(writers.flatMap(({ said }) => hear(material, behindSmallTalk(said)))));
console.log('\nby role');
for (const role of [...new Set(all.map((one) => one.role))].sort()) {
  row(role, figuresOf(all.filter((one) => one.role === role)));
}
console.log('\ntaken for each other: meant, shown, times');
for (const [meant, shown, times] of confusionsOf(all, 10))
  console.log(`  ${meant.padEnd(32)} ${shown.padEnd(32)} ${times}`);

function row(
  name: string,
  { count, first, firstThree, matchedThree, sure, sureRight, guess, guessRight, quiet, silenced, unheard }: Figures,
): void {
  const shares = `${per(first)}  ${per(firstThree)} (${per(matchedThree)})`;
  const certain = `${per(sure)} (${per(sureRight)})  ${per(guess)} (${per(guessRight)})`;
  console.log(
    `${name.padEnd(28)} ${String(count).padStart(5)}  ${shares}  ${certain}  ${per(quiet)}  ${per(silenced)}  ${per(unheard)}`,
  );
}

function per(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
