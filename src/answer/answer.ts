/** What to say when somebody has just said something: one function decides what kind of answer it is. */
import { UsageError } from '../errors.ts';
import { type Hit, toHit } from '../records/hit.ts';
import { KINDS, type KitRecord, type RecordOf } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { isOwn } from '../records/pack-ids.ts';
import { phrasingsOf } from '../records/texts.ts';
import { sentence } from '../records/use-case.ts';
import type { Searchable } from '../search/index.ts';
import { mendedWord } from '../search/meaning.ts';
import { sentencesIn } from '../text/sentences.ts';
import { isStopWord, tellingWords, termOf, wordsOf } from '../text/words.ts';
import { askedFor, hasNumber, isIn, lackOf, unspokenOf } from './asked.ts';
import { type Card, cardOf, type Listening } from './card.ts';
import { recollected } from './evidence.ts';
import type { Match, Matcher } from './matcher.ts';
import { type Named, namedIn } from './named.ts';
import { type Answer, isOwnIn } from './result.ts';
import { NOTHING_TOLD, type ToldBy } from './told.ts';
import { wordedBy } from './wordings.ts';

/** What an answer is made of. */
export interface Material {
  readonly kit: Kit;
  readonly index: Searchable;
  readonly matcher: Matcher;
}

export interface Wanted {
  /** The id of the audience in whose words to answer. */
  readonly audience?: string | undefined;
  /** What they have seen already, and is not to be shown as evidence again. */
  readonly told?: ToldBy;
  /** Topics of what was talked about last; those that the audience cares for where nobody says. */
  readonly about?: readonly string[] | undefined;
}

/** So many cards at most are nearest, or stand beside the likeliest. */
const MOST_NEAR = 3;
const MOST_RECORDS = 3;
/** How much a phrasing of a pack's record must be like what was said to be asked for on a card, from 0 to 1. */
const RELATED = 0.35;
/** So many records that were asked for lead the evidence of a card. */
const MOST_FIRST = 2;
/** So much of a speech is looked through for words that are known. In letters. */
const MOST_LETTERS = 300;
/** So many sentences of a speech are looked at one by one; nobody thanks for longer. */
const MOST_SENTENCES = 12;

/**
 * Answers what somebody said.
 * @throws UsageError where there is no word in it
 */
export function answer(material: Material, said: string, wanted: Wanted = {}): Answer {
  const { kit, matcher } = material;
  const matches = /[\p{L}\p{N}]/u.test(said) ? heardIn(material, said) : [];
  if (!matches.length || (!tellingWords(said).length && !isSaid(material, matches))) {
    throw new UsageError(
      said.trim() ? 'There is no word to answer in that.' : 'There is nothing to answer.',
      'Type what they said: gitops-kit answer "we have no time"',
    );
  }
  const own = wordedBy(kit, matcher, said);
  if (own?.kind === 'objection')
    return cardAnswer(material, namedIn(kit, said), [{ id: own.id, probability: 1 }, ...matches], wanted);
  if (own) return { type: 'points', ...split(kit, [own], wanted) };
  if (!isMeant(material, matches) && !isInWords(material, said)) return { ...NO_ANSWER, isUnknown: true };
  return decided(material, said, matches, wanted);
}

/**
 * What was said may mean, by what is left of it without what surely is small talk, so that praise hides no doubt. Where all
 * of it together seems to be small talk, and the rest is not surely something else, it is taken for that first.
 */
function heardIn(material: Material, said: string): readonly Match[] {
  const { matcher } = material;
  const whole = matcher.match(said);
  const sentences = sentencesIn(said);
  if (sentences.length < 2) return whole;
  const rest = sentences.filter((sentence, place) => place >= MOST_SENTENCES || !isSurelyTalk(material, sentence));
  if (!rest.length || rest.length === sentences.length) return whole;
  const matches = matcher.match(rest.join(' '));
  const talk = matches.filter(({ id }) => isTalk(material, id));
  const isOther = (matches[0]?.probability ?? 0) >= matcher.limits.sure;
  if (!isTalk(material, whole[0]?.id) || isOther) return matches;
  return [...talk, ...matches.filter(({ id }) => !isTalk(material, id))];
}

function isSurelyTalk(material: Material, sentence: string): boolean {
  const [first] = material.matcher.match(sentence);
  return isTalk(material, first?.id) && (first?.probability ?? 0) >= material.matcher.limits.sure;
}

/** Whether a question that may be small talk likely wants no card: nothing else is asked, and what no card answers is likely. */
function isIdle({ kit, matcher }: Material, said: string, matches: readonly Match[]): boolean {
  const unanswered = matches.filter(({ id }) => kit.find('intent', id)?.asks === undefined && kit.find('intent', id));
  const probability = unanswered.reduce((sum, one) => sum + one.probability, 0);
  return sentencesIn(said).length === 1 && probability >= matcher.limits.guess;
}

function isTalk({ kit }: Material, intent = ''): boolean {
  return kit.find('intent', intent)?.quiet === true;
}

/** Whether a card or a request is likely enough to be shown, as the model may know a word by a part of it. */
function isMeant({ kit, matcher }: Material, [first]: readonly Match[]): boolean {
  const isCalledFor = first && (kit.find('objection', first.id) ?? kit.find('intent', first.id)?.asks);
  return isCalledFor !== undefined && (first?.probability ?? 0) >= matcher.limits.guess;
}

/** Whether half of the words of what was said are known, as they were typed or but for a slip of the keyboard. */
function isInWords({ index, matcher }: Material, said: string): boolean {
  const isIndexed = (word: string) => index.has(termOf(word));
  const isSlip = (word: string) => mendedWord(word, index) !== word;
  const words = wordsOf(said.slice(0, MOST_LETTERS)).filter((word) => /\p{L}/u.test(word));
  const unknown = words.filter((word) => !isStopWord(word) && !matcher.knows(word) && !isIndexed(word));
  const isKnown = (many: number) => many > 0 && 2 * many >= words.length;
  // To look for slips takes longest.
  return (
    isKnown(words.length - unknown.length) || isKnown(words.length - unknown.filter((word) => !isSlip(word)).length)
  );
}

/** Whether words that say nothing by themselves are a question all the same, such as "why now?", or agreement. */
function isSaid(material: Material, [first]: readonly Match[]): boolean {
  const { sure, guess } = material.matcher.limits;
  return first !== undefined && first.probability >= (isTalk(material, first.id) ? sure : guess);
}

/** The answer where it is known what was meant. @param ids of cards and intents, best first; those that are not known are left out */
export function answerMeant(material: Material, said: string, ids: readonly string[], wanted: Wanted = {}): Answer {
  return decided(
    material,
    said,
    ids.map((id, place) => ({ id, probability: place ? 0 : 1 })),
    wanted,
  );
}

const NO_ANSWER = { type: 'other', topics: [], others: [] } as const satisfies Answer;

/** What kind of answer matches call for. */
function decided(material: Material, said: string, all: readonly Match[], wanted: Wanted): Answer {
  const { kit, matcher } = material;
  const { sure, guess } = matcher.limits;
  const matches = all.filter(({ id }) => kit.find('intent', id) ?? kit.find('objection', id));
  const [{ id, probability } = { id: '', probability: 0 }] = matches;
  const named = namedIn(kit, said);
  const intent = meantBy(kit, named, kit.find('intent', id));
  const isSure = probability >= sure;
  const isHere = named.asksOfHere;
  const isPassed =
    isTalk(material, id) && !isHere && (isSure || !said.includes('?') || isIdle(material, said, matches));
  if (isPassed && isSure) return { type: 'quiet', others: [] };
  const found = cardAnswer(material, named, matches, { ...wanted, isAsked: ownAsked(material, said, isHere) });
  if (isPassed) return { type: 'quiet', others: cardsIn(found) };
  // Who asks what happened here wants that, unless it is surely something else.
  const whatHappened = isHere && kit.all('intent').find(({ asks }) => asks === 'use-case');
  if (whatHappened && found.type !== 'sure' && intent?.asks !== 'use-case') {
    const here = asked(material, named, whatHappened, wanted, { certainty: 'guess', others: [] });
    if (here?.type === 'asked' && (isOwnIn(here) || intent?.quiet)) return surely(here);
  }
  if (!intent) return found;
  // What is surely small talk is near no card, though it is asked.
  if (intent.quiet) return isSure ? NO_ANSWER : found;
  const others = cardsIn(found)
    .slice(0, MOST_NEAR - 1)
    .map((card) => ({ ...card, certainty: 'near' as const }));
  if (!intent.asks) return { type: 'other', topics: topicsNear(kit, matches), others };
  // What hardly anybody asks for does not stand before the cards.
  if (probability < guess && found.type === 'nearest' && !isHere) return found;
  const answered = asked(material, named, intent, wanted, { certainty: isSure ? 'sure' : 'guess', others }) ?? found;
  return answered.type === 'asked' && isHere ? surely(answered) : answered;
}

/** Who wants figures on something does not ask what to measure, though both speak of the same. */
function meantBy(
  kit: Kit,
  { figuresOn }: Named,
  intent: RecordOf<'intent'> | undefined,
): RecordOf<'intent'> | undefined {
  const isCounted = figuresOn !== undefined && intent?.asks === 'metric';
  return (isCounted ? kit.all('intent').find(({ asks }) => asks === 'figure') : undefined) ?? intent;
}

/** What happened here is answered by that alone, and not by what others did. */
function surely(found: Extract<Answer, { type: 'asked' }>): Answer {
  return { ...found, certainty: isOwnIn(found) ? 'sure' : 'guess' };
}

/** Which records of their own company are asked for: all where they ask what happened here, else what is heard so. */
function ownAsked({ matcher }: Material, said: string, isHere: boolean): (record: KitRecord) => boolean {
  if (isHere) return () => true;
  return (record) => phrasingsOf(record).some((phrase) => matcher.likeness(said, phrase) >= RELATED);
}

/** The cards of an answer, likeliest first. */
function cardsIn(found: Answer): readonly Card[] {
  if (found.type === 'sure' || found.type === 'guess') return [found.card, ...found.others];
  return found.type === 'nearest' ? found.cards : [];
}

/** A card where one is likely enough, or else the nearest. */
function cardAnswer(material: Material, named: Named, matches: readonly Match[], wanted: Listening & Wanted): Answer {
  const { kit, matcher } = material;
  const { sure, guess } = matcher.limits;
  const likely = new Map<string, number>();
  for (const { id, probability } of matches)
    if (kit.find('objection', id) && !likely.has(id)) likely.set(id, probability);
  const [[likeliest = ''] = []] = likely;
  const first = askedWith(material, named, kit.find('objection', likeliest), wanted);
  const cards = [...likely].slice(0, MOST_NEAR).flatMap(([id, probability], place) => {
    const record = kit.find('objection', id);
    const certainty = place > 0 || probability < guess ? 'near' : probability < sure ? 'guess' : 'sure';
    if (!record) return [];
    return [cardOf(kit, record, { ...wanted, asked: place ? [] : first }, { probability, certainty })];
  });
  const [card, ...others] = cards;
  if (!card) return NO_ANSWER;
  if (card.certainty === 'near') return { type: 'nearest', cards };
  const lack = lackOf(
    kit,
    named,
    first.find(({ kind }) => kind === 'use-case'),
  );
  return { type: card.certainty, card, others, ...(lack && { lack }) };
}

/** What whoever says this asks for as well, narrowed by what they name; a figure of the industry where they want it counted. */
function askedWith(
  material: Material,
  named: Named,
  card: RecordOf<'objection'> | undefined,
  wanted: Wanted,
): KitRecord[] {
  const { kit } = material;
  const of = (asks: string | undefined) => {
    const kind = KINDS.find((one) => one === asks);
    const intent = kit.all('intent').find((one) => one.asks === kind);
    const asking = { ...intent, audience: wanted.audience };
    return kind ? askedFor(material, named, kind, asking, aboutIn(kit, wanted)) : [];
  };
  if (!card?.asks) return [];
  const counted = named.isCounted ? of('figure').filter((one) => isIn(one, named.industries)) : [];
  return [...counted.slice(0, 1), ...of(card.asks).slice(0, MOST_FIRST)];
}

/** Records that were asked for; undefined where there are none. */
function asked(
  material: Material,
  named: Named,
  intent: RecordOf<'intent'>,
  wanted: Wanted,
  rest: Pick<Extract<Answer, { type: 'asked' }>, 'certainty' | 'others'>,
): Answer | undefined {
  const { kit } = material;
  const { asks: kind } = intent;
  const asking = { ...intent, audience: wanted.audience };
  const records = kind ? askedFor(material, named, kind, asking, aboutIn(kit, wanted)) : [];
  if (!kind || !records.length) return undefined;
  const isHere = named.asksOfHere;
  // What happened in their own company is what they want to hear, whatever was named or shown before.
  const own = isHere ? records.filter(isOwn) : [];
  const shown = own.length ? split(kit, own, { audience: wanted.audience }) : split(kit, records, wanted);
  const counted = kind === 'figure' || named.isCounted ? shown.hits.map((hit) => withNumber(kit, hit)) : shown.hits;
  const about = kind === 'figure' ? unspokenOf(kit, named, asking, records) : undefined;
  const lack = isHere ? undefined : lackOf(kit, named, records[0], about);
  return { type: 'asked', kind, ...shown, hits: counted, ...rest, ...(isHere && { isHere }), ...(lack && { lack }) };
}

/** A use case as somebody tells it who was asked for numbers: with what came of it, where the number is only there. */
function withNumber(kit: Kit, hit: Hit): Hit {
  const { summary = '', outcome = '' } = kit.find('use-case', hit.id) ?? {};
  return hasNumber(outcome) && !hasNumber(summary) ? { ...hit, text: `${hit.text} ${sentence(outcome)}` } : hit;
}

/** Topics of what they talk about. */
function aboutIn(kit: Kit, { about, audience = '' }: Wanted): readonly string[] {
  return about?.length ? about : (kit.find('audience', audience)?.topics ?? []);
}

/** Records as hits: what is new, and what they know. */
function split(
  kit: Kit,
  records: readonly KitRecord[],
  { audience, told = NOTHING_TOLD }: Wanted,
): { hits: Hit[]; recalled: Hit[] } {
  const fresh = records.filter((record) => !told(record)).slice(0, MOST_RECORDS);
  return {
    hits: fresh.map((record) => toHit(kit, record, audience)),
    recalled: recollected(kit, records.slice(0, MOST_RECORDS), told).map((record) => toHit(kit, record, audience)),
  };
}

/** The topics of the cards that come nearest. */
function topicsNear(kit: Kit, matches: readonly Match[]): Hit[] {
  const cards = matches.flatMap(({ id }) => kit.find('objection', id) ?? []).slice(0, MOST_NEAR);
  const topics = [...new Set(cards.flatMap(({ topics: [first] }) => first ?? []))];
  return topics.flatMap((id) => kit.find('topic', id) ?? []).map((topic) => toHit(kit, topic));
}
