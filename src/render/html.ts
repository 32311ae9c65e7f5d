/** Documents as a handout: one HTML page that needs neither network nor script. */
import type { Citation } from '../records/citations.ts';
import { chart } from './chart.ts';
import { citationText } from './citation.ts';
import { documentOf, type Item, type Passage, type Section } from './document.ts';
import { HANDOUT_STYLE } from './handout-style.ts';
import { type Markup, markup, trusted } from './markup.ts';
import { qrCode } from './qr.ts';
import {
  attributions,
  isSafe,
  licenceName,
  licenceUrl,
  longDay,
  madeLine,
  type Origin,
  type Result,
} from './result.ts';

/** With so many points and more, the page begins with a list of them. */
const MANY = 4;

/** A result as a page. */
export function html(result: Result, origin: Origin): string {
  const document = documentOf(result, origin, 'listener');
  const { title, kicker, facts, sections, note } = document;
  const hasCodes = sections.some(({ items }) => items.some(({ sources }) => sources.some(hasCode)));
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${trusted(HANDOUT_STYLE)}</style>
</head>
<body>
<header>
<p class="kicker">${kicker}</p>
<h1 dir="auto">${title}</h1>
<p class="facts">${facts.map((fact) => markup`<span dir="auto">${fact}</span> `)}<time datetime="${origin.day}">${longDay(origin.day)}</time></p>
</header>
${contents(sections)}
<main>
${sections.map(sectionMarkup)}
<footer>
<p>${note}</p>
${credits(origin)}
<p>${madeLine(origin.day)}${hasCodes ? markup` Point a phone’s camera at a code to watch the clip.` : undefined}</p>
</footer>
</main>
</body>
</html>
`.markup;
}

function contents(sections: readonly Section[]): Markup | undefined {
  const numbered = sections.flatMap(({ items }) => items).filter(({ number }) => number !== undefined);
  if (numbered.length < MANY) return undefined;
  return markup`<nav aria-labelledby="in-short"><h2 id="in-short">In short</h2>
<ol>
${numbered.map(({ number, title }) => markup`<li><a href="#point-${number}" dir="auto">${title}</a></li>\n`)}</ol>
</nav>`;
}

function sectionMarkup({ title, items, isSpare }: Section, index: number): Markup {
  const key = `s${index + 1}`;
  return markup`<section${isSpare ? markup` class="spare"` : undefined} aria-labelledby="${key}">
<h2 id="${key}">${title}</h2>
${items.map((item, place) => itemMarkup(item, `${key}-${place + 1}`))}
</section>
`;
}

function itemMarkup({ number, title, passages, sources, measures = [], isBrief, isSpare }: Item, key: string): Markup {
  const id = number === undefined ? undefined : markup` id="point-${number}"`;
  const heading = title
    ? markup`<h3 dir="auto">${number === undefined ? undefined : markup`<span class="number">${number}</span> `}${title}</h3>`
    : undefined;
  const alone = !title && passages.length > 0 && passages.every(({ role }) => role === 'spoken');
  const figures = measures.flatMap((one, index) => chart(one, `${key}-m${index + 1}`));
  // Alone they take the whole width.
  const charts = figures.length ? markup`<div class="measures">${figures}</div>` : undefined;
  const codes = sources.flatMap(codeMarkup);
  return markup`<div class="item${alone ? markup` statement` : undefined}${isSpare ? markup` spare` : undefined}"${id}>
${heading ? undefined : charts}
<div class="body">
${heading}
${passages.map(passageMarkup)}
${heading ? charts : undefined}
${sources.length ? markup`<ul class="sources">${sources.map((source, place) => sourceMarkup(source, isBrief === true && place > 0))}</ul>` : undefined}
</div>
${codes.length ? markup`<div class="codes">${codes}</div>` : undefined}
</div>
`;
}

function passageMarkup(passage: Passage): Markup {
  const label = passage.label ? markup`<b class="label">${passage.label}</b> ` : undefined;
  switch (passage.role) {
    case 'quote':
      return markup`<blockquote dir="auto"><p>“${passage.text}”</p></blockquote>`;
    case 'list':
    case 'former':
      return markup`<div class="list">${label}<ul>${passage.items.map((item) => markup`<li dir="auto">${item}</li>`)}</ul></div>`;
    case 'links':
      return markup`<div class="list">${label}<ul>${passage.items.map((item) => markup`<li>${link(item, item)}</li>`)}</ul></div>`;
    default:
      return markup`<p class="${passage.role}${passage.isSpare ? markup` spare` : undefined}" dir="auto">${label}${passage.text}</p>`;
  }
}

function hasCode({ talk, url }: Citation): boolean {
  return talk !== undefined && url !== undefined && isSafe(url);
}

/** Beside a clip, the code that leads a phone to its second. */
function codeMarkup(citation: Citation): Markup[] {
  const { url, at, title } = citation;
  if (!hasCode(citation) || url === undefined) return [];
  const label = `QR code that opens the video${at ? ` at ${at}` : ''}: ${title}`;
  return [markup`<figure class="code">${qrCode(url, label)}<figcaption>${at ?? 'the talk'}</figcaption></figure>`];
}

/** Who, where and when. */
function sourceMarkup(citation: Citation, isSpare: boolean): Markup {
  const { url, at, talk, asOf } = citation;
  const safe = url !== undefined && isSafe(url);
  const { speakers, title, event } = citation;
  const action = talk ? (at ? `Watch from ${at}` : 'Watch the talk') : 'Read the page';
  return markup`<li${isSpare ? markup` class="spare"` : undefined}>
<span dir="auto">${citationText({ title, speakers, ...(event !== undefined && { event }) })}</span>
<span class="where">${safe ? markup`${link(url, action)} <span class="address">${url.replace('https://', '')}</span>` : undefined}${timeless(at, talk, asOf)}</span>
</li>`;
}

/** What is known of the time, where the link does not say it. */
function timeless(at: string | undefined, talk: string | undefined, asOf: string | undefined): Markup | undefined {
  if (talk) return at ? undefined : markup` <span class="when">no time given</span>`;
  return asOf
    ? markup` <span class="when">as of ${/^\d{4}-\d\d-\d\d$/.test(asOf) ? longDay(asOf) : asOf}</span>`
    : undefined;
}

function link(url: string, words: string): Markup {
  return isSafe(url) ? markup`<a href="${url}" rel="noreferrer">${words}</a>` : markup`${words}`;
}

function credits(origin: Origin): Markup[] {
  const names = attributions(origin);
  return origin.credits.map(({ licence }, index) => {
    const url = licenceUrl(licence);
    return markup`<p>${names[index]} ${url ? link(url, `The licence: ${licenceName(licence)}`) : undefined}</p>`;
  });
}
