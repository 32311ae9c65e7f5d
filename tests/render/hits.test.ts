import { expect, test } from 'vitest';
import { toHit } from '../../src/records/hit.ts';
import { findRecord } from '../../src/records/show.ts';
import { listLines } from '../../src/render/list.ts';
import { createStyle } from '../../src/render/style.ts';
import { highlighted, textLines } from '../../src/render/text.ts';
import { termOf } from '../../src/text/words.ts';
import { smallKit } from '../helpers/kit.ts';

const kit = smallKit();
const view = { style: createStyle(0), columns: 40, hyperlinks: false };
const hit = (id: string) => toHit(kit, findRecord(kit, id));

test('a quote stands in quotation marks, other words do not', () => {
  const hits = [hit('written-recipe'), hit('recipes-on-paper')];
  expect(textLines(view, { kind: 'search', query: 'recipes', hits }).join('\n')).toMatchInlineSnapshot(`
    "1  Why write recipes down?
       quote written-recipe
       “If it is not written down you will
       bake it twice.”
       Ada Crumb · Hot Ovens · Bread Days
         2020 · 12:45
         https://youtu.be/abcdefghijk?t=765

    2  Recipes on paper
       point recipes-on-paper
       The recipe hangs at the oven and
       whoever comes in knows what to do.
       Ada Crumb · Hot Ovens · Bread Days
         2020 · 12:45
         https://youtu.be/abcdefghijk?t=765"
  `);
});

test('a list has one record after the other, a quote by its words', () => {
  expect(listLines(view, [hit('written-recipe'), hit('timer')]).join('\n')).toMatchInlineSnapshot(`
    "“If it is not written down you will
      bake it twice.”  written-recipe
    Timer  timer"
  `);
});

test.each([
  ['Rolled back twice: rollbacks!', ['rollback'], 'Rolled back twice: [rollbacks]!'],
  ['Change it, CHANGED it, changes', ['change'], '[Change] it, [CHANGED] it, [changes]'],
  ['The on-call engineer', ['call'], 'The [on-call] engineer'],
  ["Jürgen's bread", ['jürgens'], "[Jürgen's] bread"],
  ['Über Öfen', ['öfen'], 'Über [Öfen]'],
  ['整个系统，用图描述', ['系统', '统用', '图'], '整个[系][统]，用[图]描述'],
  ['このグラフは', ['グラ', 'ラフ'], 'この[グ][ラ][フ]は'],
  ['nothing here', ['change'], 'nothing here'],
  ['nothing asked', [], 'nothing asked'],
])('%j lit for %j', (text, words, expected) => {
  // The terms are stems, as a search returns them.
  const terms = words.map((word) => termOf(word.normalize('NFKD').replace(/\p{M}/gu, '')));
  expect(highlighted(text, terms, (word) => `[${word}]`)).toBe(expected);
});
