import { describe, expect, test } from 'vitest';
import words from '../../data/words.json' with { type: 'json' };
import { isStopWord, tellingWords, termOf, wordsOf, wordsToIndex } from '../../src/text/words.ts';

test.each([
  ['Who changed production?', ['who', 'changed', 'production']],
  ['on-call', ['on', 'call', 'oncall']],
  ['e‑mail', ['e', 'mail', 'email']],
  ['a well-known-thing', ['a', 'well', 'known', 'thing']],
  ['3-4', ['3', '4']],
  ["don't", ['dont']],
  ['Jürgen’s', ['jurgens']],
  ['CI/CD', ['ci', 'cd']],
  ['日本語', ['日本', '本語']],
  ['图', ['图']],
  ['我们用GitOps。系统', ['我们', '们用', 'gitops', '系统']],
  ['グラフは', ['クラ', 'ラフ', 'フは']],
  ['ระบบ', ['ระ', 'ะบ', 'บบ']],
  [' ?! ', []],
  ['', []],
])('words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('an index has single letters too, where no spaces are written', () => {
  expect(wordsToIndex('our 系统 on 图')).toEqual(['our', '系统', '系', '统', 'on', '图']);
});

test.each(['the', 'a', 'is', 'we', 'who', 'why', 'don', 't'])('%s is left out', (word) => {
  expect(isStopWord(word)).toBe(true);
});

test.each(['production', 'git', 'job', 'change', 'trust', 'cost'])('%s is looked for', (word) => {
  expect(isStopWord(word)).toBe(false);
});

describe('one term', () => {
  // biome-ignore format: one term, one line
  test.each([
    ['change', 'changes', 'changed', 'changing'],
    ['rollback', 'rollbacks'],
    ['audit', 'audits', 'audited', 'auditing'],
    ['organisation', 'organization', 'organisations'],
    ['centralise', 'centralize', 'centralised', 'centralized'],
    ['centre', 'center', 'centres', 'centers'],
    ['release', 'releases', 'released'],
    ['deploy', 'deploys', 'deploying', 'deployed'],
    ['deployment', 'deployments'],
  ])('%s', (...words) => {
    expect(new Set(words.map(termOf)).size).toBe(1);
  });

  test.each([
    ['job', 'jam'],
    ['secure', 'second'],
    ['test', 'text'],
    ['cost', 'cast'],
  ])('%s and %s are two', (one, other) => {
    expect(termOf(one)).not.toBe(termOf(other));
  });
});

// A stem is nothing to look at, so that the terms are told by words that have them.
test.each([
  ['Who changed the rollbacks?', ['changed', 'rollbacks']],
  ['the tests, a test and testing', ['test']],
  ['we are the', []],
])('terms of %j', (text, words) => {
  expect(tellingWords(text).map(termOf)).toEqual(words.map(termOf));
});

describe('the lists of words', () => {
  test.each(['stop', 'same', 'irregular'] as const)('%s has each word once, small and without marks', (list) => {
    const all = words[list].flatMap((line) => line.split(' '));
    expect(all.filter((word, index) => all.indexOf(word) < index || !/^[a-z0-9]+$/.test(word))).toEqual([]);
  });
});
