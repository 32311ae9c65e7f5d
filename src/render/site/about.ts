/** What the site is, of when, whose, and how to get the command; and the page for an address that there is not. */

import { plural } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';
import { type Markup, markup, trusted } from '../markup.ts';
import { licenceName, licenceUrl, longDay } from '../result.ts';
import { outward } from './body.ts';
import { type Page, SITE_NAME, type SiteAbout } from './page.ts';
import { folderOf, linkTo, PAGE_KINDS } from './paths.ts';

export const ABOUT_PLACE = 'about';

/** What this is, for whom, and under which terms. */
export function aboutPage(kit: Kit, { credits, day, version, repository }: SiteAbout): Page {
  const home = repository ? outward(repository, 'the project') : markup`the project`;
  return {
    place: ABOUT_PLACE,
    title: 'What this is',
    description: 'What the GitOps Conversation Kit is, of when, under which licence, and how to get the command.',
    main: markup`<article>
<p class="kicker">About</p>
<h1>What this is</h1>
<p>The ${SITE_NAME} is for people who must win others over to GitOps: what people say about it, what to say to that, and who has shown it. Every claim says where it comes from, every figure is of a year, and what speaks against GitOps is in it as well. Only what stands in “ ” is verbatim; everything else is our wording of what was said.</p>
<p>This page runs where you read it. What you type is answered by a small model in your browser, and is sent nowhere. Once it is loaded it works offline. It sets no cookies and counts nobody.</p>
<section><h2>All there is</h2><ul>${PAGE_KINDS.map((kind) => kindMarkup(kit, kind))}</ul></section>
<section><h2>Of when</h2><p>Written on <time datetime="${day}">${longDay(day)}</time> by gitops-kit ${version}.</p></section>
<section><h2>Licence</h2>${credits.map(creditMarkup)}
<p>The program is under the MIT licence. <a href="licences.txt">Licences of the parts that it is made with</a></p></section>
<section><h2>The same on your own machine</h2>
<p>The command <code>gitops-kit</code> has all of this in a terminal: it holds a conversation, makes handouts and slides, rehearses with you, and takes evidence of your own. It needs Node 20.19 or later. In a copy of ${home}:</p>
<pre><code>npm ci &amp;&amp; npm install --global .
gitops-kit answer "we don’t have time to learn this"
gitops-kit site public</code></pre>
<p>The last line writes this site, with your own evidence in it where you have some.</p></section>
<section><h2>Something wrong?</h2><p>Every page says below in which file and line it is written. Mend it there, and send the change to ${home}.</p></section>
</article>`,
  };
}

function kindMarkup(kit: Kit, kind: (typeof PAGE_KINDS)[number]): Markup {
  const count = kit.all(kind).length;
  if (!count) return markup``;
  return markup`<li>${count} <a href="${linkTo(folderOf(kind))}">${plural(kind).replaceAll('-', ' ')}</a></li>\n`;
}

function creditMarkup({ title, version, licence, attribution }: SiteAbout['credits'][number]): Markup {
  const url = licenceUrl(licence);
  const name = licenceName(licence);
  return markup`<p>${title} ${version}: ${attribution ?? ''} ${url ? outward(url, name) : name}</p>\n`;
}

/** The page for an address that there is not. It may be shown anywhere, so that it finds out by a script where the site begins. */
export function lostPage({ files }: SiteAbout, script: string, scriptHash: string): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${trusted(scriptHash)}'; style-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Nothing here · ${SITE_NAME}</title>
</head>
<body data-folders="${[...PAGE_KINDS.map(folderOf), ABOUT_PLACE].join(' ')}" data-style="${files.style}">
<header><a class="brand" href="/">${SITE_NAME}</a></header>
<main id="main">
<h1>There is nothing at this address</h1>
<p class="lead">It may be mistyped, or what was here is in the kit no longer.</p>
<p><a class="ask" href="/">Ask what you were looking for</a></p>
<ul>${PAGE_KINDS.slice(0, 8).map((kind) => markup`<li><a href="/${folderOf(kind)}/">${plural(kind).replaceAll('-', ' ')}</a></li>`)}</ul>
</main>
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}
