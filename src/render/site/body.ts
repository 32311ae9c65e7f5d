/** Sections of a document as markup for the site, where every record that is shown leads to its page. */
import type { Citation } from '../../records/citations.ts';
import { joined } from '../../text/text.ts';
import { chart } from '../chart.ts';
import type { Item, Passage, Section } from '../document.ts';
import { type Markup, markup } from '../markup.ts';
import { isSafe, longDay } from '../result.ts';
import { linkTo, placeOf } from './paths.ts';

/** Sections, each with its heading where it has one. @param level of the headings */
export function sectionsMarkup(sections: readonly Section[], level: number): Markup[] {
  return sections.map(
    ({ title, items }, index) => markup`<section>${title && markup`<h${level}>${title}</h${level}>`}
${items.map((item, place) => itemMarkup(item, `chart-${index + 1}-${place + 1}`, level + 1))}</section>`,
  );
}

function itemMarkup(item: Item, key: string, level: number): Markup {
  const { number, title, passages, sources, measures = [], shows } = item;
  const href = hrefOf(shows);
  const words = title !== undefined && href !== undefined ? markup`<a href="${href}">${title}</a>` : title;
  const counted = number === undefined ? undefined : markup`<span class="number">${number}</span> `;
  const heading = words === undefined ? undefined : markup`<h${level}>${counted}${words}</h${level}>\n`;
  const charts = measures.flatMap((one, index) => chart(one, `${key}-${index + 1}`));
  const isSaid = title === undefined && passages.length > 0 && passages.every(({ role }) => role === 'spoken');
  return markup`<div${isSaid ? markup` class="said"` : undefined}>${heading}${passages.map((one) => (isSaid ? saidMarkup(one) : passageMarkup(one)))}${charts.length ? markup`<div class="measures">${charts}</div>` : undefined}${sourcesMarkup(sources)}</div>
`;
}

/** The page of what is shown. */
export function hrefOf(shows: Item['shows']): string | undefined {
  const place = shows && placeOf(shows);
  return place === undefined ? undefined : linkTo(place);
}

/** Among what is all to be said, no passage has to say so of itself. */
function saidMarkup(passage: Passage): Markup {
  return passageMarkup(passage.role === 'spoken' ? { ...passage, role: 'shown' } : passage);
}

function passageMarkup(passage: Passage): Markup {
  const label = passage.label ? markup`<b>${passage.label}</b> ` : undefined;
  switch (passage.role) {
    case 'quote':
      return markup`<blockquote>“${passage.text}”</blockquote>`;
    case 'list':
    case 'former':
      return markup`<div class="list">${label}<ul>${passage.items.map((item) => markup`<li>${item}</li>`)}</ul></div>`;
    case 'links':
      return markup`<div class="list">${label}<ul>${passage.items.map((item) => markup`<li>${outward(item, item)}</li>`)}</ul></div>`;
    case 'shown':
      return markup`<p>${label}${passage.text}</p>`;
    default:
      return markup`<p class="${passage.role}">${label}${passage.text}</p>`;
  }
}

function sourcesMarkup(sources: readonly Citation[]): Markup | undefined {
  if (!sources.length) return undefined;
  return markup`<ul>${sources.map((one) => sourceMarkup(one))}</ul>`;
}

/** Who, where and when; a talk leads to its page, and its time into the video. */
function sourceMarkup(citation: Citation): Markup {
  const { url, at, talk, asOf, title, speakers, event, publisher, locator } = citation;
  const href = hrefOf(talk === undefined ? undefined : { kind: 'talk', id: talk });
  const named = href === undefined ? markup`${title}` : markup`<a href="${href}">${title}</a>`;
  const words = [joined(speakers), named, event, publisher, locator].filter((one) => one !== undefined && one !== '');
  const action = talk ? (at ? `Watch from ${at}` : 'Watch the talk') : 'Read the page';
  const when = talk ? (at ? undefined : 'no time given') : asOf && `as of ${dayWords(asOf)}`;
  const last = [url && isSafe(url) ? outward(url, action) : undefined, when].filter((one) => one !== undefined);
  return markup`<li>${[...words, ...last].map((one, index) => (index ? markup` · ${one}` : markup`${one}`))}</li>`;
}

/** `22 November 2026` of a whole date, `2026-11` as it stands. */
export function dayWords(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? longDay(day) : day;
}

/** A link that leads out of the site, where its address is safe. */
export function outward(url: string, words: string): Markup {
  return isSafe(url) ? markup`<a href="${url}">${words}</a>` : markup`${words}`;
}
