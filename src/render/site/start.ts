/** The first page: what did they say? */
import type { Kit } from '../../records/kit.ts';
import { markup } from '../markup.ts';
import { grouped, groupMarkup } from './lists.ts';
import { type Page, SITE_NAME } from './page.ts';
import { linkTo } from './paths.ts';

/** So much of what was said is read. In characters. */
export const LONGEST_SAID = 6000;

/** What to try: an objection, what asks for use cases, and what asks for figures. */
const EXAMPLES = [
  'We don’t have time to learn this',
  'Who else does that in banking?',
  'And when Git is down at three in the morning?',
];

/** The start page: the field, and for who has no script or no question, all there is to read. */
export function startPage(kit: Kit): Page {
  const audiences = kit.all('audience');
  const cards = kit.all('objection').length;
  return {
    place: '',
    title: SITE_NAME,
    description: `Somebody doubts GitOps? Type what they said, and get what to say, with evidence: ${cards} answers, quotes to the second, use cases and figures with their sources.`,
    isLive: true,
    main: markup`<form class="ask">
<h1><label for="said">What did they say?</label></h1>
<textarea id="said" rows="2" maxlength="${LONGEST_SAID}" autocomplete="off" spellcheck="true" enterkeyhint="done" placeholder="We don’t have time to learn this" aria-describedby="hint"></textarea>
<p class="row"><label for="who">They are</label> <select id="who"><option value="">anybody</option>${audiences.map(({ id, label }) => markup`<option value="${id}">${label}</option>`)}</select>
<span id="status" role="status"></span></p>
<p class="examples" id="hint">For example: ${EXAMPLES.map((one) => markup`<button type="button">${one}</button> `)}</p>
</form>
<noscript><h1>What people say about GitOps, and what to say</h1><p class="lead">With JavaScript this page answers as you type. Without it, all of it is here to read.</p></noscript>
<div id="answer"></div>
<div class="browse">
<section><h2>Whom will you talk to?</h2>
<ul class="cards">${audiences.map(({ id, label, goals: [goal = ''] }) => markup`<li><a href="${linkTo(`audience/${id}`)}"><b>${label}</b> <span>${goal}</span></a></li>\n`)}</ul></section>
<section><h2>What do people say?</h2>
<div class="groups">${grouped(kit, 'objection').map((group) => groupMarkup(kit, 'objection', group, 3))}</div></section>
</div>`,
  };
}
