/** Records that somebody asks for, narrowed by what they name. */
import { NO_FILTERS } from '../records/filters.ts';
import type { Kind, KitRecord } from '../records/schema.ts';
import { search } from '../search/search.ts';
import { tellingWords } from '../text/words.ts';
import type { Material } from './answer.ts';

const MOST_FOUND = 12;

/** The records of a kind that fit what was said best, best first. @param usual what to look for where they name nothing */
export function askedFor(
  { kit, index }: Pick<Material, 'kit' | 'index'>,
  said: string,
  kind: Kind,
  usual: string,
): KitRecord[] {
  const words = tellingWords(said).length ? said : usual;
  const filters = { ...NO_FILTERS, kind: [kind] };
  const found = search(kit, index, { words, phrases: [], filters, limit: MOST_FOUND });
  const hits = found.length ? found : search(kit, index, { words: usual, phrases: [], filters, limit: MOST_FOUND });
  return hits.flatMap(({ id }) => kit.get(id) ?? []);
}
