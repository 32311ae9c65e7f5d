// Prints what CHANGELOG.md says of a version: node scripts/release-notes.js 1.0.0
import { readFileSync } from 'node:fs';

const [version] = process.argv.slice(2);
const parts = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8').split(/^## /m);
const notes = parts.find((part) => part.startsWith(`[${version}] - `));
if (!notes) {
  console.error(`CHANGELOG.md has no part on ${version}.`);
  process.exit(1);
}
console.log(notes.slice(notes.indexOf('\n')).trim());
