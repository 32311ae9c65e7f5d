/** One result of every kind, as renderers get them. */

import { answer } from '../../src/answer/answer.ts';
import { cardOf } from '../../src/answer/card.ts';
import { followUp } from '../../src/conversation/follow-up.ts';
import { pitch } from '../../src/pitch/pitch.ts';
import { toHit } from '../../src/records/hit.ts';
import type { Kit } from '../../src/records/kit.ts';
import { findRecord, shown } from '../../src/records/show.ts';
import type { Origin, Result } from '../../src/render/result.ts';
import { realMaterial } from './kit.ts';

export const ORIGIN: Origin = {
  credits: [{ title: 'The bakery', licence: 'CC-BY-4.0', attribution: 'After the bakers’ own words.' }],
  day: '2026-11-22',
};

/** Results of the real kit, by what they are. */
export function resultsOf(kit: Kit): Readonly<Record<string, Result>> {
  const audiences = (...ids: string[]) => kit.all('audience').filter(({ id }) => ids.includes(id));
  const said = (query: string, more: boolean): Result => ({
    kind: 'answer',
    query,
    answer: answer({ ...realMaterial(), kit }, query),
    more,
  });
  const show = (id: string): Result => ({ kind: 'show', query: id, shown: shown(kit, findRecord(kit, id)) });
  const hits = kit.records.filter((_, place) => place % 7 === 0).map((record) => toHit(kit, record));
  return {
    'a pitch': { kind: 'pitch', pitch: pitch(kit, { audiences: audiences('leadership'), minutes: 5 }) },
    'a pitch for several': {
      kind: 'pitch',
      pitch: pitch(kit, { audiences: audiences('sre', 'leadership'), minutes: 3 }),
    },
    'an answer': said("we don't have time to learn this", false),
    'several answers': said("we don't have time to learn this", true),
    'the nearest cards': {
      kind: 'answer',
      query: 'x',
      answer: {
        type: 'nearest',
        cards: kit
          .all('objection')
          .slice(0, 3)
          .map((one) => cardOf(kit, one, {})),
      },
      more: false,
    },
    'points for an answer': {
      kind: 'answer',
      query: 'x',
      answer: { type: 'asked', kind: 'use-case', certainty: 'sure', hits: hits.slice(0, 3), recalled: [], others: [] },
      more: false,
    },
    'a search': { kind: 'search', query: 'who changed production', hits },
    quotes: { kind: 'search', query: '', hits: kit.all('quote').map((quote) => toHit(kit, quote)) },
    'a talk': show('cost-compliance-velocity'),
    'a metric': show('time-to-restore-service'),
    'an unsafe tool': show(kit.all('tool').find(({ former }) => former)?.id ?? ''),
    'a follow-up': {
      kind: 'follow-up',
      followUp: followUp({
        audiences: audiences('sre'),
        answers: [
          {
            answered: { id: 'no-budget', about: 'What it costs', brief: 'what it costs', text: 'Time.' },
            used: hits.slice(0, 12),
          },
          { used: hits.slice(8, 20) },
        ],
        agreed: ['One oven & no more'],
        proposed: [],
        open: [{ verbatim: 'who pays for <coffee>?' }],
        pitched: hits.slice(18, 24),
      }),
    },
  };
}
