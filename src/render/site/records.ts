/** The page of one record. */
import { citeTalk } from '../../records/citations.ts';
import { details } from '../../records/details.ts';
import { type Hit, headline, toHit } from '../../records/hit.ts';
import type { KitRecord, RecordOf } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';
import { momentsOf, shown } from '../../records/show.ts';
import { wordingFor } from '../../records/wordings.ts';
import { joined } from '../../text/text.ts';
import { contentOf, type Item, type Passage, type Section } from '../document.ts';
import { type Markup, markup } from '../markup.ts';
import { isSafe } from '../result.ts';
import { hrefOf, outward, sectionsMarkup } from './body.ts';
import type { Page } from './page.ts';
import { placeOf } from './paths.ts';
import type { Related } from './related.ts';

/** Titles that are longer are set smaller. In characters. */
const LONG = 70;

/** What a kind of record is called on its page. */
const CALLED: Partial<Readonly<Record<KitRecord['kind'], string>>> = {
  objection: 'When they say',
  'use-case': 'Who does it',
  quote: 'A quote that answers',
  step: 'A first step',
  metric: 'A measure',
};

/** The page of a record; an audience has one of its own. @param related what else it leads to */
export function recordPage(kit: Kit, record: KitRecord, related: readonly Related[]): Page {
  const place = placeOf(record) ?? '';
  const hit = toHit(kit, record);
  const title = headline(hit);
  const sections = sectionsFor(kit, record).filter(({ items }) => items.length);
  return {
    place,
    title,
    description: describe(record, hit),
    record: record.id,
    main: markup`<article>
<p class="kicker">${CALLED[record.kind] ?? record.kind}</p>
<h1${title.length > LONG ? markup` class="long"` : undefined}>${title}</h1>${ownerMarkup(hit)}${record.kind === 'talk' ? whereMarkup(kit, record) : undefined}
${sectionsMarkup(sections, 2)}${record.kind === 'talk' ? momentsMarkup(kit, record) : undefined}</article>
${relatedMarkup(related)}`,
  };
}

/** What a link to a record shows below its title. */
function describe(record: KitRecord, { text, sources: [source] }: Hit): string {
  switch (record.kind) {
    case 'objection':
      return `${record.acknowledge} ${record.brief ?? wordingFor(record.respond)}`;
    case 'quote':
      return `“${text}” ${joined(source?.speakers ?? [])}`;
    case 'talk':
      return [joined(source?.speakers ?? []), source?.event, text].filter(Boolean).join('. ');
    case 'figure':
      return [record.sample, `As of ${record.asOf}`, source?.publisher ?? source?.title].filter(Boolean).join('. ');
    default:
      return text || `${record.kind} of the GitOps Conversation Kit`;
  }
}

function sectionsFor(kit: Kit, record: KitRecord): readonly Section[] {
  if (record.kind === 'objection') return cardSections(kit, record);
  const inFull = { ...shown(kit, record), moments: [] };
  const spare = SPARE[record.kind];
  const told = { ...inFull, details: inFull.details.filter(({ label }) => !spare?.includes(label)) };
  const { sections } = contentOf({ kind: 'show', query: record.id, shown: told }, 'listener');
  return sections.filter(({ title }) => record.kind !== 'talk' || title !== 'Video').map(together);
}

/** What has no titles is read as one; the first section needs none either, as the page's own stands above it. */
function together(section: Section, index: number): Section {
  const { items } = section;
  if (items.some(({ title, measures }) => title !== undefined || measures)) return section;
  const passages = items.flatMap((item) => item.passages);
  const all = { passages, sources: items.flatMap(({ sources }) => sources) };
  return { title: index ? section.title : '', items: [all] };
}

/** Details that stand on the page in another form. */
const SPARE: Partial<Readonly<Record<KitRecord['kind'], readonly string[]>>> = {
  talk: ['Speakers', 'Event'],
  speaker: ['Talks'],
  event: ['Talks'],
  figure: ['Finding'],
  quote: ['Answers'],
};

/** So many of the ways to say it are enough to know it by. */
const MOST_HEARD = 6;

function cardSections(kit: Kit, record: RecordOf<'objection'>): Section[] {
  const { acknowledge, respond, concede, ask, really, how, brief, heard } = record;
  const labels = details(kit, record).filter(({ label }) => label.startsWith('Say to '));
  const usual = wordingFor(respond);
  const others = labels.flatMap(({ label, text }) =>
    typeof text === 'string' && text !== usual ? [spoken(text, label.replace('Say to ', 'To '))] : [],
  );
  const hit = toHit(kit, record);
  const proof = record.evidence.flatMap((id) => kit.get(id) ?? []).map((one) => toHit(kit, one));
  // What is evidence stands there with its source.
  const shownThere = new Set(proof.flatMap(({ sources: [first] }) => first?.url ?? []));
  const more = hit.sources.filter(({ url }) => url === undefined || !shownThere.has(url));
  return [
    { title: 'Say', items: [alone(spoken(acknowledge), spoken(usual), spoken(concede, 'To be fair'))] },
    { title: 'Ask back', items: [alone(spoken(ask))] },
    { title: 'In their words', items: others.length ? [alone(...others)] : [] },
    { title: 'Evidence', items: proof.map(evidenceItem) },
    { title: 'Exactly how', items: how?.length ? [alone({ role: 'list', items: how })] : [] },
    { title: 'Before you go on', items: [alone({ role: 'aside', label: 'They may mean', text: really })] },
    { title: 'In a message', items: brief ? [alone({ role: 'shown', text: brief })] : [] },
    { title: 'They may say', items: [alone({ role: 'list', items: heard.slice(0, MOST_HEARD) })] },
    { title: 'Sources', items: more.length ? [{ passages: [], sources: more }] : [] },
  ];
}

function evidenceItem(hit: Hit): Item {
  const text: Passage = { role: hit.wording === 'quote' ? 'quote' : 'shown', text: hit.text };
  const paid: Passage[] = hit.sponsor ? [{ role: 'payer', label: 'Paid for by', text: hit.sponsor }] : [];
  // The others stand on its own page.
  return { title: hit.title, shows: hit, passages: [text, ...paid], sources: hit.sources.slice(0, 1) };
}

function alone(...passages: readonly Passage[]): Item {
  return { passages, sources: [] };
}

function spoken(text: string, label?: string): Passage {
  return { role: 'spoken', label, text };
}

function ownerMarkup({ pack, changedBy = [] }: Hit): Markup | undefined {
  if (pack !== undefined) return markup`<p class="owner">From the pack ${pack}.</p>`;
  return changedBy.length ? markup`<p class="owner">Changed by the pack ${joined(changedBy)}.</p>` : undefined;
}

/** Who gave a talk, at which event, and its video. */
function whereMarkup(kit: Kit, record: RecordOf<'talk'>): Markup {
  const { speakers, event, url } = citeTalk(kit, record);
  const video =
    url && isSafe(url) ? markup` · ${outward(url, record.length ? `Watch (${record.length})` : 'Watch')}` : '';
  return markup`<p class="facts">${[joined(speakers), event].filter(Boolean).join(' · ')}${video}</p>`;
}

/** What a kind is called beside a record. */
const NAMES: Partial<Readonly<Record<Hit['kind'], string>>> = { objection: 'answer', 'use-case': 'use case' };

function momentsMarkup(kit: Kit, record: RecordOf<'talk'>): Markup | undefined {
  const moments = momentsOf(kit, record);
  if (!moments.length) return undefined;
  return markup`<section><h2>Moments, in order</h2>
<ol class="moments">${moments.map(({ citation: { at, url }, hits }) => {
    const time = at ? (url && isSafe(url) ? outward(url, at) : markup`${at}`) : markup`no time given`;
    return markup`<li><p class="time">${time}</p><ul>${hits.map((hit) => markup`<li>${linkMarkup(hit)} <small>${NAMES[hit.kind] ?? hit.kind}</small></li>`)}</ul></li>\n`;
  })}</ol></section>
`;
}

function relatedMarkup(related: readonly Related[]): Markup | undefined {
  if (!related.length) return undefined;
  return markup`<aside>${related.map(
    ({ title, hits }) =>
      markup`<section><h2>${title}</h2><ul>${hits.map((hit) => markup`<li>${linkMarkup(hit, hit.title)}</li>`)}</ul></section>`,
  )}</aside>`;
}

/** The name of a record, which leads to its page. */
export function linkMarkup(hit: Hit, name = headline(hit)): Markup {
  const href = hrefOf(hit);
  return href === undefined ? markup`${name}` : markup`<a href="${href}">${name}</a>`;
}
