import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailedError } from '../../src/errors.ts';
import { type Pitch, pitch } from '../../src/pitch/pitch.ts';
import { PARTS } from '../../src/records/kinds.ts';
import type { RecordOf } from '../../src/records/kit.ts';
import { countWords } from '../../src/text/text.ts';
import { realKit, smallKit } from '../helpers/kit.ts';

const WORDS_PER_MINUTE = 130;

const kit = realKit();
const everyone = kit.all('audience');
const groups = everyone.flatMap((one) => everyone.map((other) => (one === other ? [one] : [one, other])));
const named = (audiences: readonly RecordOf<'audience'>[]) => audiences.map(({ id }) => id).join(' and ');
const pointsOf = ({ sections }: Pitch) => sections.flatMap(({ points }) => points);

/** Every word that is to be said aloud. */
function spoken({ opening, questions, next, quotes, ...rest }: Pitch): number {
  const hits = [...pointsOf({ opening, questions, quotes, ...rest }), ...(next ? [next] : []), ...quotes];
  return countWords([opening, ...questions.map(({ text }) => text), ...hits.map(({ text }) => text)].join(' '));
}

describe.each(groups.map((audiences) => [named(audiences), audiences] as const))('for %s', (_, audiences) => {
  test.each([1, 2, 5, 10])('%i minutes fit, and are used', (minutes) => {
    const made = pitch(kit, { audiences, minutes });
    expect(made.words).toBe(spoken(made));
    expect(made.words).toBeLessThanOrEqual(minutes * WORDS_PER_MINUTE);
    expect(made.words).toBeGreaterThan(minutes * WORDS_PER_MINUTE * 0.69);
    expect(made.seconds).toBe(Math.round((made.words / WORDS_PER_MINUTE) * 60));
  });

  test('every point has a source, no point comes twice, quotes are verbatim and each by another speaker', () => {
    const made = pitch(kit, { audiences, minutes: 10 });
    const points = pointsOf(made);
    for (const { id, sources } of points) expect(sources, id).not.toEqual([]);
    expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
    expect(made.quotes).not.toEqual([]);
    for (const { kind, id, text, wording } of made.quotes) {
      expect([kind, wording, text]).toEqual(['quote', 'quote', kit.find('quote', id)?.text]);
    }
    const speakers = made.quotes.flatMap(({ id }) => kit.find('quote', id)?.speakers ?? []);
    expect(new Set(speakers).size).toBe(speakers.length);
  });

  test('the same wishes make the same pitch', () => {
    expect(pitch(kit, { audiences, minutes: 5 })).toEqual(pitch(kit, { audiences, minutes: 5 }));
  });
});

test.each(everyone.map((audience) => [audience.id, audience] as const))('%s alone hears one thread', (id, audience) => {
  const { sections } = pitch(kit, { audiences: [audience], minutes: 5 });
  expect(sections.map(({ title }) => title)).toEqual([
    'Why it matters to you',
    'What it does',
    'Who has done it',
    'The small first step',
  ]);
  for (const [index, { points, audiences }] of sections.entries()) {
    expect(audiences).toEqual([id]);
    expect(points).not.toEqual([]);
    for (const { part, id: point, text } of points) {
      expect([part, text]).toEqual([PARTS[index], kit.find('point', point)?.say[id]]);
    }
  }
});

test.each(groups.filter(({ length }) => length > 1).map((audiences) => [named(audiences), audiences] as const))(
  '%s hear what they share, then each its own',
  (_, audiences) => {
    const made = pitch(kit, { audiences, minutes: 10 });
    const ids = made.audiences.map(({ id }) => id);
    const { sections } = made;
    expect(sections[0]?.title).toBe('What you have in common');
    const order = [ids.join(), ...ids];
    const places = sections.map((section) => order.indexOf(section.audiences.join()));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const section of sections) {
      const parts = section.points.map(({ part }) => PARTS.indexOf(part));
      expect(parts).toEqual(parts.toSorted((a, b) => a - b));
      for (const { id, text } of section.points) {
        const say = kit.find('point', id)?.say ?? {};
        expect(ids.filter((one) => say[one])).toEqual(section.audiences);
        expect(text).toBe(say[section.audiences[0] ?? '']);
      }
    }
  },
);

describe('about a topic', () => {
  const topics = kit.all('topic').map((topic) => [topic.id, topic] as const);

  test.each(topics)('%s: nothing else is said', (id, topic) => {
    for (const audience of everyone) {
      const heard = kit.all('point').some(({ say, topics: about }) => say[audience.id] && about.includes(id));
      const make = () => pitch(kit, { audiences: [audience], topics: [topic], minutes: 5 });
      if (!heard) {
        expect(make, audience.id).toThrow(FailedError);
        continue;
      }
      const made = make();
      for (const hit of [...pointsOf(made), ...made.quotes]) expect(hit.topics, hit.id).toContain(id);
    }
  });

  test('with nothing to say about it, the topics that are there are named', () => {
    const small = smallKit();
    const wishes = {
      audiences: small.all('audience'),
      topics: small.all('topic').filter(({ id }) => id === 'cakes'),
      minutes: 5,
    };
    expect(() => pitch(small, wishes)).toThrow(
      expect.objectContaining({
        message: 'There is no point about "cakes" for bosses and bakers.',
        hint: 'Leave --topic out, or choose one of: money, speed, safety.',
        exitCode: 1,
      }),
    );
  });
});

describe('of a small kit', () => {
  const small = smallKit();
  const bosses = small.all('audience').filter(({ id }) => id === 'bosses');

  test('all that there is', () => {
    const { opening, sections, quotes, questions, next, figures } = pitch(small, { audiences: bosses, minutes: 5 });
    expect({
      opening,
      sections: sections.map(({ title, points }) => [title, ...points.map(({ id }) => id)]),
      quotes: quotes.map(({ id }) => id),
      questions,
      next: next?.text,
      figures: figures.map(({ id, asOf, sponsor }) => [id, asOf, sponsor]),
    }).toEqual({
      opening: 'Bread should not depend on luck.',
      sections: [
        ['Why it matters to you', 'small-batches'],
        ['Who has done it', 'the-mill-did-it'],
        ['The small first step', 'one-oven-first'],
      ],
      quotes: ['written-recipe'],
      questions: [{ audience: 'bosses', text: 'What does a burnt loaf cost us?' }],
      next: 'A timer costs less than a loaf.',
      figures: [['half-burnt', '2020', 'the Flour Board']],
    });
  });

  test('the topic chooses the opening', () => {
    const topic = small.find('topic', 'money');
    expect(pitch(small, { audiences: bosses, topics: topic ? [topic] : [], minutes: 5 }).opening).toBe(
      'Money is lost with every burnt loaf.',
    );
  });

  test('where there is no time for anything, the shortest point is made', () => {
    const made = pitch(small, { audiences: bosses, minutes: 0.1 });
    expect(pointsOf(made).map(({ id }) => id)).toEqual(['the-mill-did-it']);
    expect(made.quotes).toEqual([]);
  });
});

test('any audiences, topic and minutes: it fits, or it has one point alone', () => {
  const wishes = fc.record({
    audiences: fc.shuffledSubarray([...everyone], { minLength: 1 }),
    topic: fc.option(fc.constantFrom(...kit.all('topic')), { nil: undefined }),
    minutes: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(wishes, (some) => {
      let made: Pitch;
      try {
        made = pitch(kit, some);
      } catch (error) {
        expect(error).toBeInstanceOf(FailedError);
        return;
      }
      const points = pointsOf(made);
      if (points.length > 1) expect(made.words).toBeLessThanOrEqual(some.minutes * WORDS_PER_MINUTE);
      expect(points.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

test('in a mixed room the words are those of the audience that most words must be kept from, however it is named', () => {
  const [bosses, bakers] = smallKit().all('audience');
  if (!bosses || !bakers) throw new Error('the small kit has two audiences');
  const made = pitch(smallKit(), { audiences: [bakers, bosses], minutes: 5 });
  const [shared] = made.sections[0]?.points ?? [];
  expect(made).toEqual(pitch(smallKit(), { audiences: [bosses, bakers], minutes: 5 }));
  expect(shared?.text).toContain('count the loaves');
  expect(shared?.also).toEqual([{ audience: 'bakers', text: expect.stringContaining('you like least') }]);
  expect(made.questions.map(({ audience }) => audience)).toEqual(['bosses', 'bakers']);
});

test('quotes and figures are about what the listeners care for first', () => {
  const [security] = everyone.filter(({ id }) => id === 'security-compliance');
  const first = security?.topics.slice(0, 8) ?? [];
  for (const minutes of [5, 10]) {
    const { quotes, figures } = pitch(kit, { audiences: security ? [security] : [], minutes });
    expect(quotes.length * figures.length).toBeGreaterThan(0);
    for (const { id, topics } of [...quotes, ...figures]) expect(first, id).toContain(topics[0]);
    expect(quotes[0]?.topics).toContain('compliance');
  }
});

test('half a sentence is not quoted, since it cannot be read out', () => {
  const quotes = everyone.flatMap((audience) => pitch(kit, { audiences: [audience], minutes: 10 }).quotes);
  expect(quotes.length).toBeGreaterThan(0);
  for (const { text } of quotes) expect(text).toMatch(/^[A-Z].*[.!?]$/s);
});
