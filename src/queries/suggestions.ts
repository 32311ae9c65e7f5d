/** What somebody may have meant, where a search found nothing. Titles and names are short, which fuse.js is best at. */
import type { Kit } from '../kit/kit.ts';
import { type Filters, passes } from './filters.ts';
import { toHit } from './hit.ts';

/**
 * Titles and names that look like the words.
 * @returns three at most, nearest first
 */
export async function suggestions(kit: Kit, words: string, filters: Filters): Promise<string[]> {
  const { default: Fuse } = await import('fuse.js');
  const records = kit.records.filter((record) => passes(kit, record, filters));
  const names = records.flatMap((record) => [
    { id: record.id, name: toHit(kit, record).title },
    ...('aliases' in record ? (record.aliases ?? []) : []).map((name) => ({ id: record.id, name })),
  ]);
  const fuse = new Fuse(names, { keys: ['name', 'id'], threshold: 0.45, ignoreLocation: true, minMatchCharLength: 3 });
  const ids = new Map(fuse.search(words.slice(0, 60), { limit: 12 }).map(({ item }) => [item.id, item.name]));
  return [...ids.values()].slice(0, 3).map((name) => `"${name}"`);
}
