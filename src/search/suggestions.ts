/** What somebody may have meant, where a search found nothing. Titles and names are short, which fuse.js is best at. */

import { type Filters, passes } from '../records/filters.ts';
import { toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';

interface Name {
  readonly id: string;
  readonly name: string;
}

/**
 * Titles and names that look like the words.
 * @returns three at most, nearest first
 */
export async function suggestions(kit: Kit, words: string, filters: Filters): Promise<string[]> {
  const records = kit.records.filter((record) => passes(kit, record, filters));
  const names = records.flatMap((record) => [
    { id: record.id, name: toHit(kit, record).title },
    ...('aliases' in record ? (record.aliases ?? []) : []).map((name) => ({ id: record.id, name })),
  ]);
  return (await nearNames(names, words)).map(({ name }) => `"${name}"`);
}

async function nearNames(names: readonly Name[], words: string): Promise<Name[]> {
  const { default: Fuse } = await import('fuse.js');
  const fuse = new Fuse(names, { keys: ['name', 'id'], threshold: 0.4, ignoreLocation: true, minMatchCharLength: 3 });
  const found = words.trim().length < 3 ? [] : fuse.search(words.slice(0, 60), { limit: 12 });
  const ids = new Set<string>();
  return found.flatMap(({ item }) => (ids.has(item.id) || !ids.add(item.id) ? [] : [item])).slice(0, 3);
}
