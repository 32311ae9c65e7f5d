/** What somebody may have meant, where a search found nothing. */
import { type Filters, passes } from '../records/filters.ts';
import { toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { nearby } from '../text/nearest.ts';

/** How much of what was typed may be wrong. */
const WRONG = 0.4;
const MOST = 3;

/**
 * Titles and names that look like the words.
 * @returns three at most, nearest first, each of another record
 */
export function suggestions(kit: Kit, words: string, filters: Filters): string[] {
  const typed = words.trim();
  if (typed.length < 3) return [];
  const names = kit.records
    .filter((record) => passes(kit, record, filters))
    .flatMap((record) => {
      const aliases = 'aliases' in record ? (record.aliases ?? []) : [];
      return [toHit(kit, record).title, ...aliases].map((name) => ({ id: record.id, name }));
    });
  const byId = new Map<string, string>();
  for (const { id, name } of nearby(typed, names, ({ name }) => name, WRONG)) if (!byId.has(id)) byId.set(id, name);
  return [...byId.values()].slice(0, MOST).map((name) => `"${name}"`);
}
