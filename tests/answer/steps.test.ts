/** Which step is proposed to whoever asks for one: what is most like what was said, in a sentence that can be said. */
import { expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import { realMaterial } from '../helpers/kit.ts';

const material = realMaterial();
const stepsFor = (said: string, audience?: string) => {
  const found = answer(material, said, { audience });
  return found.type === 'asked' && found.kind === 'step' ? found.hits.map(({ id }) => id) : [];
};

// biome-ignore format: one case, one line
test.each<[said: string, audience: string, first: string]>([
  ["What's the smallest start that doesn't wake me at night?", 'sre', 'begin-with-a-dashboard'],
  ["What's the smallest start that doesn't wake me at night?", 'leadership', 'begin-with-a-dashboard'],
  ['how do we begin', 'leadership', 'begin-with-a-dashboard'],
  ['what could we try without touching production', 'devops', 'try-it-in-staging'],
  ['a first step for finance', 'leadership', 'price-a-change-with-finance'],
])('%s, asked by %s: %s', (said, audience, first) => {
  expect(stepsFor(said, audience)[0]).toBe(first);
});

test.each(['how do we begin', 'what do we do on Monday?', 'the smallest thing we can try'])(
  '%s: each step has a sentence to say',
  (said) => {
    const steps = stepsFor(said, 'developers');
    expect(steps.length).toBeGreaterThan(1);
    for (const id of steps) expect(material.kit.find('step', id)?.say).toBeDefined();
  },
);
