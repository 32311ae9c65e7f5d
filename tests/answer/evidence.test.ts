/** What of a card's evidence is shown: never what warns of it before what carries it, and what was asked for first. */
import { describe, expect, test } from 'vitest';
import { answerMeant } from '../../src/answer/answer.ts';
import { evidenceFor, speaksAgainst } from '../../src/answer/evidence.ts';
import { toldBy } from '../../src/answer/told.ts';
import { isWarning } from '../../src/records/use-case.ts';
import { realMaterial } from '../helpers/kit.ts';

const material = realMaterial();
const { kit } = material;
const cards = kit.all('objection');
const audiences = [undefined, ...kit.all('audience').map(({ id }) => id)];

describe('of every card of the kit', () => {
  test.each(cards.map((card) => [card.id, card] as const))('%s: no warning is first or alone', (_, card) => {
    for (const audience of audiences) {
      const seen: string[] = [];
      // Until all has been told, however often they come back to it.
      for (let turn = 0; turn < 8; turn++) {
        const { proof } = evidenceFor(kit, card, { audience, told: toldBy(kit, seen) });
        const [first] = proof;
        if (turn === 0) expect(first).toBeDefined();
        if (!first) break;
        expect([audience, turn, first.id, speaksAgainst(card, first)]).toEqual([audience, turn, first.id, false]);
        seen.push(...proof.map(({ id }) => id));
      }
    }
  });

  test('what warns is known from the data, and there is some', () => {
    expect(kit.all('use-case').filter(isWarning).length).toBeGreaterThan(20);
    expect(kit.find('use-case', 'ctrlplane-not-at-scale')).toSatisfy(isWarning);
    expect(kit.find('use-case', 'morgan-stanley-500-clusters')).not.toSatisfy(isWarning);
  });
});

describe('who asks who has done it', () => {
  const lately = (said: string, audience?: string) =>
    answerMeant(material, said, ['has-anybody-done-it-lately'], { audience });
  const proofOf = (said: string, audience?: string) => {
    const found = lately(said, audience);
    const ids = found.type === 'sure' ? found.card.evidence.map(({ id }) => id) : [];
    return ids.flatMap((id) => kit.get(id) ?? []);
  };

  test.each([
    'Do you know a company of our size that has it in production?',
    'Has one of our competitors done it lately?',
    ...(kit.find('objection', 'has-anybody-done-it-lately')?.heard ?? []),
  ])('is shown no warning first: %s', (said) => {
    for (const audience of audiences) {
      const [first] = proofOf(said, audience);
      expect([audience, first?.id, first?.kind === 'use-case' && isWarning(first)]).toEqual([
        audience,
        first?.id,
        false,
      ]);
    }
  });

  test('in an industry of which the kit counts something and tells nothing is shown both, and told so', () => {
    const said = 'Do you have an actual figure from somebody our size, say a mid-sized insurer, not Netflix?';
    expect(lately(said, 'finance')).toMatchObject({
      lack: { kind: 'use-case', industries: ['Insurance'], sizes: ['medium'] },
    });
    const [figure, useCase] = proofOf(said, 'finance');
    expect(figure?.kind === 'figure' && figure.industries).toContain('insurance');
    expect(useCase?.kind === 'use-case' && useCase.industry).toBeOneOf(['banking', 'payments']);
  });

  test('in one of which it tells something is shown that, and nothing lacks', () => {
    const found = lately('Is there a bank that runs on it?', 'leadership');
    expect(found).not.toHaveProperty('lack');
    for (const one of proofOf('Is there a bank that runs on it?', 'leadership'))
      expect(one).toMatchObject({ kind: 'use-case', industry: 'banking' });
  });
});
