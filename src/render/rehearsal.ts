/** What a rehearsal shows, for a terminal. */
import type { Outcome, Place } from '../rehearsal/rehearsal.ts';
import { heading, paragraph } from './layout.ts';
import type { View } from './style.ts';

const BODY = { indent: '   ' };
const DAY = 86_400_000;

/** What the sceptic says. */
export function objectionLines(view: View, said: string, { number, isBack }: Place): string[] {
  const { style } = view;
  return [
    ...heading(view, `Objection ${number}${isBack ? ', once more' : ''}`),
    ...paragraph(view, said, { ...BODY, paint: style.strong }),
  ];
}

/** At the end: what to practise, and what went well. */
export function outcomeLines(view: View, outcomes: readonly Outcome[], now: Date): string[] {
  const bad = outcomes.filter(({ rated }) => rated === 'again' || rated === 'hard');
  const good = outcomes.filter((one) => !bad.includes(one));
  if (!outcomes.length) return paragraph(view, 'Nothing was rated, so there is nothing to say about it.');
  return [
    ...list(view, 'Practise these', bad, now),
    ...(bad.length && good.length ? [''] : []),
    ...list(view, 'These went well', good, now),
  ];
}

function list(view: View, name: string, outcomes: readonly Outcome[], now: Date): string[] {
  if (!outcomes.length) return [];
  const { style } = view;
  return [
    ...heading(view, name),
    ...outcomes.flatMap(({ title, id, due }) => [
      ...paragraph(view, title, { ...BODY, paint: style.strong }),
      ...paragraph(view, `gitops-kit show ${id}${due ? `; again ${when(due, now)}` : ''}`, {
        ...BODY,
        paint: style.muted,
      }),
    ]),
  ];
}

function when(due: Date, now: Date): string {
  const days = Math.round((due.getTime() - now.getTime()) / DAY);
  if (days < 1) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
