/** What was said in talks: a search over transcripts, whose results are moments. */
import { citeTalk } from '../records/citations.ts';
import type { Filters } from '../records/filters.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { momentId, toTimestamp } from '../records/moments.ts';
import { packOf } from '../records/pack-ids.ts';
import { plain } from '../text/text.ts';
import { tellingWords, termOf } from '../text/words.ts';
import type { CueIndex, FoundCue, IndexedCue } from './cue-index.ts';
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
  const asked = tellingWords(words).map((word) => {
    const term = termOf(word);
    const known = index.count(term) > 0 ? term : word.length > 3 ? index.beginning(term) : undefined;
    return { term: known ?? term, weight: Math.log(1 + index.cues / (1 + (known ? index.count(known) : 0))) };
  });
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
  if (!asked.length || filters.topic.length || filters.audience.length) return [];
  const weights = new Map(asked.map(({ term, weight }) => [term, weight]));
  const found = index.search(asked, UNSURE);
  const byNumber = new Map(found.map((one) => [one.number, one]));
  const passages = found.slice(0, CANDIDATES).flatMap((first) => {
    const start = index.cue(first.number);
    const transcript = start && transcripts[start.transcript];
    const talk = transcript && kit.find('talk', transcript.talk);
    if (!start || !talk || !passes(talk, filters)) return [];
    const passage = passageFrom(index, byNumber, first, start);
    const confidence = [...passage.terms].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0) / whole;
    return [{ ...passage, first, start, talk, transcript, confidence, score: passage.score * confidence ** 1.5 }];
  });
  const best: typeof passages = [];
  for (const passage of passages.toSorted((a, b) => b.score - a.score || a.first.number - b.first.number)) {
    if (best.length >= limit) break;
    if (passage.confidence < UNSURE) continue;
    // What overlaps a better passage is the same moment.
    if (best.some((other) => Math.abs(other.first.number - passage.first.number) < MOST_CUES)) continue;
    const text = textOf(index, passage.first.number, passage.last);
    if (phrases.every((phrase) => ` ${plain(text)} `.includes(` ${plain(phrase)} `))) best.push(passage);
  }
  return best.map(({ first, last, start, talk, transcript, confidence, score, terms }) => {
    const at = toTimestamp(start.start);
    const id = momentId(talk.id, at);
    return {
      kind: 'moment',
      id,
      pack: packOf(id) ?? transcript.pack,
      title: talk.title,
      text: textOf(index, first.number, last),
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

function passes(talk: RecordOf<'talk'>, { kind, speaker, event }: Filters): boolean {
  return (
    (!kind.length || kind.includes('quote') || kind.includes('talk')) &&
    (!speaker.length || speaker.some((id) => talk.speakers.includes(id))) &&
    (!event.length || event.includes(talk.event))
  );
}

/** A passage from a cue on, as far as it adds what was asked for. */
function passageFrom(
  index: CueIndex,
  found: ReadonlyMap<number, FoundCue>,
  first: FoundCue,
  start: IndexedCue,
): { last: number; score: number; terms: ReadonlySet<string> } {
  const terms = new Set(first.terms);
  let { score } = first;
  let last = first.number;
  for (let number = first.number + 1; number < first.number + MOST_CUES; number++) {
    const next = found.get(number);
    const added = next?.terms.filter((term) => !terms.has(term)) ?? [];
    if (!next || !added.length) continue;
    const cue = index.cue(number);
    if (!cue || cue.transcript !== start.transcript || cue.start - start.start > LONGEST) break;
    for (const term of added) terms.add(term);
    score += (next.score * added.length) / next.terms.length;
    last = number;
  }
  return { last, score, terms };
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
  const first = index.from(transcript, start);
  const texts: string[] = [];
  for (let number = first ?? index.cues; number < index.cues; number++) {
    const cue = index.cue(number);
    if (!cue || cue.transcript !== transcript || cue.start >= start + seconds) break;
    texts.push(cue.text);
  }
  return texts.length ? texts.join(' ') : undefined;
}
