import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../src/errors.ts';
import { prompterWith, runCli } from '../helpers/context.ts';
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
