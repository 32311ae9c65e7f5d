/** An answer on the page, as one types. */
import type { Card } from '../../answer/card.ts';
import { type Answer, recordsIn } from '../../answer/result.ts';
import { plural } from '../../records/kinds.ts';
import { contentOf } from '../document.ts';
import { lackingIn } from '../lack.ts';
import { type Markup, markup } from '../markup.ts';
import { hrefOf, sectionsMarkup } from './body.ts';
import { linkMarkup } from './records.ts';

/** What is said of an answer before it is read, and the answer. */
export interface Shown {
  readonly status: string;
  readonly markup: string;
}

/** An answer as markup, with how sure it is in a line. */
export function answerShown(query: string, found: Answer): Shown {
  const lack = lackingIn(found);
  const status = statusOf(found) + (lack ? `. ${lack.replace(/\.$/, '')}` : '');
  const ids = recordsIn(found, true).map(({ id }) => id);
  if (found.type === 'quiet') {
    const others = markup`<article class="answer quiet" data-ids="${ids.join(' ')}">${othersMarkup(found)}</article>`;
    return { status, markup: found.others.length ? others.markup : '' };
  }
  const content = contentOf({ kind: 'answer', query, answer: found, more: false });
  const card = found.type === 'sure' || found.type === 'guess' ? found.card : undefined;
  // Of what is no card the status is all that there is to head it.
  const sections = card ? content.sections : content.sections.map((section) => ({ ...section, title: status }));
  return {
    status,
    markup: markup`<article class="answer ${found.type}" data-ids="${ids.join(' ')}">
${card && markup`<p class="kicker">${status}</p><h2><a href="${hrefOf(card) ?? ''}">${card.title}</a></h2>`}
${card ? markup`<div class="parts">${sectionsMarkup(sections, 3)}</div>` : sectionsMarkup(sections, 2)}
${othersMarkup(found)}</article>`.markup,
  };
}

/** How sure an answer is, in a line. */
function statusOf(found: Answer): string {
  switch (found.type) {
    case 'sure':
      return 'The answer to that';
    case 'guess':
      return 'No answer is sure; perhaps they mean this';
    case 'nearest':
      return 'No answer is sure; these come nearest, each with a sentence to say';
    case 'asked':
      return `They ask for ${plural(found.kind).replace('-', ' ')}; these fit best`;
    case 'points':
      return 'This says it in your own words';
    case 'other':
      if (found.isUnknown) return 'The kit knows no word of that, or hardly one; say it in other words';
      return found.topics.length ? 'No card answers that; the topics that come nearest' : 'No card answers that';
    case 'quiet':
      return found.others.length
        ? 'There seems to be nothing to answer in that'
        : 'There is nothing to answer in that; propose a first step';
  }
}

/** What else may be meant. */
function othersMarkup(found: Answer): Markup | undefined {
  const shown = recordsIn(found);
  const others: readonly Card[] = 'others' in found ? found.others.filter((one) => !shown.includes(one)) : [];
  if (!others.length) return undefined;
  return markup`<p class="others"><b>Or they mean</b> ${others.map((card) => markup`<span>${linkMarkup(card)}</span> `)}</p>
`;
}
