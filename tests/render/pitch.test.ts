import { expect, test } from 'vitest';
import { pitch } from '../../src/pitch/pitch.ts';
import { toHit } from '../../src/records/hit.ts';
import { dated } from '../../src/render/items.ts';
import { duration } from '../../src/render/pitch-content.ts';
import { createStyle } from '../../src/render/style.ts';
import { textLines } from '../../src/render/text.ts';
import { smallKit } from '../helpers/kit.ts';

const kit = smallKit();

function rendered(columns: number, ...ids: string[]): string {
  const audiences = kit.all('audience').filter(({ id }) => ids.includes(id));
  const view = { style: createStyle(0), columns, hyperlinks: false };
  const topics = [kit.find('topic', 'safety')].flatMap((one) => one ?? []);
  return textLines(view, { kind: 'pitch', pitch: pitch(kit, { audiences, topics, minutes: 1 }) }).join('\n');
}

test('in 80 columns', () => {
  expect(rendered(80, 'bosses')).toMatchInlineSnapshot(`
    "GitOps for bosses: safety
    about 20 seconds to say, 36 words, the kit has no more on this

    Open with ──────────────────────────────────────────────────────────────────────

       Bread should not depend on luck.

    Why it matters to you ──────────────────────────────────────────────────────────

    1  Small batches burn less
       A small batch that burns costs us little and we know about it the same hour.
       Ada Crumb · Hot Ovens · Bread Days 2020 · 5:00
         https://youtu.be/abcdefghijk?t=300

    Ask ────────────────────────────────────────────────────────────────────────────

       What does a burnt loaf cost us?

    The next step ──────────────────────────────────────────────────────────────────

       Buy a timer
       step buy-a-timer
       A timer costs less than a loaf.
       Effort: an hour
       Ada Crumb and Jürgen Knead · Hot Ovens · Bread Days 2020 · 20:00
         https://youtu.be/abcdefghijk?t=1200

    Figures, if they ask ───────────────────────────────────────────────────────────

       Half as many loaves burn. (2020)
       Paid for by: the Flour Board
       Careful: Only one bakery was counted.
       Burnt · 2020
         https://example.org/burnt

    Points are our words; the lines below each say where to hear or to read it. Only
    what stands in “ ” is verbatim."
  `);
});

test('in 40 columns, for two audiences', () => {
  expect(rendered(40, 'bosses', 'bakers')).toMatchInlineSnapshot(`
    "GitOps for bosses, and for bakers:
    safety
    about 20 seconds to say, 43 words, the
    kit has no more on this

    Open with ──────────────────────────────

       Bread should not depend on luck.

    What you have in common ────────────────

    1  Small batches burn less
       A small batch that burns costs us
       little and we know about it the same
       hour.
       If bakers ask: Small batches mean
       that nobody has to stay and scrape a
       whole oven at night.
       Ada Crumb · Hot Ovens · Bread Days
         2020 · 5:00
         https://youtu.be/abcdefghijk?t=300

    Ask ────────────────────────────────────

       Bosses: What does a burnt loaf cost
       us?

       Bakers: When did you last burn a
       loaf?

    The next step ──────────────────────────

       Buy a timer
       step buy-a-timer
       A timer costs less than a loaf.
       Effort: an hour
       Ada Crumb and Jürgen Knead · Hot
         Ovens · Bread Days 2020 · 20:00
         https://youtu.be/abcdefghijk?t=1200

    Figures, if they ask ───────────────────

       Half as many loaves burn. (2020)
       Paid for by: the Flour Board
       Careful: Only one bakery was counted.
       Burnt · 2020
         https://example.org/burnt

    Points are our words; the lines below
    each say where to hear or to read it.
    Only what stands in “ ” is verbatim."
  `);
});

test.each([
  [37, 'about 40 seconds'],
  [94, 'about 90 seconds'],
  [100, 'about 2 minutes'],
  [290, 'about 5 minutes'],
])('%i seconds are %s', (seconds, expected) => {
  expect(duration(seconds)).toBe(expected);
});

test.each([
  ['In 2019 they were faster.', '2019', 'In 2019 they were faster.'],
  ['In a survey of 2023, 60% said so.', '2023-11-07', 'In a survey of 2023, 60% said so.'],
  ['Half as many loaves burn.', '2020', 'Half as many loaves burn. (2020)'],
  ['Half as many loaves burn.', undefined, 'Half as many loaves burn.'],
])('the year stands once: %s %s', (text, asOf, shown) => {
  const [figure] = kit.all('figure').map((record) => toHit(kit, record));
  expect(figure && dated({ ...figure, text }, asOf)).toBe(shown);
});
