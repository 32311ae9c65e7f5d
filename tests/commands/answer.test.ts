import { expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import type { ToldBy } from '../../src/answer/told.ts';
import { runCli } from '../helpers/context.ts';
import { realMaterial } from '../helpers/kit.ts';

async function cardFor(said: string, ...flags: string[]) {
  const { code, out, err } = await runCli(['answer', '--json', ...flags, '--', said]);
  return { code, err, results: code === 0 ? JSON.parse(out).results : [] };
}

// biome-ignore format: one case, one line
test.each<[said: string, id: string]>([
  ['we have no time', 'no-time-to-learn'],
  ['are you going to fire us', 'fear-for-jobs'],
  ['who is going to pay for that', 'no-budget'],
  ['our auditor would have a heart attack', 'auditors-will-not-accept'],
  ['what do we do when our one guy is on holiday', 'our-one-expert'],
  ['how do you roll back a schema migration?', 'rollback-is-not-that-easy'],
  ['you want me to write yaml all day?', 'too-complex'],
  ['we have terraform for that already', 'just-infrastructure-as-code'],
  ['who gets paged when the agent dies at night', 'single-point-of-failure'],
  ['what evidence is left of emergency access', 'break-glass'],
  ['do we need new staff for that', 'do-we-have-to-hire'],
  ['which risks are there', 'what-are-the-risks'],
])('%s -> %s', async (said, id) => {
  const { results } = await cardFor(said);
  expect(results.map((card: { id: string }) => card.id)).toEqual([id]);
});

test('a card has everything that is needed in a meeting', async () => {
  const { results } = await cardFor("we don't have time to learn this", '--audience', 'on-call');
  const [card] = results;
  for (const field of ['title', 'really', 'acknowledge', 'ask', 'say', 'concede'])
    expect(card[field]).toMatch(/\w+ \w+/);
  expect(card.say).toContain('repetition');
  expect(card.evidence).toHaveLength(2);
  for (const hit of card.evidence) expect(hit.sources[0].url).toMatch(/^https:/);
});

test('each audience hears its own words', async () => {
  const said = async (who: string) => (await cardFor('this will cost our jobs', '-a', who)).results[0].say;
  expect(await said('sre')).not.toBe(await said('leadership'));
});

test('--more adds other cards, the best one still first', async () => {
  const [one] = (await cardFor('security will never allow this')).results;
  const more = (await cardFor('security will never allow this', '--more')).results;
  expect(more.length).toBeGreaterThan(1);
  expect(more[0].id).toBe(one.id);
  expect(new Set(more.map((card: { id: string }) => card.id)).size).toBe(more.length);
});

test('what is no objection gets the points that fit', async () => {
  const { results } = await cardFor('how does the pull model reach hundreds of namespaces at adobe');
  expect(results.length).toBeGreaterThan(0);
});

// biome-ignore format: one case, one line
test.each<[said: string, kind: string, id: string]>([
  ['who else in our industry does that', 'use-case', 'palo-alto-infrastructure'],
  ['do you have references in banking', 'use-case', 'fidelity-platform'],
  ['are there numbers that are not from 2019', 'figure', 'octopus-2025-jcurve'],
  ['where do we begin', 'step', 'find-the-painful-routine'],
  ['which tools do we need', 'tool', 'argo-cd'],
  ['which KPIs should we look at', 'metric', 'deployment-frequency'],
])('who asks gets what they ask for: %s -> %s', async (said, kind, id) => {
  const { code, out, err } = await runCli(['answer', said]);
  const { results } = await cardFor(said);
  expect(code).toBe(0);
  expect(results[0].id).toBe(id);
  expect(new Set(results.map((hit: { kind: string }) => hit.kind))).toEqual(new Set([kind]));
  expect(err).toContain(`these ${kind.replace('-', ' ')}s fit best`);
  expect(out).toContain(id);
});

test('an objection that only resembles a question for something gets its card', async () => {
  const { results } = await cardFor('what tool sprawl, we have too many tools already');
  expect(results.map((card: { id: string }) => card.id)).toEqual(['too-many-tools']);
});

test('what was shown before is not shown again to who asks', async () => {
  const material = realMaterial();
  const asked = (told?: ToldBy) => {
    const found = answer(material, 'where do we begin', { audience: 'sre', ...(told && { told }) });
    return found.type === 'asked' ? found.hits : [];
  };
  const first = asked().map(({ id }) => id);
  const next = asked(({ id }) => first.find((one) => one === id));
  expect(next.length).toBeGreaterThan(0);
  expect(next.filter(({ id }) => first.includes(id))).toEqual([]);
});

test.each([
  'can we have sushi',
  'can everybody see my screen',
  'could you repeat that',
  'what is the weather in paris',
  'das haben wir immer so gemacht',
  '🦄 🦄 qwertz',
])('no answer is forced on: %s', async (said) => {
  const { code, err } = await cardFor(said);
  expect(err).toMatch(/^(?:The kit has no answer to|There is nothing to answer in that)/);
  expect(code).toBe(1);
});

test('where no answer is sure, the nearest cards are named', async () => {
  const { code, err } = await cardFor('we would rather wait for the merger');
  expect(code).toBe(1);
  expect(err).toMatch(/^Nearest (?:is|are) .*not-now.*: gitops-kit show [a-z-]+$/m);
});

test('a card that is no more than likely is called a guess, and others are named', async () => {
  const { code, err, results } = await cardFor('we got rid of that kind of thing in 2015');
  expect(code).toBe(0);
  expect(err).toMatch(/^No card is sure; perhaps they mean this one\. Or [a-z-]+.*: gitops-kit show ([a-z-]+)$/m);
  expect(err).not.toContain(results[0].id);
});

test.each([
  ['my first worry is simple, who pays for that', 'who pays for that'],
  ['Okay but honestly, we have no time to learn this', 'we have no time to learn this'],
  ['before we get into the weeds – this is a hype', 'this is a hype'],
])('what only begins a sentence changes nothing: %s', async (said, same) => {
  const ids = async (line: string) => (await cardFor(line)).results.map(({ id }: { id: string }) => id);
  expect(await ids(said)).toEqual(await ids(same));
});

test('nothing but stop words is no sentence to answer', async () => {
  expect((await cardFor('and the of it')).code).toBe(2);
});

test.each(['ok, I understand', 'thanks, that makes sense', 'hello'])(
  'there is nothing to answer in: %s',
  async (said) => {
    const { code, err } = await cardFor(said);
    expect([code, err.split('\n')[0]]).toEqual([1, 'There is nothing to answer in that.']);
  },
);
