/** The plainest questions of all: what this is, and what for. */
import { expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import { realMaterial } from '../helpers/kit.ts';

const material = realMaterial();

// biome-ignore format: one case, one line
test.each<[said: string, card: string]>([
  ["What's this about?", 'plain-words'],
  ['what is this GitOps thing then?', 'plain-words'],
  ['Remind me what this is', 'plain-words'],
  ['what does GitOps mean', 'plain-words'],
  ['why GitOps?', 'what-is-in-it-for-the-business'],
  ['why now?', 'it-works-already'],
])('%s: surely %s', (said, card) => {
  expect(answer(material, said)).toMatchObject({ type: 'sure', card: { id: card } });
});
