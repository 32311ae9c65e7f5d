import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import type { ToldBy } from '../../src/answer/told.ts';
import { runCli } from '../helpers/context.ts';
import { realMaterial } from '../helpers/kit.ts';
import { bakeryMaterial } from '../helpers/talk.ts';

/** What happened in a company of one's own. */
const OWN = `
pack: { name: shop, title: The shop, version: 1.0.0, licence: MIT, kit: 1.0.0 }
use-cases:
  - { id: smoke, organisation: The shop, title: The smoke, summary: It smoked., how: [], topics: [safety], incident: true, lesson: Look., sources: [{ page: "https://shop.example/1", title: Ours, asOf: "2026-03" }] }
`;

async function cardFor(said: string, ...flags: string[]) {
  const { code, out, err } = await runCli(['answer', '--json', ...flags, '--', said]);
  return { code, err, results: code === 0 ? JSON.parse(out).results : [] };
}

// biome-ignore format: one case, one line
test.each<[said: string, id: string]>([
  ['we have no time to learn any of this', 'no-time-to-learn'],
  ['are you going to fire us once this runs by itself', 'fear-for-jobs'],
  ['our auditor would have a heart attack', 'auditors-will-not-accept'],
  ['what do we do when our one guy is on holiday', 'our-one-expert'],
  ['how do you roll back a schema migration?', 'database-changes'],
  ['we have terraform for that already', 'just-infrastructure-as-code'],
  ['the secret was rotated in the vault and the pod still has the old one', 'rotated-secrets'],
  ['the autoscaler sets the replicas, will your tool fight it', 'several-writers'],
])('%s -> %s', async (said, id) => {
  const { code, results } = await cardFor(said);
  expect(code).toBe(0);
  expect(results.slice(0, 3).map((card: { id: string }) => card.id)).toContain(id);
});

test('in JSON there are up to three cards, each with its certainty, the likeliest first', async () => {
  const { out } = await runCli(['answer', '--json', 'secrets do not belong in Git']);
  const { answer: type, results } = JSON.parse(out);
  expect(type).toMatch(/^(?:sure|guess)$/);
  expect(results).toHaveLength(3);
  expect(results.map(({ certainty }: { certainty: string }) => certainty)).toEqual([type, 'near', 'near']);
  const confidences = results.map(({ confidence }: { confidence: number }) => confidence);
  expect(confidences.toSorted((a: number, b: number) => b - a)).toEqual(confidences);
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

test('--more shows the cards that come next in full too', async () => {
  const { out } = await runCli(['answer', 'secrets do not belong in Git']);
  const { out: more } = await runCli(['answer', 'secrets do not belong in Git', '--more']);
  expect(out).not.toContain('Or they mean');
  expect(more).toContain('Or they mean');
});

test('what is no objection gets the points that fit', async () => {
  const { results } = await cardFor('how does the pull model reach hundreds of namespaces at adobe');
  expect(results.length).toBeGreaterThan(0);
});

// biome-ignore format: one case, one line
test.each<[said: string, kind: string, fits: RegExp]>([
  ['who else in our industry does that', 'use-case', /./],
  ['do you have references in banking', 'use-case', /nomura|morgan-stanley|fidelity|dkb/],
  ['is there a telco that runs it', 'use-case', /telekom|orange|safaricom/],
  ['show me a survey with numbers', 'figure', /./],
  ['how do we begin, what is the first step', 'step', /./],
  ['which tool should we take', 'tool', /argo-cd|flux/],
  ['which KPIs should we look at', 'metric', /deployment|lead-time|failure|restore/],
])('who asks gets what they ask for: %s -> %s', async (said, kind, fits) => {
  const { out, err, code } = await runCli(['answer', '--json', said]);
  const { answer: type, results } = JSON.parse(out);
  expect([code, type]).toEqual([0, 'asked']);
  const kinds = results.map((hit: { kind: string }) => hit.kind);
  expect(kinds[0]).toBe(kind);
  expect(new Set(kinds.slice(kinds.lastIndexOf(kind) + 1))).toEqual(new Set(['objection']));
  expect(results[0].id).toMatch(fits);
  expect(err).toContain('these fit best');
});

test('of use cases the latest comes first', async () => {
  const { results } = await cardFor('who else does that');
  const years = results.flatMap(({ id }: { id: string }) => realMaterial().kit.find('use-case', id)?.year ?? []);
  expect(years[0]).toBeGreaterThanOrEqual(2022);
  expect(years.toSorted((a: number, b: number) => b - a)).toEqual(years);
});

test('what was shown before is not shown again to who asks', async () => {
  const material = realMaterial();
  const asked = (told?: ToldBy) => {
    const found = answer(material, 'how do we begin, what is the first step', {
      audience: 'sre',
      ...(told && { told }),
    });
    return found.type === 'asked' ? found.hits : [];
  };
  const first = asked().map(({ id }) => id);
  const next = asked(({ id }) => first.find((one) => one === id));
  expect(next.length).toBeGreaterThan(0);
  expect(next.filter(({ id }) => first.includes(id))).toEqual([]);
});

test('a guess is called one, and others are named', async () => {
  const { err } = await runCli(['answer', 'and when production is on fire at night, who may still touch it']);
  expect(err).toMatch(/^No card is sure|^$/);
});

test.each(['ok, I understand', 'thanks, that makes sense', 'hello', 'see you on Tuesday then'])(
  'there is nothing to answer in: %s',
  async (said) => {
    const { code, err } = await cardFor(said);
    expect([code, err.split('\n')[0]]).toEqual([1, 'There is nothing to answer in that.']);
  },
);

test('where that is not sure, it is said which cards come nearest, to a script, too', async () => {
  const heard = readFileSync(join(import.meta.dirname, '..', '..', 'data', 'heard', 'by-others.tsv'), 'utf8');
  const sentences = heard.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
  const material = realMaterial();
  const unsure = sentences.flatMap((said) => {
    const found = answer(material, said);
    return found.type === 'quiet' && found.others.length ? [{ said, ids: found.others.map(({ id }) => id) }] : [];
  });
  const [{ said, ids } = { said: '', ids: [] }] = unsure;
  const { code, err, out } = await runCli(['answer', said]);
  expect([code, err.split('.')[0]]).toEqual([0, 'Perhaps nothing in that wants an answer']);
  for (const id of ids) expect(out).toContain(`objection ${id}`);
  const json = await runCli(['answer', '--json', said]);
  expect([json.code, JSON.parse(json.out)]).toMatchObject([
    0,
    { answer: 'quiet', results: ids.map((id) => ({ id, certainty: 'near' })) },
  ]);
});

test('that there is nothing to answer is told to a script, too', async () => {
  const { code, out } = await runCli(['answer', '--json', 'thanks, that makes sense']);
  expect([code, JSON.parse(out)]).toMatchObject([1, { answer: 'quiet', results: [] }]);
});

test.each(['', '   ', '?!', '🦄 🦄'])('no word at all: %j', async (said) => {
  expect((await cardFor(said)).code).toBe(2);
});

test.each(['das haben wir immer so gemacht', '数据库怎么办', 'qwertz asdf', 'x'.repeat(1_000_000)])(
  'another language, or none, is answered within a second: %.20s',
  async (said) => {
    const start = performance.now();
    const { code } = await cardFor(said);
    expect([0, 1, 2]).toContain(code);
    expect(performance.now() - start).toBeLessThan(1000);
  },
);

test.each(['asdf qwer zxcv', '123', '12 %', 'qwertz'])('no word of it is known, and that is said: %s', async (said) => {
  const { code, err, out } = await runCli(['answer', said]);
  expect([code, out, err.split('\n')[0]]).toEqual([1, '', 'The kit knows no word of that, or hardly one.']);
});

test.each(['ok', 'why now?', 'kubernetse', 'asdf costs'])('a word of it is known: %s', async (said) => {
  expect((await runCli(['answer', said])).err).not.toContain('no word of that');
});

test('an answer is not narrowed in silence', async () => {
  const { code, err } = await runCli(['answer', 'speaker:kyle who pays for that']);
  expect(code).toBe(2);
  expect(err).toBe(
    'An answer cannot be narrowed by "speaker:".\nLeave it out, or search with it: gitops-kit search speaker:... "who pays for that"\n',
  );
  expect((await cardFor('audience:sre every change you make ends up on my pager at night')).code).toBe(0);
});

const ASKED = { ask: async () => ({ output: 'capex-or-opex, no-budget' }) };

test('a language model of one’s own chooses, and that is said', async () => {
  const { out, err } = await runCli(['answer', '--json', 'who pays', '--llm', 'ollama run qwen3'], ASKED);
  expect(JSON.parse(out).results.map(({ id }: { id: string }) => id)).toEqual(['capex-or-opex', 'no-budget']);
  expect(err).toContain('Chosen by "ollama run qwen3".');
});

test('it may be named by the environment, and is not asked unless it is named', async () => {
  const { err } = await runCli(['answer', 'who pays'], { ...ASKED, env: { GITOPS_KIT_LLM: 'my-model' } });
  expect(err).toContain('Chosen by "my-model".');
  expect((await runCli(['answer', 'who pays'])).err).not.toContain('Chosen by');
});

test.each([
  ['nothing of use', { output: 'I think you are right!' }, 'named no card'],
  ['too late', { problem: 'gave no answer in 20 seconds' }, 'gave no answer in 20 seconds'],
])('what says %s leaves our own answer', async (_, advice, why) => {
  const own = await runCli(['answer', 'secrets do not belong in Git']);
  const { out, err } = await runCli(['answer', 'secrets do not belong in Git', '--llm', 'x'], {
    ask: async () => advice,
  });
  expect(out).toBe(own.out);
  expect(err).toContain(`"x" ${why}, so this is our own answer.`);
});

test('how long to wait for it is a number of seconds', async () => {
  expect((await runCli(['answer', 'who pays', '--llm', 'x', '--llm-timeout', 'long'], ASKED)).code).toBe(2);
});

test.each([
  ['', 'No pack has anything of your own company; this happened elsewhere.'],
  [OWN, 'This happened in your own company.'],
])('whoever asks what happened here hears first whether anything is known of that', async (pack, lead) => {
  const { kit, index, matcher } = bakeryMaterial(pack || undefined);
  const world = { kit: async () => kit, index: async () => index, matcher: async () => matcher };
  const { err, out } = await runCli(['answer', 'did that ever happen here'], world);
  expect(err.startsWith(lead)).toBe(true);
  expect(out.includes('The smoke')).toBe(pack !== '');
});

test('what was named and the kit does not have is told to a script, too', async () => {
  const { out, err } = await runCli(['answer', 'which large insurance company runs this?']);
  const [, line] = err.split('\n');
  expect([line, out.includes('use-case ')]).toEqual([
    'No use case of the kit is from insurance and of large size; these come nearest.',
    true,
  ]);
  const json = await runCli(['answer', '--json', 'which large insurance company runs this?']);
  expect(JSON.parse(json.out)).toMatchObject({ answer: 'asked', lack: line });
});
