/** The page of an audience: a pitch for it, whose length and topics can be chosen, and what is good to know about it. */
import { type Pitch, pitch } from '../../pitch/pitch.ts';
import type { RecordOf } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';
import { shown } from '../../records/show.ts';
import { inSentence } from '../../text/text.ts';
import { contentOf } from '../document.ts';
import { type Markup, markup } from '../markup.ts';
import { sectionsMarkup } from './body.ts';
import type { Page } from './page.ts';
import { placeOf } from './paths.ts';

type Audience = RecordOf<'audience'>;

/** Speaking times to choose from, and the usual one. In minutes. */
const MINUTES = [1, 2, 3, 5, 10, 15];
export const USUAL_MINUTES = 5;

/** The page of an audience. */
export function audiencePage(kit: Kit, record: Audience): Page {
  const place = placeOf(record) ?? '';
  const { id, label, openings, goals } = record;
  const about = contentOf({ kind: 'show', query: id, shown: shown(kit, record) }, 'listener').sections;
  const topics = topicsFor(kit, record);
  const made = topics.length ? pitch(kit, { audiences: [record], minutes: USUAL_MINUTES }) : undefined;
  return {
    place,
    title: `GitOps for ${inSentence(label)}`,
    description: `What to say, in their words: ${openings[0] ?? goals[0] ?? label}`,
    isLive: true,
    record: id,
    main: markup`<article class="audience">
<p class="kicker">A pitch</p>
<h1>GitOps for ${inSentence(label)}</h1>
<form class="wishes" data-audience="${id}">
<p class="row"><label for="minutes">Minutes to speak</label> <select id="minutes">${MINUTES.map((one) => markup`<option${one === USUAL_MINUTES ? markup` selected` : undefined}>${one}</option>`)}</select> <span id="status" role="status"></span></p>
<details><summary>About everything, or about topics of your choice</summary><fieldset><legend>Topics</legend>${topics.map((topic) => markup`<label><input type="checkbox" name="topic" value="${topic.id}"> <span>${topic.label}</span></label> `)}</fieldset></details>
</form>
<div id="pitch">${made && pitchMarkup(made)}</div>
</article>
<details class="about"><summary>What is good to know about them</summary>
${sectionsMarkup(about, 2)}</details>`,
  };
}

/** A pitch, with how long it takes. */
export function pitchMarkup(made: Pitch): Markup {
  const { facts, sections, note } = contentOf({ kind: 'pitch', pitch: made }, 'speaker');
  return markup`<p class="facts">${facts.join(' · ')}</p>
${sectionsMarkup(sections, 2)}<p class="note">${note}</p>`;
}

/** The topics on which there is a point for an audience: those that it cares for first, in its order. */
function topicsFor(kit: Kit, { id, topics }: Audience): RecordOf<'topic'>[] {
  const points = kit.all('point').filter(({ say }) => say[id] !== undefined);
  const known = new Set(points.flatMap((point) => point.topics));
  const rest = kit.all('topic').map((topic) => topic.id);
  return [...new Set([...topics, ...rest])]
    .filter((topic) => known.has(topic))
    .flatMap((topic) => kit.find('topic', topic) ?? []);
}
