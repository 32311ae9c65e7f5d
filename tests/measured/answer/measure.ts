/** How well what people say is understood, on people on whose sentences nothing was trained or calibrated. */
import { readFileSync } from 'node:fs';
import { answer, type Material } from '../../../src/answer/answer.ts';
import type { Answer } from '../../../src/answer/result.ts';

/** What somebody said, in which role, and the ids that answer it right, best first. */
export interface Said {
  readonly role: string;
  readonly right: readonly string[];
  readonly said: string;
}

/** Reads lines of role, ids with commas, and what was said, with tabs between them. */
export function readSaid(file: string): Said[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [role = '', ids = '', said = ''] = line.split('\t');
      return { role, right: ids.split(','), said };
    });
}

/** Shares from 0 to 1, and counts. */
export interface Figures {
  readonly count: number;
  /** The first that is shown is right; one of the first three is. */
  readonly first: number;
  readonly firstThree: number;
  /** One of the first three that the matcher takes it for is right, whether or not they are shown. */
  readonly matchedThree: number;
  /** How many are called sure, and how often that is right; the same of guesses. */
  readonly sure: number;
  readonly sureRight: number;
  readonly guess: number;
  readonly guessRight: number;
  /**
   * Of what wants no answer, how much is taken for that; and of the rest, how much is, and how much of it without that the
   * nearest cards are offered.
   */
  readonly quiet: number;
  readonly silenced: number;
  readonly unheard: number;
}

/** What was made of a sentence: the ids in the order in which they are shown, and how sure that was. */
export interface Heard extends Said {
  readonly shown: readonly string[];
  readonly matched: readonly string[];
  readonly type: Answer['type'];
}

/** Answers each sentence. */
export function hear(material: Material, sentences: readonly Said[]): Heard[] {
  return sentences.map((one) => {
    const found = answer(material, one.said);
    const matched = material.matcher.match(one.said).slice(0, 3);
    return { ...one, type: found.type, shown: shownBy(material, found), matched: matched.map(({ id }) => id) };
  });
}

/** What wants an answer, each said behind small talk of the same people, which must not hide it. */
export function behindSmallTalk(sentences: readonly Said[]): Said[] {
  const talk = sentences.flatMap(({ right: [best], said }) => (best === 'none' ? [said] : []));
  return sentences
    .filter(({ right }) => !right.includes('none'))
    .map((one, place) => ({ ...one, said: `${talk[place % talk.length]?.replace(/(?<![.?!])$/, '.')} ${one.said}` }));
}

function shownBy(material: Material, found: Answer): string[] {
  switch (found.type) {
    case 'sure':
    case 'guess':
      return [found.card, ...found.others].map(({ id }) => id);
    case 'nearest':
      return found.cards.map(({ id }) => id);
    case 'asked':
      return [
        ...material.kit.all('intent').flatMap(({ id, asks }) => (asks === found.kind ? [id] : [])),
        ...found.others.map(({ id }) => id),
      ];
    case 'quiet':
      return ['none', ...found.others.map(({ id }) => id)];
    case 'other':
      return ['other', ...found.others.map(({ id }) => id)];
    case 'points':
      return [];
  }
}

/** The figures of some sentences. */
export function figuresOf(heard: readonly Heard[]): Figures {
  const wanting = heard.filter(({ right }) => !right.includes('none'));
  const none = heard.filter(({ right: [best] }) => best === 'none');
  const isRight = ({ shown: [first = ''], right }: Heard) => right.includes(first);
  const of = (type: Answer['type']) => heard.filter((one) => one.type === type);
  return {
    count: heard.length,
    first: share(heard, isRight),
    firstThree: share(heard, ({ shown, right }) => shown.slice(0, 3).some((id) => right.includes(id))),
    matchedThree: share(heard, ({ matched, right }) => matched.some((id) => right.includes(id))),
    sure: of('sure').length / heard.length,
    sureRight: share(of('sure'), isRight),
    guess: of('guess').length / heard.length,
    guessRight: share(of('guess'), isRight),
    quiet: share(none, ({ type }) => type === 'quiet'),
    silenced: share(wanting, ({ type }) => type === 'quiet'),
    unheard: share(wanting, ({ type, shown }) => type === 'quiet' && shown.length === 1),
  };
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length ? items.filter(test).length / items.length : 1;
}

/** The pairs of ids that are taken for each other most often: what was meant, what was shown, how often. */
export function confusionsOf(heard: readonly Heard[], most: number): [meant: string, shown: string, times: number][] {
  const pairs = new Map<string, number>();
  for (const {
    right,
    shown: [first = ''],
  } of heard) {
    if (right.includes(first)) continue;
    const pair = `${right[0]} ${first}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([pair, times]) => {
      const [meant = '', shown = ''] = pair.split(' ');
      return [meant, shown, times];
    });
}
