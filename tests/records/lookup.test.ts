import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { Kind } from '../../src/records/kinds.ts';
import { lookUp, lookUpKind, lookUpOne } from '../../src/records/lookup.ts';
import { realKit, smallKit } from '../helpers/kit.ts';

const real = realKit();
const small = smallKit();

describe('the audience that people mean', () => {
  // biome-ignore format: one audience, one line
  test.each(Object.entries({
    leadership: ['leadership', 'management', 'manager', 'exec', 'executives', 'cto', 'CTO', 'cio', 'ceo', 'vp', 'head of engineering', 'vp engineering', 'head of it', 'product owner', 'engineering manager', 'my boss', 'Leadership and management'],
    sre: ['sre', 'SRE', 'SREs', 'ops', 'operations', 'platform', 'Platform Team', 'platform engineers', 'cloud team', 'on-call', 'on call', 'oncall', 'infra', 'sysadmin'],
    developers: ['developers', 'developer', 'dev', 'devs', 'engineers', 'programmers', 'app team'],
    devops: ['devops', 'DevOps', 'qa', 'QA', 'testers', 'test engineers', 'release managers', 'ci/cd'],
    'security-compliance': ['security-compliance', 'security compliance', 'security', 'infosec', 'ciso', 'CISO', 'compliance', 'auditor', 'auditors', 'risk', 'legal', 'security team', 'data protection officer'],
    finance: ['finance', 'cfo', 'CFO', 'head of finance', 'procurement', 'controlling'],
  }).flatMap(([id, words]) => words.map((word) => [word, id])))('%s: %s', (word, id) => {
    expect(lookUpOne(real, 'audience', word).id).toBe(id);
  });
});

describe('names', () => {
  test.each<[kind: Kind, word: string, ids: string[]]>([
    ['audience', 'bosses', ['bosses']],
    ['audience', 'The Big Cheese', ['bosses']],
    ['topic', 'cost', ['money']],
    ['topic', 'expensive flour', ['money']],
    ['speaker', 'ada-crumb', ['ada-crumb']],
    ['speaker', 'Ada Crumb', ['ada-crumb']],
    ['speaker', 'ada', ['ada-crumb', 'ada-yeast']],
    ['speaker', 'jurgen', ['jurgen-knead']],
    ['speaker', 'JÜRGEN', ['jurgen-knead']],
    ['speaker', 'the kneader', ['jurgen-knead']],
    ['event', 'bd20', ['bread-days']],
    ['event', '2020', ['bread-days']],
    ['event', 'flour fair', ['flour-fair']],
  ])('%s %s', (kind, word, ids) => {
    expect(lookUp(small, kind, word).map(({ id }) => id)).toEqual(ids);
  });

  test.each<[kind: Kind, word: string, message: string, hint: string]>([
    ['audience', 'bossses', 'There is no audience "bossses".', 'Did you mean "bosses"? There are: bosses, bakers.'],
    ['audience', 'ownr', 'There is no audience "ownr".', 'Did you mean "owner" (bosses)? There are: bosses, bakers.'],
    [
      'audience',
      'the old oven crew',
      'There is no audience "the old oven crew".',
      'Did you mean "oven crew" (bakers)? There are: bosses, bakers.',
    ],
    ['audience', 'cheese', 'There is no audience "cheese".', 'There are: bosses, bakers.'],
    ['audience', '', 'There is no audience "".', 'There are: bosses, bakers.'],
    [
      'topic',
      'saftey',
      'There is no topic "saftey".',
      'Did you mean "safety"? There are: money, speed, safety, cakes.',
    ],
    [
      'event',
      'fleur fair',
      'There is no event "fleur fair".',
      'Did you mean "flour fair"? There are: bread-days, flour-fair.',
    ],
    ['speaker', '\u001b[31mbob', 'There is no speaker "bob".', 'There are: ada-crumb, jurgen-knead, ada-yeast.'],
  ])('no %s %j', (kind, word, message, hint) => {
    expect(() => lookUp(small, kind, word)).toThrow(expect.objectContaining({ message, hint }));
    expect(() => lookUp(small, kind, word)).toThrow(UsageError);
  });

  test('a long list is not printed', () => {
    expect(() => lookUp(real, 'speaker', 'nobody-at-all')).toThrow(
      expect.objectContaining({ hint: 'Run "gitops-kit list speakers" for all of them.' }),
    );
  });
});

test.each([
  ['quote', 'quote'],
  ['quotes', 'quote'],
  ['Use Cases', 'use-case'],
  ['use-case', 'use-case'],
])('kind %s', (word, kind) => {
  expect(lookUpKind(word)).toBe(kind);
});

test.each([
  ['qoute', /^Did you mean "quote"\?/],
  ['bananas', /^There are: audience, topic, /],
  ['', /^There are: audience, topic, /],
])('no kind %j', (word, hint) => {
  expect(() => lookUpKind(word)).toThrow(expect.objectContaining({ exitCode: 2, hint: expect.stringMatching(hint) }));
});
