/** What was said in talks: a search over transcripts, whose results are moments. */
import type { SearchResult } from 'minisearch';
import { citeTalk } from '../records/citations.ts';
import type { Filters } from '../records/filters.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { momentId, toSeconds, toTimestamp } from '../records/moments.ts';
import { packOf } from '../records/pack-ids.ts';
import { plain, standsIn } from '../text/text.ts';
import { tellingWords } from '../text/words.ts';
import type { CueIndex, IndexedCue } from './cue-index.ts';
import { meaningOf, queryFor, shareOf } from './meaning.ts';
import type { SearchHit, SearchRequest } from './search.ts';

/** A transcript, with the talk that it is of. */
export interface Transcript {
  /** The full id of the talk. */
  readonly talk: string;
  /** The pack that brings it. */
  readonly pack: string;
}

/** A passage as a result. */
export interface SpokenHit extends Omit<SearchHit, 'kind'> {
  readonly kind: 'moment';
}

/** A passage spans so many seconds and so many cues. */
const LONGEST = 15;
const MOST_CUES = 5;
/** So many of the best cues are looked at together with what follows them. */
const CANDIDATES = 400;
/** A passage must speak of so much of what was asked. */
const UNSURE = 0.5;
/** Fewer words than this say little without what follows. */
const FEW_WORDS = 12;

/**
 * The passages that answer a question, best first.
 * @param transcripts in the order in which the index numbers them; undefined where there is no such talk
 */
export function searchSpoken(
  kit: Kit,
  index: CueIndex,
  transcripts: readonly (Transcript | undefined)[],
  { words, phrases, filters, limit }: SearchRequest,
): SpokenHit[] {
  if (!tellingWords(words).length) return [];
  if (filters.topic.length || filters.audience.length || filters.industry.length) return [];
  const { asked } = meaningOf(words, index.terms);
  const { loaded, query } = queryFor(asked, index.terms);
  const found = loaded.search(query);
  const byNumber = new Map(found.map((one) => [Number(one.id), one]));
  const passages = found.slice(0, CANDIDATES).flatMap((first) => {
    const start = index.cue(first.id);
    const transcript = start && transcripts[start.transcript];
    const talk = transcript && kit.find('talk', transcript.talk);
    if (!start || !talk || !passes(talk, filters) || start.start >= endOf(talk)) return [];
    const passage = passageFrom(index, byNumber, first, start);
    const confidence = shareOf(asked, passage.asked);
    return [
      {
        ...passage,
        first: Number(first.id),
        start,
        talk,
        transcript,
        confidence,
        score: passage.score * confidence ** 1.5,
      },
    ];
  });
  const best: typeof passages = [];
  for (const passage of passages.toSorted((a, b) => b.score - a.score || a.first - b.first)) {
    if (best.length >= limit) break;
    if (passage.confidence < UNSURE) continue;
    // What overlaps a better passage is the same moment.
    if (best.some((other) => Math.abs(other.first - passage.first) < MOST_CUES)) continue;
    const text = plain(textOf(index, passage.first, passage.last));
    if (phrases.every((phrase) => standsIn(plain(phrase), text))) best.push(passage);
  }
  return best.map(({ first, last, start, talk, transcript, confidence, score, terms }) => {
    const at = toTimestamp(start.start);
    const id = momentId(talk.id, at);
    return {
      kind: 'moment',
      id,
      pack: packOf(id) ?? transcript.pack,
      title: talk.title,
      text: textOf(index, first, last),
      wording: 'quote',
      topics: talk.topics ?? [],
      audiences: [],
      sources: [citeTalk(kit, talk, at)],
      score: Math.round((score / (best[0]?.score ?? score)) * 1000) / 1000,
      confidence: Math.round(confidence * 1000) / 1000,
      likeness: 0,
      matched: [...terms],
    };
  });
}

/** When a talk ends, in seconds, where that is known. What a transcript has after it cannot be opened. */
function endOf({ length }: RecordOf<'talk'>): number {
  return (length === undefined ? undefined : toSeconds(length)) ?? Number.POSITIVE_INFINITY;
}

function passes(talk: RecordOf<'talk'>, { kind, speaker, event }: Filters): boolean {
  return (
    (!kind.length || kind.includes('quote') || kind.includes('talk')) &&
    (!speaker.length || speaker.some((id) => talk.speakers.includes(id))) &&
    (!event.length || event.includes(talk.event))
  );
}

/** A passage: its last cue, and which words of the question it has, as terms of the question and of its own. */
interface Passage {
  readonly last: number;
  readonly score: number;
  readonly asked: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

/** A passage from a cue on, as far as it adds what was asked for. */
function passageFrom(
  index: CueIndex,
  found: ReadonlyMap<number, SearchResult>,
  first: SearchResult,
  start: IndexedCue,
): Passage {
  const asked = new Set(first.queryTerms);
  const terms = new Set(first.terms);
  let { score, id: last } = first;
  for (let number = first.id + 1; number < first.id + MOST_CUES; number++) {
    const next = found.get(number);
    const added = next?.queryTerms.filter((term) => !asked.has(term)) ?? [];
    if (!next || !added.length) continue;
    const cue = index.cue(number);
    if (!cue || cue.transcript !== start.transcript || cue.start - start.start > LONGEST) break;
    for (const term of added) asked.add(term);
    for (const term of next.terms) terms.add(term);
    score += (next.score * added.length) / next.queryTerms.length;
    last = number;
  }
  return { last, score, asked, terms };
}

/** The words of cues, and of the next one where they are few. */
function textOf(index: CueIndex, first: number, last: number): string {
  const start = index.cue(first);
  const texts: string[] = [];
  for (let number = first; number < first + MOST_CUES; number++) {
    const cue = index.cue(number);
    if (!cue || cue.transcript !== start?.transcript) break;
    if (number > last && (texts.join(' ').split(' ').length >= FEW_WORDS || cue.start - (start?.start ?? 0) > LONGEST))
      break;
    texts.push(cue.text);
  }
  return texts.join(' ');
}

/** What was said in a transcript from a time on; undefined where nothing was. @param seconds how long to listen */
export function passageAt(index: CueIndex, transcript: number, start: number, seconds: number): string | undefined {
  const said = index.cuesOf(transcript).filter((cue) => cue.start >= start && cue.start < start + seconds);
  return said.length ? said.map(({ text }) => text).join(' ') : undefined;
}
