/** The pages that list a kind of record, in groups. */
import { citations, type Hit, headline, toHit, yearOfUseCase } from '../../records/hit.ts';
import { type Kind, type KitRecord, plural, type RecordOf } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';
import { asSentence, joined } from '../../text/text.ts';
import { type Markup, markup } from '../markup.ts';
import type { Page } from './page.ts';
import { folderOf } from './paths.ts';
import { linkMarkup } from './records.ts';

/** What a list of a kind says of itself, and in which groups it is read. */
interface Listing {
  readonly title: string;
  readonly lead: string;
  /** The group of a record; lists without groups have one. */
  group?(kit: Kit, record: KitRecord): string;
  /** What is said of a record behind its name. */
  note?(kit: Kit, record: KitRecord): string;
  /** Groups by their names, the latest first. */
  readonly isByDate?: boolean;
}

const LISTINGS: Partial<Readonly<Record<Kind, Listing>>> = {
  objection: {
    title: 'What people say, and what to say',
    lead: 'Each has words to say, a question to ask back, evidence, and what is true in the objection.',
    group: (kit, record) => topicLabel(kit, record as RecordOf<'objection'>),
  },
  quote: {
    title: 'Quotes',
    lead: 'Verbatim, each with its speaker and its moment.',
    note: (kit, record) => joined(citations(kit, record)[0]?.speakers ?? []),
  },
  'use-case': {
    title: 'Who does it',
    lead: 'Use cases by industry, the latest first; lessons of those who went back are among them.',
    group: (kit, record) => {
      const { industry = '' } = record as RecordOf<'use-case'>;
      return kit.find('industry', industry)?.label ?? 'Other industries';
    },
    note: (_, record) => String(yearOfUseCase(record) || ''),
  },
  talk: {
    title: 'Talks',
    lead: 'By event, each with its moments in order.',
    group: (kit, record) => kit.find('event', (record as RecordOf<'talk'>).event)?.name ?? 'Other events',
    note: (kit, record) => joined(citations(kit, record)[0]?.speakers ?? []),
  },
  figure: {
    title: 'Figures',
    lead: 'By year, each with who was asked or counted, and who paid for it.',
    group: (_, record) => (record as RecordOf<'figure'>).asOf.slice(0, 4),
    note: (_, record) => (record as RecordOf<'figure'>).sponsor ?? '',
    isByDate: true,
  },
  tool: {
    title: 'Tools',
    lead: 'What each is for, and what has become of it.',
    group: (_, record) => asSentence((record as RecordOf<'tool'>).category),
    note: (_, record) => ((record as RecordOf<'tool'>).status === 'active' ? '' : (record as RecordOf<'tool'>).status),
  },
  step: { title: 'First steps', lead: 'Small things to propose, each with what it takes.' },
  point: {
    title: 'Points',
    lead: 'Claims worth making, in words for each audience.',
    group: (kit, record) => topicLabel(kit, record as RecordOf<'point'>),
  },
};

function topicLabel(kit: Kit, { topics: [first = ''] }: { readonly topics: readonly string[] }): string {
  return kit.find('topic', first)?.label ?? 'Other';
}

/** The page that lists a kind. */
export function listPage(kit: Kit, kind: Kind): Page {
  const { title = asSentence(plural(kind).replaceAll('-', ' ')), lead = '', isByDate } = LISTINGS[kind] ?? {};
  const place = folderOf(kind);
  const groups = grouped(kit, kind);
  if (isByDate) groups.sort(([a], [b]) => (a < b ? 1 : -1));
  const count = kit.all(kind).length;
  return {
    place,
    title,
    description: `${count} ${plural(kind).replaceAll('-', ' ')} of the GitOps Conversation Kit. ${lead}`,
    type: 'website',
    main: markup`<h1>${title}</h1>
<p class="lead">${lead}</p>
<div class="groups">${groups.map((group) => groupMarkup(kit, kind, group, 2))}</div>`,
  };
}

/** Records of a kind in their groups. */
export function grouped(kit: Kit, kind: Kind): [name: string, records: KitRecord[]][] {
  const groups = new Map<string, KitRecord[]>();
  const records: readonly KitRecord[] = kit.all(kind);
  for (const record of records.toSorted((a, b) => yearOfUseCase(b) - yearOfUseCase(a))) {
    const name = LISTINGS[kind]?.group?.(kit, record) ?? '';
    groups.set(name, [...(groups.get(name) ?? []), record]);
  }
  return [...groups];
}

/** A group with its heading, as a list of links. */
export function groupMarkup(kit: Kit, kind: Kind, [name, records]: [string, KitRecord[]], level: number): Markup {
  const heading = name ? markup`<h${level}>${name}</h${level}>` : undefined;
  return markup`<section>${heading}<ul>${records.map((record) => rowMarkup(toHit(kit, record), LISTINGS[kind]?.note?.(kit, record)))}</ul></section>
`;
}

function rowMarkup(hit: Hit, note: string | undefined): Markup {
  const name = hit.kind === 'quote' ? `“${hit.text}”` : headline(hit);
  return markup`<li>${linkMarkup(hit, name)}${note && markup` <small>${note}</small>`}</li>\n`;
}
