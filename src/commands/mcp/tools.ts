/** The tools of the server. Each does what the command of its name does, and opens, writes and remembers nothing. */
import type { Answer } from '../../answer/result.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { addressFor } from '../../queries/address.ts';
import { answerTo } from '../../queries/answer.ts';
import { findHits, findQuotes } from '../../queries/find.ts';
import { pitchFor } from '../../queries/pitch.ts';
import { recordsOf, show } from '../../queries/records.ts';
import type { TypedFilters } from '../../records/filters.ts';
import { toHit } from '../../records/hit.ts';
import { KINDS, type KitRecord, plural } from '../../records/kinds.ts';
import { citationText } from '../../render/citation.ts';
import { jsonOf, render } from '../../render/formats.ts';
import { lackingIn } from '../../render/lack.ts';
import type { Result } from '../../render/result.ts';
import { defineAnswer } from '../answer.ts';
import { originOf } from '../deliver.ts';
import { defineList } from '../list.ts';
import { defineOpen } from '../open.ts';
import type { Define } from '../options.ts';
import { definePitch } from '../pitch.ts';
import { defineQuotes } from '../quotes.ts';
import { defineSearch } from '../search.ts';
import { defineShow } from '../show.ts';

/** What a tool gives: the documented JSON, and the same in short with its sources. */
export interface Reply {
  readonly structured: object;
  readonly text: string;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  /** For a model: what it does, and when it is the right one. */
  readonly description: string;
  /** The command that does the same. */
  readonly define: Define;
  /** The arguments and flags of that which the tool takes, some with words of its own. */
  readonly takes: Readonly<Record<string, string | undefined>>;
  /** @param given as the definition of the command has it */
  run(context: Context, given: object): Promise<Reply>;
}

export const CARDS_URI = 'gitops-kit://cards';

const FILTERS = { audience: undefined, topic: undefined, speaker: undefined, event: undefined };

export const TOOLS: readonly Tool[] = [
  {
    name: 'answer',
    title: 'What to say to an objection',
    description: [
      'What to say to something that a colleague said about GitOps: an answer to say aloud, a question to ask back, evidence with its sources, and what is true in the objection.',
      `Best: read the list of cards once (the resource ${CARDS_URI}, or the tool "list" with the kind "objections"), choose up to three that fit what was said, best first, and pass their ids as "cards". You choose better than the small model that is asked without them.`,
      'The words, sources and dates are those of the kit. Repeat verbatim only what "wording" calls a quote, with its speaker, year and link; everything else is a paraphrase.',
    ].join(' '),
    define: defineAnswer,
    takes: {
      words: 'What somebody has just said, as they said it.',
      audience: undefined,
      cards: 'Ids of the cards that you consider right, best first.',
    },
    run: async (context, given) => {
      const { words, audience, cards } = given as { words: string; audience?: string; cards?: string[] };
      const result = await answerTo(context, words, { audience, cards });
      if (result.answer.type === 'quiet' && !result.answer.others.length)
        return { structured: jsonOf(result, await originOf(context, result)), text: QUIET };
      const lack = lackingIn(result.answer);
      return reply(context, result, `${lack ? `${lack}\n` : ''}${leadOf(result.answer) ?? ''}`);
    },
  },
  {
    name: 'search',
    title: 'Search the kit',
    description:
      'Everything in the kit on a question in plain words: points, quotes, use cases, figures, tools, steps, objections, talks, and what was said in transcripts of packs. Each result has its id, its sources, and whether its text is a quote or a paraphrase.',
    define: defineSearch,
    takes: { words: undefined, kind: undefined, ...FILTERS, industry: undefined, limit: undefined },
    run: finding(findHits),
  },
  {
    name: 'pitch',
    title: 'Talking points for a meeting',
    description:
      'Talking points in the words of one audience or several, in the order in which they are said, within a speaking time: an opening, points with reasons and sources, a quote, a question to ask, a small first step, and figures to have at hand.',
    define: definePitch,
    takes: { audience: undefined, topic: undefined, minutes: undefined },
    run: async (context, given) => {
      const { audience, topic, minutes } = given as { audience?: string[]; topic?: string[]; minutes: number };
      const kit = await context.kit();
      if (!audience?.length) throw missingAudience(kit.all('audience').map(({ id }) => id));
      const pitch = pitchFor(kit, { audiences: audience, topics: topic, minutes });
      return reply(context, { kind: 'pitch', pitch });
    },
  },
  {
    name: 'quotes',
    title: 'Verbatim quotes',
    description:
      'Verbatim words of practitioners, each with its speaker, event and second in the video. These may be repeated in quotation marks, word for word, with speaker, year and link.',
    define: defineQuotes,
    takes: { words: undefined, ...FILTERS, limit: undefined },
    run: finding(findQuotes),
  },
  {
    name: 'show',
    title: 'One record in full',
    description: 'Everything about one record, by its id; a talk with its moments in the order of the video.',
    define: defineShow,
    takes: { id: 'The id of a record, as other tools give it.' },
    run: async (context, given) => reply(context, await show(context, (given as { id: string }).id)),
  },
  {
    name: 'list',
    title: 'Browse the kit',
    description:
      'The ids and titles of a kind of record; without a kind, which kinds there are. The kind "objections" lists the cards, each with what people who say it may mean: choose among them for "answer".',
    define: defineList,
    takes: { kind: undefined, ...FILTERS, industry: undefined },
    run: async (context, given) => {
      const { kind, ...filters } = given as Omit<TypedFilters, 'kind'> & { kind?: string };
      return listed(context, kind, filters);
    },
  },
  {
    name: 'open_link',
    title: 'The address at its second',
    description:
      'The address of a talk at its second, of slides, or of the page of a tool. It opens nothing. Addresses that are known to be dead or taken over are refused, with the successor.',
    define: defineOpen,
    takes: {
      id_or_words: 'The id of a record, or words for it.',
      at: undefined,
      slides: 'The slides in place of the video.',
    },
    run: async (context, given) => {
      const { id_or_words: words, ...wishes } = given as { id_or_words: string; at?: string; slides?: boolean };
      const address = await addressFor(context, words, wishes);
      return { structured: address, text: `${citationText(address)}\n${address.url}` };
    },
  },
];

function missingAudience(ids: readonly string[]): UsageError {
  return new UsageError('Whom is it for? "audience" is missing.', `Choose of: ${ids.join(', ')}.`);
}

async function reply(context: Context, result: Result, lead?: string): Promise<Reply> {
  const origin = await originOf(context, result);
  const structured = jsonOf(result, origin);
  const text = await render('markdown', result, origin);
  return { structured, text: [lead, text, idsOf(structured)].filter(Boolean).join('\n') };
}

const QUIET = `That sounds like agreement or small talk, which wants no answer: propose a first step. If it is more, choose among the cards (${CARDS_URI}) and pass what fits as "cards".`;

/** What a model has to know of an answer that is not sure. */
function leadOf(answer: Answer): string | undefined {
  const better = `Choose among the cards (${CARDS_URI}) and pass what fits as "cards".\n`;
  switch (answer.type) {
    case 'quiet':
      return `Perhaps nothing in that wants an answer; if something does, these come nearest. ${better}`;
    case 'guess':
      return `A guess: no card is sure. ${better}`;
    case 'nearest':
      return `No card is sure; these come nearest. ${better}`;
    case 'other':
      return `No card answers that. ${better}`;
    default:
      return undefined;
  }
}

/** The ids of results, which a text for people leaves out. */
function idsOf(structured: object): string | undefined {
  const results = 'results' in structured && Array.isArray(structured.results) ? structured.results : [];
  const ids = results.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`);
  return ids.length ? `Ids, in this order: ${ids.join(', ')}` : undefined;
}

/** Only what one chooses by: a whole kind with all its fields would fill a model's memory. */
async function listed(context: Context, kind: string | undefined, filters: TypedFilters): Promise<Reply> {
  const kit = await context.kit();
  if (kind === undefined && !Object.keys(filters).length) {
    const kinds = KINDS.map((one) => ({ kind: one, name: plural(one), count: kit.all(one).length }));
    return { structured: { kinds }, text: kinds.map(({ name, count }) => `${name}: ${count}`).join('\n') };
  }
  const results = recordsOf(kit, kind, filters, KINDS.map(plural)).map((record) => {
    const { id, title, wording, pack } = toHit(kit, record);
    const meaning = meaningOf(record);
    return { kind: record.kind, id, ...(pack && { pack }), title, wording, ...(meaning && { meaning }) };
  });
  const text = results.map(({ id, title, meaning }) => [id, title, meaning].filter(Boolean).join(' | ')).join('\n');
  return { structured: { query: kind ?? '', results }, text };
}

function meaningOf(record: KitRecord): string | undefined {
  if (record.kind === 'objection') return record.really;
  return record.kind === 'intent' ? record.meaning : undefined;
}

/** A tool's work that finds records for words and filters. */
function finding(find: typeof findHits | typeof findQuotes): Tool['run'] {
  return async (context, given) => {
    const { words = '', limit, ...filters } = given as TypedFilters & { words?: string; limit: number };
    return reply(context, { kind: 'search', query: words, hits: await find(context, words, filters, limit) });
  };
}
