/** What a rehearsal shows, for a terminal. */
import type { Outcome, Place } from '../rehearsal/rehearsal.ts';
import { inSentence } from '../text/text.ts';
import type { Item } from './document.ts';
import { paragraph } from './layout.ts';
import type { View } from './style.ts';
import { sectionLines } from './text.ts';

const DAY = 86_400_000;

/** What the sceptic says. @param who says it, where it may be one of several */
export function objectionLines(view: View, said: string, { number, isBack }: Place, who?: string): string[] {
  const title = `Objection ${number}${isBack ? ', once more' : ''}${who === undefined ? '' : `: ${inSentence(who)}`}`;
  const passages = [{ role: 'spoken', text: said, isMain: true } as const];
  return sectionLines(view, [{ title, items: [{ passages, sources: [] }], isClose: true }]);
}

/** At the end: what to practise, and what went well. */
export function outcomeLines(view: View, outcomes: readonly Outcome[], now: Date): string[] {
  const bad = outcomes.filter(({ rated }) => rated === 'again' || rated === 'hard');
  const good = outcomes.filter((one) => !bad.includes(one));
  if (!outcomes.length) return paragraph(view, 'Nothing was rated, so there is nothing to say about it.');
  return sectionLines(view, [
    { title: 'Practise these', items: bad.map((one) => outcomeItem(one, now)), isClose: true },
    { title: 'These went well', items: good.map((one) => outcomeItem(one, now)), isClose: true },
  ]);
}

function outcomeItem({ title, id, due }: Outcome, now: Date): Item {
  const text = `gitops-kit show ${id}${due ? `; again ${when(due, now)}` : ''}`;
  return { title, passages: [{ role: 'aside', text }], sources: [] };
}

function when(due: Date, now: Date): string {
  const days = Math.round((due.getTime() - now.getTime()) / DAY);
  if (days < 1) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
