/** Everything that a record says, as labelled lines in the order in which they are worth reading. */

import { inSentence, joined } from '../text/text.ts';
import { speakerLine } from './citations.ts';
import { period } from './hit.ts';
import type { Kit } from './kit.ts';
import type { KitRecord, Tool } from './schema.ts';

/** `text` is a paragraph or a list: verbatim words, addresses that are safe to follow, or some that must not be. */
export interface Detail {
  readonly label: string;
  readonly text: string | readonly string[];
  readonly type?: 'verbatim' | 'link' | 'former';
}

type Entry = readonly [label: string, text: string | readonly string[] | undefined, type?: Detail['type']];

/** The details of a record; what it does not have is left out. */
export function details(kit: Kit, record: KitRecord): Detail[] {
  return entries(kit, record).flatMap(([label, text, type]) =>
    text === undefined || text.length === 0 ? [] : [{ label, text, ...(type && { type }) }],
  );
}

function entries(kit: Kit, record: KitRecord): readonly Entry[] {
  switch (record.kind) {
    case 'audience':
      return [
        ['Open with', record.openings],
        ['Ask', record.questions],
        ['Their goals', record.goals],
        ['Their worries', record.challenges],
        ['Measured by', record.metrics],
        ['Cares about, in this order', record.topics.map((id) => kit.find('topic', id)?.label ?? id).join(', ')],
        ['Words to use', record.use.map(({ word, why }) => `${word}: ${why}.`)],
        [
          'Words to avoid',
          record.avoid.map(({ word, instead, why }) => `${word}${instead ? ` (say: ${instead})` : ''}: ${why}.`),
        ],
        ['Also called', record.aliases.join(', ')],
      ];
    case 'topic':
      return [
        ['Also called', record.aliases.join(', ')],
        ['Words people use', record.vocabulary.join(', ')],
      ];
    case 'event':
      return [
        ['When', period(record.start, record.end)],
        ['Note', record.note],
        ['Playlist', record.playlist, 'link'],
        [
          'Talks',
          kit
            .all('talk')
            .filter(({ event }) => event === record.id)
            .map(({ id, title }) => `${title} (${id})`),
        ],
      ];
    case 'speaker':
      return [
        ['At the time of the talks', [record.role, record.organisation].filter(Boolean).join(', ')],
        ['Note', record.note],
        ['Also written', record.aliases?.join(', ')],
        [
          'Talks',
          kit
            .all('talk')
            .filter(({ speakers }) => speakers.includes(record.id))
            .map(({ id, title }) => `${title} (${id})`),
        ],
      ];
    case 'talk':
      return [
        ['Speakers', record.speakers.map((id) => speakerLine(kit, id))],
        ['Event', kit.find('event', record.event)?.name ?? record.event],
        ['Note', record.note],
        ['Slides', record.slides, 'link'],
      ];
    case 'quote':
      return [
        ['Verbatim', record.text, 'verbatim'],
        ['Said by', record.speakers.map((id) => speakerLine(kit, id))],
        ['Answers', record.answers],
      ];
    case 'point':
      return [
        ...wordings(kit, record.say, 'To'),
        ['Because', record.because],
        ['Ask', record.ask],
        ['When it does not hold', record.caveat],
        ['Figures', record.figures?.map((id) => kit.find('figure', id)?.statement ?? id)],
        ['Moves', record.metrics?.map((id) => kit.find('metric', id)?.name ?? id).join(', ')],
      ];
    case 'objection':
      return [
        ['It is about', record.about],
        ['They may mean', record.really],
        ['Acknowledge', record.acknowledge],
        ['Ask', record.ask],
        ...wordings(kit, record.respond, 'Say to'),
        ['To be fair', record.concede],
        ['Exactly how', record.how],
        ['In a message', record.brief],
        ['Evidence', record.evidence.join(', ')],
        ['Heard as', record.heard],
      ];
    case 'use-case':
      return [
        ['In short', record.summary],
        ['When', record.year === undefined ? undefined : String(record.year)],
        ['Industry', record.industry],
        ['How large', record.scale],
        ['What came of it', record.outcome],
        ['What was learned', record.lesson],
        ['How it works', record.how],
        ['Tools', record.tools?.map((id) => kit.find('tool', id)?.name ?? id).join(', ')],
      ];
    case 'metric':
      return [
        ['What it is', record.definition],
        ['Called today', record.today === record.name ? undefined : record.today],
        ['Better is', record.better],
        [
          'Bands',
          record.bands &&
            ['elite', 'high', 'medium', 'low'].map((band) => `${band}: ${record.bands?.[band as 'elite']}`),
        ],
        ['Bands of', record.bands?.year],
        ['What moves it', record.lever],
        ['Because', record.because],
        ['Since then', record.superseded],
      ];
    case 'principle':
      return [
        ['Set', record.set === 'kit' ? "The kit's four, of 2020" : 'OpenGitOps, version 1.0.0, of October 2021'],
        ['Meaning', record.meaning, record.wording === 'verbatim' ? 'verbatim' : undefined],
      ];
    case 'tool':
      return [
        ['What it is for', record.purpose],
        ['Category', record.category],
        ['CNCF', cncfLine(record)],
        ['Status', record.status],
        ['Now', record.now],
        ['Instead', record.successor?.name],
        ['Address', [record.address, record.successor?.address].filter((address) => address !== undefined), 'link'],
        ['Do not use', record.former?.map(formerLine), 'former'],
        ['As of', record.asOf],
      ];
    case 'step':
      return [
        ...(record.say ? wordings(kit, record.say, 'Say to') : []),
        ['Why', record.why],
        ['How', record.how],
        ['Effort', record.effort],
      ];
    case 'figure':
      return [
        ['Finding', record.statement],
        ['Of', record.asOf],
        ['Asked or counted', record.sample],
        ['Paid for by', record.sponsor],
        ['Careful', record.caution],
        ['Since then', record.superseded],
      ];
    case 'resource':
      return [
        ['Note', record.note],
        ['Status', record.status],
        ['Instead', record.successor?.name],
        ['Address', [record.address, record.successor?.address].filter((address) => address !== undefined), 'link'],
        ['Do not use', record.former?.map(formerLine), 'former'],
        ['As of', record.asOf],
      ];
  }
}

function wordings(kit: Kit, say: Readonly<Record<string, string>>, before: string): Entry[] {
  return Object.entries(say).map(([id, text]): Entry => {
    const label = kit.find('audience', id)?.label ?? id;
    return [`${before} ${inSentence(label)}`, text];
  });
}

function cncfLine({ cncf }: Tool): string | undefined {
  if (!cncf) return undefined;
  return joined(
    [cncf.level + (cncf.since ? ` since ${cncf.since}` : ''), ...(cncf.partOf ? [`part of ${cncf.partOf}`] : [])],
    ',',
  );
}

function formerLine({ address, status, note }: { address: string; status: string; note?: string | undefined }): string {
  return `${address} (${status})${note ? `: ${note}` : ''}`;
}
