/** Which source stands beside an answer in a message: one of what its words name, or what the card itself stands on. */
import { type Citation, cite, sourcesOf } from '../records/citations.ts';
import { type Hit, toHit } from '../records/hit.ts';
import type { KitRecord } from '../records/kinds.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { plain } from '../text/text.ts';
import { tellingWords, termOf } from '../text/words.ts';

/** A source, and the record that tells of it where there is one. */
export interface Support {
  readonly source: Citation;
  readonly hit?: Hit;
  /** The organisation whose story it tells, where it tells one. */
  readonly by?: string;
}

/** Words of a publisher that are no part of its name. */
const NO_NAME = /\b(?:project|documentation|developer|engineering|platform|issue|discussion|survey|blog|docs)\b/gi;
/** Where others publish, so that to name it names nobody. */
const HOSTS: readonly string[] = ['github', 'devopsdays', ''];

/**
 * What supports an answer: what happened in their own company, then what its words name, then what stood first on the
 * screen with it, then somebody's own story on the card, then what the card cites and its words speak of.
 * @param text the answer as it is written
 * @param used what was shown with it
 * @param isSent whether a record may be in the message
 * @returns undefined where nothing can be tied to the words, or only what speaks of somebody else than they name
 */
export function supportOf(
  kit: Kit,
  card: RecordOf<'objection'>,
  text: string,
  used: readonly Hit[],
  isSent: (id: string) => boolean,
): Support | undefined {
  const own = used.find(({ pack, sources }) => pack !== undefined && sources.length);
  if (own) return ofHit(own);
  const evidence = card.evidence.flatMap((id) => (isSent(id) ? (kit.get(id) ?? []) : []));
  const cited = card.sources.map((source): Support => ({ source: cite(kit, source) }));
  const candidates = [...evidence.flatMap((record) => tellingOf(kit, record)), ...cited];
  const placed = candidates.flatMap((support) => {
    const place = placeIn(text, nameOf(support));
    const record = support.hit && kit.get(support.hit.id);
    const warns = Number(record !== undefined && hasLesson(record));
    return place < 0 ? [] : [{ support, place, warns, likeness: likeness(support, text) }];
  });
  // Of two stories of those whom it names the one that went well shows what is done.
  const [best] = placed
    .filter(({ support, likeness: many }) => support.hit || many > 0)
    .toSorted((a, b) => a.place - b.place || a.warns - b.warns || b.likeness - a.likeness);
  if (best) return best.support;
  if (placed.length || namesOthers(kit, text)) return undefined;
  const shown = used.filter(({ id }) => evidence.some((record) => record.id === id && !hasLesson(record)));
  const story = evidence.find((record) => record.kind === 'use-case' && !hasLesson(record));
  return (
    shownWith(kit, shown) ??
    (story && ofHit(toHit(kit, story))) ??
    sharedWith(card, used, kit) ??
    cited.find((support) => likeness(support, text) > 0)
  );
}

/** What stood on the screen with an answer, for want of anything that its words can be tied to; a warning comes last. */
export function shownWith(kit: Kit, used: readonly Hit[]): Support | undefined {
  const warns = ({ id }: Hit) => {
    const record = kit.get(id);
    return Number(record !== undefined && hasLesson(record));
  };
  const [hit] = used
    .filter(({ sources: [source] }) => source?.url !== undefined)
    .toSorted((one, other) => warns(one) - warns(other));
  return hit && ofHit(hit);
}

/** The organisation whose story a source tells: that of the record, or the only one that the kit tells from there. */
export function ownerOf(kit: Kit, { hit, source }: Support): string | undefined {
  const own = kit.find('use-case', hit?.id ?? '');
  if (own) return bracketless(own.organisation);
  const told = kit
    .all('use-case')
    .filter((one) => source.url !== undefined && one.sources.some((other) => cite(kit, other).url === source.url));
  const [first, ...others] = new Set(told.map(({ organisation }) => bracketless(organisation)));
  return others.length ? undefined : first;
}

function bracketless(name: string): string {
  return name.replace(/ \(.*?\)/, '');
}

/** What of the evidence tells of somebody by name: neither a figure, which says one thing, nor a quote. */
function tellingOf(kit: Kit, record: KitRecord): Support[] {
  if (record.kind !== 'use-case' && record.kind !== 'point') return [];
  // What a tool's name leads to would be its faults.
  const isTool = (name: string) => kit.all('tool').some((tool) => plain(tool.name) === name);
  if (record.kind === 'use-case' && hasLesson(record) && isTool(bareName(record.organisation))) return [];
  return [ofHit(toHit(kit, record)) ?? []].flat();
}

/** What shows how it goes wrong is no answer to a doubt. */
function hasLesson(record: KitRecord): boolean {
  return record.kind === 'use-case' && record.lesson !== undefined;
}

function ofHit(hit: Hit): Support | undefined {
  const [source] = hit.sources;
  return source && { hit, source };
}

/** What was shown from a talk or a page that the card itself cites. */
function sharedWith(card: RecordOf<'objection'>, used: readonly Hit[], kit: Kit): Support | undefined {
  const places = new Set(card.sources.map(placeOf));
  return used.flatMap((hit) => {
    const record = kit.get(hit.id);
    const [source] = record ? sourcesOf(record) : [];
    return source && places.has(placeOf(source)) ? (ofHit(hit) ?? []) : [];
  })[0];
}

function placeOf(source: RecordOf<'objection'>['sources'][number]): string {
  return 'page' in source ? source.page : source.talk;
}

/** Who tells it: the organisation, or who publishes it. */
function nameOf({ hit, source }: Support): string {
  const [organisation = ''] = hit?.kind === 'use-case' ? hit.title.split(':') : [];
  return bareName(organisation || (source.publisher ?? ''));
}

/** A name without what stands in brackets, behind a comma, or says what kind of page it is. */
function bareName(name: string): string {
  // A customer whom nobody names is no name.
  const bare = /\((?:.*, )?(?:not named|no company|name withheld)/.test(name)
    ? ''
    : plain(
        name
          .replace(/^the /i, '')
          .replace(/[(,].*$/, '')
          .replace(NO_NAME, ''),
      );
  return HOSTS.includes(bare) ? '' : bare;
}

/** Where a name stands in a text; -1 where it does not. */
function placeIn(text: string, name: string): number {
  return name ? ` ${plain(text)} `.indexOf(` ${name} `) : -1;
}

/** Whether a text names an organisation of which the kit tells a story. */
function namesOthers(kit: Kit, text: string): boolean {
  return kit.all('use-case').some(({ organisation }) => placeIn(text, bareName(organisation)) >= 0);
}

/** How many telling words of a text stand in what a source is called, its name aside. */
function likeness({ hit, source }: Support, text: string): number {
  const name = new Set(
    nameOf({ source, ...(hit && { hit }) })
      .split(' ')
      .map(termOf),
  );
  const said = new Set(tellingWords(text).map(termOf));
  const called = tellingWords([hit?.title ?? source.title, hit?.text ?? source.locator ?? ''].join(' ')).map(termOf);
  return called.filter((term) => said.has(term) && !name.has(term)).length;
}
