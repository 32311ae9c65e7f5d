import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../src/errors.ts';
import { memory, prompterWith, runCli } from '../helpers/context.ts';
import { realKit } from '../helpers/kit.ts';

const ids = realKit()
  .all('audience')
  .map(({ id }) => id);

describe('without --audience', () => {
  test('on a terminal it asks', async () => {
    const { code, out, context } = await runCli(['pitch', '-m', '1'], { isTTY: true, rows: 1000, answers: ['sre'] });
    expect(code).toBe(0);
    expect(context.asked).toEqual([`Whom will you talk to? ${ids.join(' ')}`]);
    expect(out).toContain('GitOps for SREs and operations');
  });

  test('elsewhere it says whom it knows', async () => {
    const { code, out, err, context } = await runCli(['pitch']);
    expect([code, out, context.asked]).toEqual([2, '', []]);
    expect(err).toBe(
      'Whom will you talk to? --audience is missing.\n' +
        `Choose of: ${ids.join(', ')}. For example: gitops-kit pitch --audience leadership\n`,
    );
  });

  test('Ctrl-C ends it', async () => {
    const prompter = prompterWith({ select: () => Promise.reject(new CancelledError()) });
    const { code, out, err } = await runCli(['pitch'], { isTTY: true, prompter });
    expect([code, out, err]).toEqual([130, '', 'Cancelled.\n']);
  });
});

// biome-ignore format: one case, one line
test.each<[what: string, argv: string[], audiences: string[], topic: string | undefined, minutes: number]>([
  ['an alias', ['-a', 'cto'], ['leadership'], undefined, 5],
  ['several with commas', ['-a', 'ops,management'], ['leadership', 'sre'], undefined, 5],
  ['several flags', ['-a', 'qa', '-a', 'ciso'], ['devops', 'security-compliance'], undefined, 5],
  ['one of them twice', ['-a', 'cto,leadership', '-a', 'exec'], ['leadership'], undefined, 5],
  ['a topic', ['-a', 'sre', '-t', 'rollback'], ['sre'], 'recovery', 5],
  ['minutes', ['-a', 'sre', '-m', '2'], ['sre'], undefined, 2],
  ['long flags', ['--audience', 'SRE', '--topic', 'Security', '--minutes', '10'], ['sre'], 'security', 10],
  ['equals signs', ['--audience=sre', '--minutes=60'], ['sre'], undefined, 60],
])('%s', async (_, argv, audiences, topic, minutes) => {
  const { code, out } = await runCli(['pitch', ...argv, '--json']);
  expect(code).toBe(0);
  const made = JSON.parse(out);
  expect({
    audiences: made.audiences.map(({ id }: { id: string }) => id),
    topic: made.topics[0]?.id,
    minutes: made.minutes,
  }).toEqual({ audiences, topic, minutes });
});

describe('--service', () => {
  const saved = async () => {
    const state = memory();
    const answers = ['--deploy-frequency', 'weekly', '--recovery-time', '3 days'];
    await runCli(['assess', ...answers, '--save', '-s', 'checkout'], { state });
    await runCli(['assess', ...answers, '--save'], { state });
    return state;
  };
  const forBosses = (...flags: string[]) => ['pitch', '-a', 'leadership', '-m', '2', ...flags];

  test('says where the service stands, within the speaking time', async () => {
    const state = await saved();
    const { code, out } = await runCli(forBosses('-s', 'Checkout'), { state });
    expect(code).toBe(0);
    expect(out).toMatch(
      /\n {3}checkout, as of 22 November 2026\n {3}Take checkout: we release weekly and need three days/,
    );
    const { numbers, words } = JSON.parse((await runCli(forBosses('-s', 'checkout', '--json'), { state })).out);
    expect(numbers).toEqual({
      service: 'checkout',
      date: '2026-11-22',
      answers: { 'deployment-frequency': 'weekly', 'time-to-restore-service': '3 days' },
      say: 'Take checkout: we release weekly and need three days to recover.',
    });
    expect(words).toBeLessThanOrEqual(260);
    const { out: unnamed } = await runCli(forBosses('-s', 'your service'), { state });
    expect(unnamed).toContain('   Today we release weekly and need three days to recover.\n');
  });

  test('draws it in the handout, and names it on a slide', async () => {
    const state = await saved();
    const { out } = await runCli(forBosses('-s', 'checkout', '--format', 'html'), { state });
    expect(out).toContain('<strong>Failed deployment recovery time</strong> 3 days (6 of 10); others 7.4 of 10');
    expect(out.match(/<circle class="here"/g)).toHaveLength(2);
    const { out: slides } = await runCli(forBosses('-s', 'checkout', '--format', 'slides'), { state });
    expect(slides).toContain('- **Deployment frequency**: weekly (6 of 10); others 4.8 of 10 on average (2025)\n');
  });

  test.each<[name: string, hint: string]>([
    ['checkot', 'Did you mean "checkout"? Saved are: checkout, your service.'],
    ['constructor', 'Saved are: checkout, your service.'],
  ])('%s is not saved', async (name, hint) => {
    const { code, out, err } = await runCli(forBosses('-s', name), { state: await saved() });
    expect([code, out, err]).toEqual([2, '', `There is no saved assessment of "${name}".\n${hint}\n`]);
  });

  test('nothing is saved, or what is saved cannot be read', async () => {
    const state = memory();
    expect((await runCli(forBosses('-s', 'x'), { state })).err).toContain(
      'Nothing is saved yet. Save one first: gitops-kit assess --save --service NAME\n',
    );
    state.write('assessments.json', '{');
    const { code, err } = await runCli(forBosses('-s', 'x'), { state });
    expect([code, err.split('\n')[1]]).toEqual([1, 'Move it away, or leave --service out.']);
  });
});

describe('--one-page', () => {
  test('is shorter: claims, why they hold, and one source each', async () => {
    const long = await runCli(['pitch', '-a', 'sre', '--format', 'html']);
    const { code, out } = await runCli(['pitch', '-a', 'sre', '--format', 'html', '--one-page']);
    expect(code).toBe(0);
    expect(out.length).toBeLessThan(long.out.length);
    expect(out).not.toContain('Limits');
    const numbers = Array.from(out.matchAll(/<span class="number">(\d+)</g), ([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  });

  test('is for the handout alone', async () => {
    const { code, err } = await runCli(['pitch', '-a', 'sre', '--one-page']);
    expect([code, err]).toEqual([2, '--one-page is for the handout.\nAdd --output handout.html, or --format html.\n']);
  });
});
