/** Lists what the kit says by age, and every address, for a yearly round: `npm run stale`, `npm run stale -- --days 180`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePackFile } from '../src/packs/parse.ts';
import { addressesIn, type Claim, claimsIn, isStale } from './claims.ts';

const { values } = parseArgs({ options: { days: { type: 'string', default: '365' } } });
const days = Number(values.days);
if (!Number.isInteger(days) || days < 0) {
  console.error(`--days cannot be "${values.days}".\nGive a whole number of days, such as 180.`);
  process.exit(2);
}

const data = relative(process.cwd(), join(import.meta.dirname, '..', 'data'));
const files = (await readdir(data)).filter((name) => name.endsWith('.yaml')).toSorted();
const parsed = await Promise.all(
  files.map(async (name) => parsePackFile(await readFile(join(data, name), 'utf8'), join(data, name))),
);
const records = parsed.flatMap((file) => file.records);

const today = new Date();
const claims = claimsIn(records);
const line = ({ date, place, record, field }: Claim) => `${date.padEnd(10)}  ${place}  ${record}  ${field}`;
const stale = claims.filter((claim) => isStale(claim, today, days));
const fresh = claims.filter((claim) => !isStale(claim, today, days));
const addresses = addressesIn(records);
const lines = [
  `${stale.length} of ${claims.length} claims are older than ${days} days:`,
  ...stale.map(line),
  '',
  `${fresh.length} are not:`,
  ...fresh.map(line),
  '',
  `${addresses.length} addresses:`,
  ...addresses.flatMap(({ url, places }) => [url, ...places.map((place) => `  ${place}`)]),
];
process.stdout.on('error', () => process.exit()); // a closed pipe ends quietly
process.stdout.write(`${lines.join('\n')}\n`);
