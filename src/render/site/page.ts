/** What every page of a site has: its head, the way to the others, and what it is, of when and under which licence. */
import { visible } from '../../text/text.ts';
import { type Markup, markup, trusted } from '../markup.ts';
import { licenceName, longDay } from '../result.ts';
import { outward } from './body.ts';
import { linkTo, rootOf } from './paths.ts';

/** What a site is made of, beside its records. */
export interface SiteAbout {
  /** Whose content it is; the kit comes first. */
  readonly credits: readonly {
    readonly title: string;
    readonly version: string;
    readonly licence: string;
    readonly attribution?: string | undefined;
  }[];
  /** `2026-11-22` */
  readonly day: string;
  /** The version of the program. */
  readonly version: string;
  /** The address of the repository in which the kit's files can be mended, where it is known. */
  readonly repository?: string | undefined;
  /** Where each record is written. */
  placeOf(id: string): Written | undefined;
  readonly files: SiteAssets;
}

/** A file with a line in it. */
export interface Written {
  readonly file: string;
  readonly line: number;
  /** The pack that it belongs to; undefined for the kit. */
  readonly pack?: string | undefined;
}

/** The names of the files that pages load. */
export interface SiteAssets {
  readonly style: string;
  readonly script: string;
  /** What an answer is made of, in the order in which it is to be loaded. */
  readonly parts: readonly string[];
}

/** A page of a site. */
export interface Page {
  /** Its folder: `card/legacy`, or an empty text for the start. */
  readonly place: string;
  readonly title: string;
  /** What a link to it shows. */
  readonly description: string;
  readonly type?: 'website' | 'article';
  /** Whether the reader can have something answered or put together on it. */
  readonly isLive?: boolean;
  readonly main: Markup;
  /** The record that it shows. */
  readonly record?: string;
}

/** What a policy allows: the site's own files, and nothing else. */
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'";

/** A description that is longer is cut off where links are shown. In characters. */
const LONGEST = 130;

export const SITE_NAME = 'GitOps Conversation Kit';

/** The ways through the site, as many as a phone has on a line; the last leads to all there is. */
const WAYS = [
  ['card', 'Answers'],
  ['audience', 'Pitches'],
  ['use-case', 'Who does it'],
  ['quote', 'Quotes'],
  ['about', 'All'],
] as const;

/** Ends of elements that HTML does without; a thousand pages are lighter for it. */
const SPARE = /<\/(?:li|p|html|head|body)>\n?(?!<\/(?:noscript|a)>)|<(?:head|body)>\n/g;

/** A page as HTML. */
export function pageHtml(page: Page, about: SiteAbout): string {
  const { place, title, main, isLive, type = place ? 'article' : 'website' } = page;
  const root = rootOf(place);
  const { style, script, parts } = about.files;
  const description = shortened(visible(page.description));
  const live = isLive ? markup` data-parts="${parts.join(' ')}"` : undefined;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${root && markup`<base href="${root}">\n`}<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${place ? `${title} · ${SITE_NAME}` : title}</title>
<meta name="description" property="og:description" content="${description}">
<meta property="og:title" content="${title}">
<meta property="og:type" content="${type}">
<link rel="stylesheet" href="${style}">
<link rel="icon" href="icon.svg">
<script src="${script}"${live} defer></script>
</head>
<body>
<a class="skip" href="${linkTo(place)}#main">Skip</a>
<header>
<a class="brand" href="${linkTo('')}">${SITE_NAME}</a>
<nav>${WAYS.map(([folder, words]) => wayMarkup(folder, words, page))}</nav>
</header>
<main id="main">
${main}
</main>
<footer>
${mendMarkup(page, about)}
<p>${about.credits.map(({ title, version, licence }, at) => `${at ? '; ' : ''}${title} ${version}, ${licenceName(licence)}`).join('')}, ${longDay(about.day)}. <a href="${linkTo('about')}">About this, and the command</a></p>
</footer>
</body>
</html>
`.markup.replace(SPARE, '');
}

/** A text that ends with a word. */
function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : text;
}

function wayMarkup(folder: string, words: string, { place }: Page): Markup {
  const here = place === folder ? markup` aria-current="page"` : undefined;
  return markup`<a href="${linkTo(folder)}"${here}>${words}</a> `;
}

/** Where to mend what a page says. */
function mendMarkup({ record }: Page, about: SiteAbout): Markup | undefined {
  const written = record === undefined ? undefined : about.placeOf(record);
  if (!written) return undefined;
  const { file, line, pack } = written;
  const where = `${file}, line ${line}`;
  if (pack !== undefined) return markup`<p>Mend it in ${where}, of the pack ${pack}.</p>`;
  const url = about.repository && `${about.repository}/blob/HEAD/${file}#L${line}`;
  return markup`<p>Mend it in ${url ? outward(url, where) : where}.</p>`;
}
