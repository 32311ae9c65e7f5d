/** A message in short: so few words and links that it is read, what was agreed first. */
import type { Citation } from '../records/citations.ts';
import { headline } from '../records/hit.ts';
import { sentencesIn } from '../text/sentences.ts';
import { countWords, inSentence, joined } from '../text/text.ts';
import type { FollowUp, FollowUpItem, FollowUpPart, Purpose } from './follow-up.ts';

/** So many words and links fit onto one screen. */
export const MOST_WORDS = 250;
export const MOST_LINKS = 10;

/** What else was shown is worth a link, but no list of links; and one proposal beside the first is enough. */
const MOST_SPARE: Readonly<Partial<Record<Purpose, number>>> = { shown: 3, proposed: 1 };

/** The least of an item, the same with a link, with whose that is, and all of it. */
const LENGTHS = ['least', 'linked', 'named', 'whole'] as const;
type Lengths = Readonly<Partial<Record<(typeof LENGTHS)[number], FollowUpItem | undefined>>>;

/** An item in its lengths; none of it has to be sent where `isSpare`. */
interface Choice {
  readonly purpose: Purpose;
  readonly lengths: Lengths;
  readonly isSpare: boolean;
  /** What an answer is called where there is no room for a sentence of it. */
  readonly name?: string | undefined;
  /** The record that it is about. */
  readonly id?: string | undefined;
}

/** What is told first is made longer first, as far as there is room. */
const ORDER: readonly Purpose[] = ['agreed', 'open', 'answered', 'proposed', 'shown'];

/**
 * A follow-up in at most 250 words and ten links. What was agreed stands in it as it is, which alone may take more. Each
 * answer has its first sentence, then its link and then all its words, as long as there is room, in the order of the
 * conversation; the others are named in one line. What is open stands in it by its name.
 * @param taken the words that stand around it, such as whose content it is
 */
export function inShort(whole: FollowUp, taken: number): FollowUp {
  const choices = whole.parts.map(({ purpose, items }) => items.map((item, place) => choiceOf(purpose, item, place)));
  const titles = [whole.title, ...whole.parts.map(({ title }) => title)];
  const words = titles.reduce((sum, title) => sum + countWords(title) + MARK, taken);
  const lacking = ({ items }: Chosen) =>
    choices.filter((own) => own.some((choice) => !choice.isSpare && !items.has(choice))).length;
  let chosen = chosenOf(choices.flat(), MOST_WORDS - words);
  // What has no line of its own is told in one with others, for which there must be room.
  for (let told = 0; lacking(chosen) > told; ) {
    told = lacking(chosen);
    chosen = chosenOf(choices.flat(), MOST_WORDS - words - told * REST_WORDS);
  }
  const parts = whole.parts.map((part, place): FollowUpPart => {
    const own = choices[place] ?? [];
    const left = own.filter((choice) => !choice.isSpare && !chosen.items.has(choice));
    const items = own.flatMap((choice) => chosen.items.get(choice) ?? []);
    return { ...part, items: [...items, ...rest(part.purpose, left, chosen.named)] };
  });
  return { ...whole, parts: parts.filter(({ items }) => items.length), isShort: true };
}

interface Chosen {
  /** Which length of each item is sent. */
  readonly items: ReadonlyMap<Choice, FollowUpItem>;
  /** What is named at least. */
  readonly named: ReadonlySet<Choice>;
}

/** What fits into so many words. */
function chosenOf(all: readonly Choice[], room: number): Chosen {
  const items = new Map<Choice, FollowUpItem>();
  const named = new Set<Choice>();
  let words = room;
  let links = MOST_LINKS;
  const costOf = (choice: Choice, item: FollowUpItem) => {
    const before = items.get(choice);
    const taken = before ? wordsOf(before) : named.has(choice) ? nameWords(choice) : 0;
    return { words: wordsOf(item) - taken, links: linksOf(item) - (before ? linksOf(before) : 0) };
  };
  const take = (choice: Choice, wanted: FollowUpItem | undefined, isDue = false): boolean => {
    if (!wanted) return false;
    const others = Array.from(items).flatMap(([other, { sources }]) => (other === choice ? [] : sources));
    const item = withoutLinksOf(others, wanted);
    const cost = costOf(choice, item);
    if (!isDue && (cost.words > words || cost.links > links)) return false;
    words -= cost.words;
    links -= cost.links;
    items.set(choice, item);
    return true;
  };
  const ordered = ORDER.flatMap((purpose) => all.filter((one) => one.purpose === purpose));
  const due = ordered.filter(({ isSpare }) => !isSpare);
  for (const choice of due.filter(({ purpose }) => purpose === 'agreed')) take(choice, choice.lengths.least, true);
  for (const choice of due.filter(({ purpose }) => purpose === 'proposed')) take(choice, choice.lengths.least);
  for (const choice of due) {
    if (choice.purpose === 'open') take(choice, choice.lengths.least);
    if (choice.purpose !== 'answered' || nameWords(choice) > words) continue;
    named.add(choice);
    words -= nameWords(choice);
  }
  // Who has no sentence yet has no link either, and nobody has more words before all have their links.
  for (const length of LENGTHS)
    for (const choice of due) if (items.has(choice) !== (length === 'least')) take(choice, choice.lengths[length]);
  // Whoever is only named had no room, so that nothing else has.
  if (Array.from(named).some((choice) => choice.lengths.least && !items.has(choice))) return { items, named };
  for (const purpose of ORDER) {
    let left = MOST_SPARE[purpose] ?? MOST_WORDS;
    for (const choice of ordered)
      if (choice.purpose === purpose && choice.isSpare && left > 0 && take(choice, choice.lengths.least)) left--;
  }
  return { items, named };
}

/** An item without an address that stands in the message already. */
function withoutLinksOf(others: readonly Citation[], item: FollowUpItem): FollowUpItem {
  const isNew = ({ url }: Citation) => url === undefined || others.every((one) => one.url !== url);
  return item.sources.every(isNew) ? item : { ...item, see: '', sources: item.sources.filter(isNew) };
}

/** What has no line of its own: by its name, or else counted. */
function rest(purpose: Purpose, left: readonly Choice[], named: ReadonlySet<Choice>): FollowUpItem[] {
  // A proposal for which there is no room is nothing that was spoken of.
  if (!left.length || purpose === 'proposed') return [];
  const names = left.flatMap((choice) => (named.has(choice) ? (choice.name ?? []) : []));
  const counted = left.length - names.length;
  const all = [...names, ...(counted > 1 ? [`${counted} more points`] : counted ? ['one more point'] : [])];
  if (purpose === 'open') return [said({ text: `And ${joined(all)}, which I have noted` })];
  const ids = left.flatMap(({ id }) => id ?? []);
  const text = `We also spoke about ${names.some((name) => name.includes(',')) ? all.join('; ') : joined(all)}.`;
  return [{ ...said({ text }), others: ids }];
}

/** The words that `rest` may add to a part of a message beside names. */
const REST_WORDS = 9;
/** What stands before an item or a heading counts as a word, as it does for whoever counts those of a file. */
const MARK = 1;

function nameWords({ name = '' }: Choice): number {
  // An `and` may stand before it.
  return countWords(name) + 1;
}

function choiceOf(purpose: Purpose, item: FollowUpItem, place: number): Choice {
  switch (purpose) {
    case 'agreed':
      return { purpose, lengths: { least: item }, isSpare: false };
    case 'open': {
      const { text, brief = text } = item;
      return { purpose, lengths: { least: said({ text: brief }), whole: said({ text }) }, isSpare: false };
    }
    case 'proposed':
      // A request needs no proof.
      return { purpose, lengths: { least: said({ text: item.text, hits: item.hits }) }, isSpare: place > 0 };
    case 'answered': {
      const { text, about, brief = about, record, hits } = item;
      return {
        purpose,
        lengths: text === undefined ? askedLengths(item) : answerLengths(item),
        isSpare: about === undefined,
        name: brief,
        id: record?.id ?? hits[0]?.id,
      };
    }
    case 'shown':
      return { purpose, lengths: { least: shownItem(item) }, isSpare: true };
  }
}

/** An answer: its first sentence, the same with a link that supports it, with whose that is, and in full. */
function answerLengths({ about: name = '', text = '', record, support }: FollowUpItem): Lengths {
  const [first = text] = sentencesIn(text);
  // What begins with its own name needs none.
  const about = text.startsWith(name) ? undefined : name;
  const least = said({ about, text: first, record });
  if (!support) return { least, whole: said({ about, text, record }) };
  // A story is told by whose it is, not by the page that tells it.
  const { source, hit, by = nameOf(source) } = support;
  const see = hit?.sponsor === undefined ? by : `${by}, paid for by ${hit.sponsor}`;
  const toldOf = (words: string, see: string) =>
    linked(said({ about, text: words, record, hits: hit ? [hit] : [] }), source, see);
  return { least, linked: toldOf(first, ''), named: toldOf(first, see), whole: toldOf(text, see) };
}

/** What was shown, in its own words where it is verbatim, and with its link; undefined where nothing was. */
function shownItem({ about, hits: [hit] }: FollowUpItem): FollowUpItem | undefined {
  if (!hit) return undefined;
  const [source] = hit.sources;
  const text = hit.wording === 'quote' ? `“${hit.text}”` : headline(hit);
  // Who is quoted is named, and so is what has no address.
  const isNamed = source && (hit.wording === 'quote' || source.url === undefined);
  const told = said({ about, text: isNamed ? `${text} (${nameOf(source)})` : text, hits: [hit] });
  return source?.url === undefined ? told : { ...told, sources: [source] };
}

/** What was asked for, with a link: of a story its first sentence, or all that was done. */
function askedLengths(item: FollowUpItem): Lengths {
  const [hit] = item.hits;
  const shown = shownItem(item);
  const [, who] = /^(.*?)(?: \(.*?\))?: /.exec(hit?.kind === 'use-case' ? hit.title : '') ?? [];
  if (!hit || !shown || who === undefined) return { least: shown };
  const [first = hit.text] = sentencesIn(hit.text);
  // A story that does not say what it is an example of says whose it is, and that it is one.
  const textOf = (words: string) =>
    words.includes(who)
      ? words
      : /\b(?:GitOps|Git|Flux|Argo)\b/.test(words)
        ? words.replace(/\.?$/, ` (${who}).`)
        : `${who} works this way: ${inSentence(words)}`;
  const toldOf = (words: string) => ({ ...shown, text: textOf(words) });
  return { least: toldOf(first), whole: toldOf(hit.text) };
}

/** The same with an address behind it and what that leads to; a source without one is named. */
function linked(told: FollowUpItem, source: Citation, see: string): FollowUpItem {
  if (source.url !== undefined) return { ...told, see, sources: [source] };
  const by = nameOf(source);
  return { ...told, see: see === '' || see === by ? by : `${see} (${by})` };
}

/** An item that says something and leads nowhere. */
function said({
  about,
  text,
  record,
  hits = [],
}: { readonly [Key in keyof FollowUpItem]?: FollowUpItem[Key] | undefined }): FollowUpItem {
  return {
    ...(about !== undefined && { about }),
    ...(text !== undefined && { text }),
    ...(record && { record }),
    see: '',
    hits,
    sources: [],
  };
}

/** Who said or published something, in few words: without what stands in brackets. */
function nameOf({ speakers, publisher, title }: Citation): string {
  return joined(speakers) || (publisher?.replace(/ \(.*$/, '') ?? title);
}

/** The words of an item as it is written, its address among them. */
function wordsOf(item: FollowUpItem): number {
  const { about = '', text = '', see = '', hits, record } = item;
  const known = (record ? [] : hits).flatMap(({ sponsor, effort }) => [
    sponsor && `Paid for by: ${sponsor}`,
    effort && `Effort: ${effort}.`,
  ]);
  return countWords([about, text, see, ...known].join(' ')) + linksOf(item) + MARK;
}

function linksOf({ sources }: FollowUpItem): number {
  return sources.filter(({ url }) => url !== undefined).length;
}
