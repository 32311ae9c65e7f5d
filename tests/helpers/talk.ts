/** A bakery's kit with enough in it for a conversation, and a matcher that knows what its people say. */
import type { Material } from '../../src/answer/answer.ts';
import type { Match, Matcher } from '../../src/answer/matcher.ts';
import { readIndex } from '../../src/search/index.ts';
import { indexTextOf, kitFrom, kitWith, matcherFor } from './kit.ts';

/** What is meant by sentences that nobody trained a matcher on. */
const MEANT: Readonly<Record<string, readonly (readonly [id: string, probability: number])[]>> = {
  'who else has done this': [['asks-use-case', 0.9]],
  'where would we start': [['asks-step', 0.9]],
  'sounds good': [['agrees', 0.9]],
  'the weather is odd today': [['small-talk', 0.9]],
  'when will it rain?': [['small-talk', 0.9]],
  'rain is wet': [['small-talk', 0.9]],
  'teh van stnads still': [['small-talk', 0.9]],
  'rain is wet and the street is wet and so is all else that we have looked at on this long and wet day': [
    ['small-talk', 0.9],
  ],
  'is the “self-healing” of it wet': [['small-talk', 0.9]],
  'what is that "big red oven over there" for': [['small-talk', 0.9]],
  'did that ever happen here': [['asks-use-case', 0.9]],
  'have we ever had that ourselves': [['small-talk', 0.9]],
  'do you have proof from our own place': [['agrees', 0.9]],
  'not now': [['no-time', 0.9]],
  'ada crumb': [['small-talk', 0.9]],
  'a timer': [['small-talk', 0.9]],
  'no fire': [['small-talk', 0.9]],
  // A guess, with two that come near.
  'and the crust of it': [
    ['taste', 0.45],
    ['too-small', 0.2],
    ['night-shift', 0.1],
  ],
  'and the smell of it': [
    ['costs', 0.45],
    ['too-small', 0.2],
  ],
  // Nothing is likely.
  'the van stands still every Tuesday': [
    ['too-small', 0.2],
    ['costs', 0.15],
    ['night-shift', 0.1],
  ],
};

/** The kit with its index and its matcher. @param pack a user's pack that is joined to it, as YAML */
export function bakeryMaterial(pack?: string): Material {
  const kit = pack === undefined ? kitFrom(BAKERY) : kitWith(BAKERY, pack);
  const learned = matcherFor(kit);
  const match = (said: string): readonly Match[] =>
    MEANT[said]?.map(([id, probability]) => ({ id, probability })) ?? learned.match(said);
  // Who talks to a baker knows all words but this.
  const knows = (word: string) => word !== 'asdf';
  const matcher: Matcher = { ...learned, match, knows, limits: { sure: 0.6, guess: 0.4 } };
  return { kit, index: readIndex(indexTextOf(kit)), matcher };
}

/** The bakery's kit with thirty cards more, whose answers, titles and evidence are long; `tray 7` means one, `perhaps tray 7` may. */
export function crowdedMaterial(): Material {
  const numbers = Array.from({ length: 30 }, (_, place) => place);
  const long =
    'The bakers of the old mill have looked at it for a year and found that it holds as long as somebody counts.';
  const useCase = (n: number) =>
    `  - { id: mill-${n}, organisation: Mill number ${n}, title: What the people of this mill did about their trays in the end, summary: ${long}, how: [Do], topics: [safety], audiences: [bosses, bakers], sources: [{ page: "https://example.org/mill/${n}", title: A page, publisher: Mill ${n}, asOf: "2026" }] }`;
  const card = (n: number) =>
    objection(
      `tray-${n}`,
      `Tray number ${n} is bent and nobody straightens it`,
      `tray ${n}`,
      `mill-${n}, quiet-night`,
      'safety',
    ).replace(/brief: [^,]*,/, `brief: Tray ${n} is straightened. ${long} ${long},`);
  const yaml = BAKERY.replace('use-cases:', `use-cases:\n${numbers.map(useCase).join('\n')}`).replace(
    'objections:',
    `objections:\n${numbers.map(card).join('\n')}`,
  );
  const kit = kitFrom(yaml);
  const known = bakeryMaterial().matcher;
  const match = (said: string): readonly Match[] => {
    const [, doubt, n] = /^(perhaps )?tray (\d+)/.exec(said) ?? [];
    return n === undefined ? known.match(said) : [{ id: `tray-${n}`, probability: doubt ? 0.5 : 0.9 }];
  };
  return { kit, index: readIndex(indexTextOf(kit)), matcher: { ...known, match } };
}

/** With it, no more than two points fit into a minute. */
const LONG =
  'The people of the old mill have counted it for a whole year and they say so to whoever asks them at the door.';

const point = (id: string, title: string, at: string, topics: string, bosses: string, bakers: string) =>
  `  - { id: ${id}, title: ${title}, part: why, say: { bosses: ${bosses} ${LONG}, bakers: ${bakers} ${LONG} }, because: It is so., topics: [${topics}], sources: [{ talk: hot-ovens, at: ${at} }] }`;
const quote = (id: string, text: string, answers: string, at: string, topics: string) =>
  `  - { id: ${id}, text: ${text}, speakers: [ada-crumb], answers: ${answers}, topics: [${topics}], audiences: [bosses, bakers], sources: [{ talk: hot-ovens, at: ${at}, speaker: ada-crumb }] }`;
const objection = (
  id: string,
  title: string,
  heard: string,
  evidence: string,
  topics: string,
  proof = evidence.split(',')[0],
) =>
  `  - { id: ${id}, title: ${title}, heard: [${heard}], really: They wonder about ${id}., acknowledge: That is fair., ask: What would help?, respond: { everyone: To everybody on ${id}., bosses: To bosses on ${id}. }, brief: In short on ${id}., proof: ${proof}, evidence: [${evidence}], concede: Not always., topics: [${topics}], sources: [{ talk: hot-ovens }] }`;
const step = (id: string, title: string, topics: string) =>
  `  - { id: ${id}, title: ${title}, type: technical, say: { everyone: Let us do ${id}. }, why: It helps., how: [Do it], audiences: [bosses, bakers], effort: an hour, topics: [${topics}], sources: [{ talk: hot-ovens }] }`;

const BAKERY = `
pack: { name: bakery, title: The bakery, version: 1.0.0, licence: MIT }
audiences:
  - { id: bosses, label: Bosses, aliases: [owner], layer: both, goals: [Sell more], challenges: [Burnt loaves, Empty tills], metrics: [Loaves], topics: [money, speed, safety], use: [], avoid: [], openings: [Bread should not depend on luck.], questions: [What does a burnt loaf cost us?] }
  - { id: bakers, label: Bakers, aliases: [oven crew], layer: app, goals: [Go home early], challenges: [Night shifts, Hot hands], metrics: [Loaves], topics: [safety, speed], use: [], avoid: [], openings: [Nobody likes to bake at night.], questions: [When did you last burn a loaf?] }
  - { id: sellers, label: Sellers, aliases: [shop], layer: app, goals: [Full shelves], challenges: [Late bread, Stale bread], metrics: [Sales], topics: [speed, money], use: [], avoid: [], openings: [People ask for bread at seven.], questions: [What runs out first?] }
topics:
  - { id: money, label: Money, aliases: [], vocabulary: [budget, price] }
  - { id: speed, label: Speed, aliases: [], vocabulary: [faster, hurry] }
  - { id: safety, label: Safety, aliases: [], vocabulary: [fire, burns] }
  - { id: cakes, label: Cakes, aliases: [], vocabulary: [icing] }
events:
  - { id: bread-days, name: Bread Days 2020, start: 2020-05-20 }
speakers:
  - { id: ada-crumb, name: Ada Crumb }
talks:
  - { id: hot-ovens, title: Hot Ovens, speakers: [ada-crumb], event: bread-days, video: abcdefghijk }
quotes:
${quote('loaf-of-luck', 'Luck is no recipe.', 'Does it need luck?', '1:00', 'safety')}
${quote('written-twice', 'We wrote it down and slept.', 'Why write it down?', '2:00', 'speed')}
${quote('cheap-timer', 'The timer paid for itself in a week.', 'Is it dear?', '3:00', 'money')}
${quote('quiet-night', 'I slept through the night.', 'Who wakes at night?', '4:00', 'safety, speed')}
points:
${point('small-batches', 'Small batches burn less', '5:00', 'money, safety', 'A small batch costs us little when it burns and we know the same hour.', 'Small batches mean that nobody has to scrape a whole oven at night.')}
${point('time-to-learn', 'An hour is time enough to learn it', '6:00', 'speed', 'One hour of each baker is what it takes before it gives any time back.', 'You have no time to learn it and one hour is all that it takes.')}
${point('oven-alone', 'The oven watches itself', '7:00', 'safety, speed', 'An oven that watches itself needs nobody at night and burns nothing.', 'The oven rings when it is time and you can sit down until then.')}
${point('price-of-flour', 'Flour is saved', '8:00', 'money', 'What is not burnt need not be bought again and flour is dear.', 'Less flour has to be carried up the stairs in the morning.')}
${point('two-ovens', 'Two ovens work the same way', '9:00', 'speed', 'Two ovens that work alike need one recipe and one person who knows it.', 'What you know of one oven holds for the other one too.')}
${point('no-fire', 'No fire for two years', '10:00', 'safety', 'For two years no oven has caught fire in the mill that works like this.', 'For two years nobody had to run for water in the mill.')}
objections:
${objection('no-time', 'We have no time to learn this', 'we are far too busy to learn, nobody has time for lessons', 'written-twice, mill-ovens, half-burnt', 'speed', 'mill-ovens')}
${objection('costs', 'What does it cost?', 'who is going to pay for that, that is too expensive', 'cheap-timer, price-of-flour', 'money')}
${objection('night-shift', 'It lands on the night shift', 'who wakes up when it rings at night, the night crew gets all of it', 'quiet-night, mill-ovens', 'safety', 'mill-ovens')}
${objection('taste', 'It will taste of machines', 'bread from a machine tastes of nothing, our customers will taste the difference', 'loaf-of-luck', 'safety')}
${objection('too-small', 'We are too small for this', 'that is for large bakeries, we have only one oven', 'small-batches, one-oven', 'money', 'one-oven')}
use-cases:
  - { id: mill-ovens, organisation: Old Mill, title: Ovens that ring, summary: Thermometers stop the ovens., how: [Measure, Stop], topics: [safety, speed], audiences: [bosses, bakers], sources: [{ talk: hot-ovens, at: 11:00 }] }
  - { id: one-oven, organisation: Corner Shop, title: One oven and a timer, summary: One oven is enough for it., how: [Begin], topics: [money], audiences: [bosses, bakers], sources: [{ talk: hot-ovens, at: 12:00 }] }
steps:
${step('buy-a-timer', 'Buy a timer', 'speed')}
${step('write-one-recipe', 'Write one recipe down', 'safety')}
${step('count-the-loaves', 'Count the loaves', 'money')}
figures:
  - { id: half-burnt, statement: Half as many loaves burn in 2020., asOf: "2020", topics: [safety], audiences: [bosses, bakers], sources: [{ page: "https://example.org/burnt", title: Burnt, asOf: "2020" }] }
tools:
  - { id: timer, name: Timer, purpose: It rings., category: kitchen, status: active, address: "https://example.org/timer" }
resources:
  - { id: bad-site, title: The bad site, type: page, status: unsafe, former: [{ address: bad.example, status: unsafe }], successor: { name: The oven book, address: "https://example.org/book" } }
intents:
  - { id: asks-use-case, title: Who else, meaning: Who has done it, asks: use-case, usual: ovens }
  - { id: asks-step, title: How to start, meaning: What comes first, asks: step, usual: recipe timer loaves }
  - { id: agrees, title: Agrees, meaning: Nothing more, quiet: true }
  - { id: small-talk, title: Small talk, meaning: Something else }
`;
