/** A message in short: so few words and links that it is read, what was agreed first. */
import type { Citation } from '../records/citations.ts';
import { headline } from '../records/hit.ts';
import { sentencesIn } from '../text/sentences.ts';
import { countWords, joined } from '../text/text.ts';
import type { FollowUp, FollowUpItem, FollowUpPart, Purpose } from './follow-up.ts';

/** So many words and links fit onto one screen. */
export const MOST_WORDS = 250;
export const MOST_LINKS = 10;

/** What else was shown is worth a link, but no list of links. */
const MOST_SHOWN = 3;

/** An item in several lengths, the shortest first; none of it has to be sent where `isSpare`. */
interface Choice {
  readonly purpose: Purpose;
  readonly lengths: readonly FollowUpItem[];
  readonly isSpare: boolean;
  /** True where the shortest has to be there, whatever else has room. */
  readonly isKept?: boolean;
}

/** What is told first is made longer first, as far as there is room. */
const ORDER: readonly Purpose[] = ['agreed', 'open', 'proposed', 'answered', 'shown'];

/**
 * A follow-up in at most 250 words and ten links. What was agreed stands in it as it is, and each answer with the sentence
 * that says what is done: only these may take more than 250 words. What is open stays in it by its name; how much more is
 * said depends on the room.
 * @param taken the words that stand around it, such as whose content it is
 */
export function inShort(whole: FollowUp, taken: number): FollowUp {
  const choices = whole.parts.map(({ purpose, items }) => items.map((item, place) => choiceOf(purpose, item, place)));
  // Where there are headings, it is said whom it is for.
  const facts = `What we spoke about · For ${joined(whole.audiences.map(({ label }) => label))}`;
  const titles = [whole.title, facts, ...whole.parts.map(({ title }) => title)];
  const words = titles.reduce((sum, title) => sum + countWords(title) + MARK, taken);
  const isDue = (choice: Choice) => !choice.isSpare;
  const all = choices.flat();
  const lacking = (chosen: ReadonlyMap<Choice, FollowUpItem>) =>
    choices.filter((own) => own.some((choice) => isDue(choice) && !chosen.has(choice))).length;
  let chosen = chosenOf(all, MOST_WORDS - words);
  // What does not fit even by its name is counted, for which there must be room.
  for (let counted = 0; lacking(chosen) > counted; ) {
    counted = lacking(chosen);
    chosen = chosenOf(all, MOST_WORDS - words - counted * REST_WORDS);
  }
  const parts = whole.parts.map((part, place): FollowUpPart => {
    const own = choices[place] ?? [];
    const left = own.filter((choice) => isDue(choice) && !chosen.has(choice)).length;
    return { ...part, items: [...own.flatMap((choice) => chosen.get(choice) ?? []), ...rest(part.purpose, left)] };
  });
  return { ...whole, parts: parts.filter(({ items }) => items.length), isShort: true };
}

/** Which length of each item fits into so many words; an item that does not fit has none. */
function chosenOf(all: readonly Choice[], room: number): ReadonlyMap<Choice, FollowUpItem> {
  const chosen = new Map<Choice, FollowUpItem>();
  let words = room;
  let links = MOST_LINKS;
  const costOf = (item: FollowUpItem, choice: Choice) => {
    const before = chosen.get(choice);
    return {
      words: wordsOf(item) - (before ? wordsOf(before) : 0),
      links: linksOf(item) - (before ? linksOf(before) : 0),
    };
  };
  const take = (choice: Choice, item: FollowUpItem | undefined, isDue = false): boolean => {
    if (!item) return false;
    const cost = costOf(item, choice);
    if (!isDue && (cost.words > words || cost.links > links)) return false;
    words -= cost.words;
    links -= cost.links;
    chosen.set(choice, item);
    return true;
  };
  const ordered = ORDER.flatMap((purpose) => all.filter((one) => one.purpose === purpose));
  const [due, spare] = [false, true].map((isSpare) => ordered.filter((one) => one.isSpare === isSpare));
  // In its shortest form first, so that a long answer takes the place of no other, and only then what may be left out.
  const [kept, others] = [true, false].map((isKept) =>
    (due ?? []).filter((one) => (one.isKept ?? one.purpose === 'open') === isKept),
  );
  for (const choice of [...(kept ?? []), ...(others ?? [])]) take(choice, choice.lengths[0], choice.isKept);
  const longest = Math.max(0, ...ordered.map(({ lengths }) => lengths.length));
  for (let length = 1; length < longest; length++) {
    const longer = (due ?? []).flatMap((choice) => {
      const item = choice.lengths[length];
      return item && chosen.has(choice) ? [{ choice, item, cost: costOf(item, choice).words }] : [];
    });
    // What takes fewer words goes first, so that most of them have their turn.
    for (const { choice, item } of longer.toSorted((a, b) => a.cost - b.cost)) take(choice, item);
  }
  let shown = 0;
  for (const choice of spare ?? []) if (shown < MOST_SHOWN && take(choice, choice.lengths[0])) shown++;
  return chosen;
}

/** What does not fit even by its name is counted. */
function rest(purpose: Purpose, left: number): FollowUpItem[] {
  // A proposal for which there is no room is no point that was spoken of.
  if (!left || purpose === 'proposed') return [];
  const what = left > 1 ? `${left} more points` : 'one more point';
  return [said({ text: purpose === 'open' ? `And ${what}, which I have noted` : `And ${what} that we spoke of` })];
}

/** The words that `rest` may add to a part of a message. */
const REST_WORDS = 9;
/** What stands before an item or a heading counts as a word, as it does for whoever counts those of a file. */
const MARK = 1;

function choiceOf(purpose: Purpose, item: FollowUpItem, place: number): Choice {
  switch (purpose) {
    case 'agreed':
      return { purpose, lengths: [item], isSpare: false, isKept: true };
    case 'open': {
      const { text, brief = text } = item;
      return { purpose, lengths: [brief, text].map((words) => said({ text: words })), isSpare: false };
    }
    case 'proposed':
      return { purpose, lengths: proposalLengths(item), isSpare: place > 0 };
    case 'answered':
      return {
        purpose,
        lengths: item.text === undefined ? shownLengths(item) : answerLengths(item),
        isSpare: item.about === undefined,
        ...(item.text !== undefined && { isKept: true }),
      };
    case 'shown':
      return { purpose, lengths: shownLengths(item).slice(-1), isSpare: true };
  }
}

/** An answer with its first sentence, with a link that supports it, with what the link leads to, and in full. */
function answerLengths({ about, text = '', record, support }: FollowUpItem): FollowUpItem[] {
  const [first = text] = sentencesIn(text);
  if (!support) return [said({ about, text: first, record }), said({ about, text, record })];
  const { source, hit } = support;
  // A story is told by whose it is, not by the page that tells it.
  const by = hit?.kind === 'use-case' ? hit.title.replace(/(?: \(.*?\))?: .*$/, '') : nameOf(source);
  // Whoever is quoted would take a line more, so that only the name stands there.
  const title = hit && hit.wording !== 'quote' ? headline(hit) : by;
  const toldOf = (words: string, see: string) =>
    linked(said({ about, text: words, record, hits: hit ? [hit] : [] }), source, see);
  return [said({ about, text: first, record }), toldOf(first, by), toldOf(first, title), toldOf(text, title)];
}

/** A proposal with what it takes, and with a link. */
function proposalLengths({ text, hits, sources: [source] }: FollowUpItem): FollowUpItem[] {
  const told = said({ text, hits });
  return [told, linked(told, source, source && nameOf(source))];
}

/** What was shown, in its own words where it is verbatim, and with a link. */
function shownLengths({ about, hits: [hit] }: FollowUpItem): FollowUpItem[] {
  if (!hit) return [];
  const [source] = hit.sources;
  const text = hit.wording === 'quote' ? `“${hit.text}”` : headline(hit);
  // Who is quoted is named, and so is what has no address.
  const isNamed = source && (hit.wording === 'quote' || source.url === undefined);
  const told = said({ about, text: isNamed ? `${text} (${nameOf(source)})` : text, hits: [hit] });
  return source?.url === undefined ? [told] : [told, { ...told, sources: [source] }];
}

/** The same with an address behind it and what that leads to; a source without one is named. */
function linked(told: FollowUpItem, source: Citation | undefined, see = ''): FollowUpItem {
  if (!source) return told;
  if (source.url !== undefined) return { ...told, see, sources: [source] };
  const by = nameOf(source);
  return { ...told, see: see === by ? by : `${see} (${by})` };
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

/** Who said or published something, in few words. */
function nameOf({ speakers, publisher, title }: Citation): string {
  return joined(speakers) || (publisher ?? title);
}

/** The words of an item as it is written, its address among them. */
function wordsOf(item: FollowUpItem): number {
  const { about = '', text = '', see = '', hits } = item;
  const known = hits.flatMap(({ sponsor, effort }) => [
    sponsor && `Paid for by: ${sponsor}`,
    effort && `Effort: ${effort}`,
  ]);
  return countWords([about, text, see && `See: ${see}`, ...known].join(' ')) + linksOf(item) + MARK;
}

function linksOf({ sources }: FollowUpItem): number {
  return sources.filter(({ url }) => url !== undefined).length;
}
