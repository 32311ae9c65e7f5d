/** The real process, as far as a test can be one. */
import { homedir } from 'node:os';
import { expect, test, vi } from 'vitest';
import { processContext } from '../src/context.ts';
import { CancelledError } from '../src/errors.ts';
import { userPacks } from '../src/packs/find.ts';

const BUILT = new URL('file:///nowhere/');

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends what can be ended, once it has cleaned up',
  async (name) => {
    const before = process.listenerCount(name);
    const cleaned: string[] = [];
    const ended = processContext(process, BUILT).endable(async (signal) => {
      process.emit(name, name);
      await new Promise((resolve) => setTimeout(resolve, 1));
      cleaned.push('cleaned');
      signal.throwIfAborted();
    });
    await expect(ended).rejects.toBeInstanceOf(CancelledError);
    expect([cleaned, process.listenerCount(name)]).toEqual([['cleaned'], before]);
  },
);

test('without HOME there is a home all the same', () => {
  vi.stubEnv('HOME', '');
  vi.stubEnv('USERPROFILE', '/users/jane');
  expect(userPacks(processContext(process, BUILT).env)).toBe('/users/jane/.config/gitops-kit/packs');
  vi.stubEnv('USERPROFILE', '');
  const { env } = processContext(process, BUILT);
  expect(env.HOME).toBe(homedir());
  vi.unstubAllEnvs();
});
