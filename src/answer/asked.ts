/** Records that somebody asks for, narrowed by what they name: an industry, a size, their own company. */
import { NO_FILTERS } from '../records/filters.ts';
import type { Kind, KitRecord } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { packOf } from '../records/pack-ids.ts';
import { search } from '../search/search.ts';
import { plain, standsIn } from '../text/text.ts';
import { tellingWords, termOf } from '../text/words.ts';
import type { Material } from './answer.ts';

/** So many records that a search finds are put in order. */
const MOST_FOUND = 12;
/** What is said of who asks, and means what happened here. */
const HERE = ['here', 'our own', 'ourselves', 'in house', 'this company', 'our company', 'us', 'of our own'];
const SIZES: Readonly<Record<'small' | 'large', readonly string[]>> = {
  small: ['small', 'startup', 'start up', 'handful', 'tiny', 'few people', 'small team'],
  large: ['large', 'big', 'huge', 'enterprise', 'thousands', 'global', 'group', 'corporation'],
};

/**
 * The records of a kind that fit what was said best, best first: of their own company where they ask for that, of the
 * industry and the size that they name, and of these the latest.
 * @param usual what to look for where they name nothing
 * @param asking words that only ask, and name nothing
 */
export function askedFor(
  { kit, index }: Pick<Material, 'kit' | 'index'>,
  said: string,
  kind: Kind,
  { usual = '', asking = [] }: { readonly usual?: string | undefined; readonly asking?: readonly string[] | undefined },
): KitRecord[] {
  const bare = new Set(asking.map(termOf));
  const words = tellingWords(said)
    .filter((word) => !bare.has(termOf(word)))
    .join(' ');
  const filters = { ...NO_FILTERS, kind: [kind] };
  const find = (text: string) => search(kit, index, { words: text, phrases: [], filters, limit: MOST_FOUND });
  const found = words ? find(words) : [];
  const records = (found.length ? found : find(usual)).flatMap(({ id }) => kit.get(id) ?? []);
  const spoken = plain(said);
  const names = (phrases: readonly string[]) => phrases.some((phrase) => standsIn(plain(phrase), spoken));
  const industries = kit.all('industry').flatMap(({ id, label, aliases }) => (names([label, ...aliases]) ? [id] : []));
  const sizes = (Object.keys(SIZES) as (keyof typeof SIZES)[]).filter((size) => names(SIZES[size]));
  const fitsOf = (record: KitRecord) => [
    names(HERE) && packOf(record.id) !== undefined,
    record.kind === 'use-case' && industries.includes(record.industry ?? ''),
    record.kind === 'use-case' && sizes.some((size) => size === record.size),
    packOf(record.id) !== undefined,
  ];
  const all = [...new Set([...records, ...inIndustries(kit, kind, industries)])];
  return all
    .map((record) => ({ record, fits: fitsOf(record), year: yearOf(record) }))
    .sort((a, b) => compared(a.fits, b.fits) || b.year - a.year)
    .map(({ record }) => record);
}

function inIndustries(kit: Kit, kind: Kind, industries: readonly string[]): KitRecord[] {
  return kind === 'use-case' ? kit.all('use-case').filter(({ industry = '' }) => industries.includes(industry)) : [];
}

/** Negative where the first fits better: what comes first counts first. */
function compared(one: readonly boolean[], other: readonly boolean[]): number {
  const place = one.findIndex((fits, at) => fits !== other[at]);
  return place < 0 ? 0 : one[place] ? -1 : 1;
}

/** Of when a record is; 0 where it does not say, so that the order of the search stays. */
function yearOf(record: KitRecord): number {
  if (record.kind === 'use-case') return record.year ?? 0;
  return record.kind === 'figure' ? Number(record.asOf.slice(0, 4)) : 0;
}
