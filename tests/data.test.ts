/** What the kit promises about its content. That it is sound is checked when it is compiled. */
import { describe, expect, test } from 'vitest';
import { evidenceFor } from '../src/answer/evidence.ts';
import { pitch } from '../src/pitch/pitch.ts';
import { addressOf, hasAddress } from '../src/records/address.ts';
import type { Kind } from '../src/records/kinds.ts';
import { shown } from '../src/records/show.ts';
import { createStyle } from '../src/render/style.ts';
import { textLines } from '../src/render/text.ts';
import { sentencesIn } from '../src/text/sentences.ts';
import { countWords } from '../src/text/text.ts';
import { realKit } from './helpers/kit.ts';

const kit = realKit();

test.each<[least: number, kind: Kind]>([
  [5, 'audience'],
  [15, 'topic'],
  [14, 'quote'],
  [45, 'point'],
  [8, 'use-case'],
  [30, 'objection'],
  [12, 'step'],
])('at least %i of kind %s', (least, kind) => {
  expect(kit.all(kind).length).toBeGreaterThanOrEqual(least);
});

test.each(kit.all('audience').map(({ id }) => id))('%s has at least 15 points', (id) => {
  expect(kit.all('point').filter(({ say }) => say[id]).length).toBeGreaterThanOrEqual(15);
});

test('what is said aloud is made of whole sentences', () => {
  const said = [
    ...kit.all('audience').flatMap(({ openings, questions }) => [...openings, ...questions]),
    ...kit.all('point').flatMap(({ say, ask }) => [...Object.values(say), ask ?? 'None.']),
    ...kit.all('step').flatMap(({ say }) => Object.values(say ?? {})),
    ...kit
      .all('objection')
      .flatMap(({ acknowledge, respond, ask, concede, brief }) => [
        ...[acknowledge, ask, concede, brief ?? ''],
        ...Object.values(respond),
      ]),
  ];
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter((text) => !/^[A-Z\d“](?!.*(?: {2}|[>|]-)).*[.?!”]$/.test(text))).toEqual([]);
});

describe('what is said to people who named no tool', () => {
  const NAMES =
    /\b(?:Argo|Flux|Flagger|Kargo|Zarf|Crossplane|Atlantis|mirrord|Velero|Cosign|Notation|Oxidized|Junos|ansible|[a-z]+[A-Z]\w*|RespectIgnoreDifferences|ApplicationSets?|Kustomizations?|HelmReleases?)\b/;
  /** Cards that are about the tools that they name, or tell of a company's use. */
  const ABOUT_TOOLS = [
    'too-many-tools',
    'is-the-project-dead',
    'whom-do-we-depend-on',
    'helm-behaves-differently',
    'has-anybody-done-it-lately',
  ];
  /** Security asks which tool it is, as those do who run it. */
  const TECHNICAL = ['sre', 'developers', 'devops', 'security-compliance'];
  /** Where the two main tools differ, and the difference matters, the one is named that does it. */
  const WHICH =
    /\b(?:(?:one of )?the two main tools|both main tools|the other), (?:Argo CD|Flux)(?: and (?:Argo CD|Flux))?,/gi;

  test('says what a tool does, and leaves its name to `how`', () => {
    const said = kit
      .all('objection')
      .filter(({ id }) => !ABOUT_TOOLS.includes(id))
      .flatMap(({ id, acknowledge, brief = '', respond }) => [
        { id, text: acknowledge },
        { id, text: brief },
        ...Object.entries(respond)
          .filter(([audience]) => !TECHNICAL.includes(audience))
          .map(([, text]) => ({ id, text })),
      ]);
    expect(said.filter(({ text }) => NAMES.test(text.replace(WHICH, '')))).toEqual([]);
  });

  test('says which of the two tools it is', () => {
    const evasive =
      /\b(?:one (?:of the (?:two )?)?main tools?|(?:some|either) of the (?:two )?main tools)\b(?!, (?:Argo CD|Flux)\b)/i;
    const said = kit
      .all('objection')
      .flatMap(({ id, acknowledge, brief = '', respond, concede }) =>
        [acknowledge, brief, concede, ...Object.values(respond)].map((text) => ({ id, text })),
      );
    expect(said.filter(({ text }) => evasive.test(text))).toEqual([]);
  });

  test('tells of rolling back together with the database', () => {
    const { brief, respond } = kit.find('objection', 'rollback-is-not-that-easy') ?? {};
    for (const text of [brief, ...Object.values(respond ?? {})]) expect(text).toMatch(/\b(?:database|schema)\b/i);
  });

  test('does not let somebody believe that ignoring a value is enough', () => {
    expect(kit.find('objection', 'several-writers')?.brief).toMatch(/hiding the difference is not enough/);
  });
});

test('nobody runs out of breath: no sentence has more than 25 words', () => {
  const aloud = [
    ...kit
      .all('objection')
      .flatMap(({ id, acknowledge, ask, concede, brief = '', respond }) =>
        [acknowledge, ask, concede, brief, ...Object.values(respond)].map((text) => ({ id, text })),
      ),
    ...kit.all('point').flatMap(({ id, say }) => Object.values(say).map((text) => ({ id, text }))),
  ];
  const sentences = aloud.flatMap(({ id, text }) => sentencesIn(text).map((sentence) => ({ id, sentence })));
  expect(sentences.filter(({ sentence }) => countWords(sentence) > 25)).toEqual([]);
});

describe('a step', () => {
  const steps = kit.all('step').map(({ id, audiences, say = {} }) => ({ id, audiences, say }));

  test('has a sentence for each of those whom it is for, that asks for it or offers it', () => {
    const without = steps.flatMap(({ id, audiences, say }) =>
      audiences.filter((one) => !say[one] && !say.everyone).map((one) => `${id} for ${one}`),
    );
    expect(without).toEqual([]);
    const aside = steps.filter(({ say }) =>
      Object.values(say).some((text) => !/\b(?:I|me|we|us|you|let's)\b/i.test(text)),
    );
    expect(aside.map(({ id }) => id)).toEqual([]);
  });

  test('is said in sentences of at most 25 words', () => {
    const sentences = steps.flatMap(({ id, say }) =>
      Object.values(say).flatMap((text) => sentencesIn(text).map((sentence) => ({ id, sentence }))),
    );
    expect(sentences.filter(({ sentence }) => countWords(sentence) > 25)).toEqual([]);
  });

  test.each(kit.all('audience'))('at the end of a pitch is worded for $id', (audience) => {
    const next = pitch(kit, { audiences: [audience], minutes: 5 }).next;
    expect(kit.find('step', next?.id ?? '')?.say?.[audience.id]).toBe(next?.text);
  });
});

describe('what is sent after a meeting', () => {
  const sent = kit
    .all('objection')
    .map(({ id, brief = '', respond, concede }) => ({ id, brief, concede, said: Object.entries(respond) }));

  test('has at most 30 words', () => {
    expect(sent.filter(({ brief }) => countWords(brief) > 30).map(({ id }) => id)).toEqual([]);
  });

  /** Figures, years, and how many or how long, which are promises once they are sent. */
  const EXACT =
    /\b(?:\d[\d.,]*%?|one small system|two people|three months|every month|a month|a day|five years)(?!\w)/gi;

  test('promises and counts nothing that was not said to each of them', () => {
    const more = sent.flatMap(({ id, brief, concede, said }) =>
      said.flatMap(([audience, text]) =>
        (brief.match(EXACT) ?? [])
          .filter((exact) => !`${text} ${concede}`.includes(exact))
          .map((exact) => `${id} to ${audience}: ${exact}`),
      ),
    );
    expect(more).toEqual([]);
  });

  test('tells an auditor of the emergency way what was said to them', () => {
    const { brief, respond = {} } = kit.find('objection', 'break-glass') ?? {};
    for (const text of [brief, ...Object.values(respond)]) {
      expect(text).toMatch(/\bname, log and alarm\b/);
      expect(text).toMatch(/\bwritten down\b.*\bapproved\b/);
    }
  });
});

test('what an answer says first in a message can stand alone in it: what is done, and no concession', () => {
  const first = kit.all('objection').map(({ id, brief = '' }) => ({ id, words: sentencesIn(brief)[0] ?? '' }));
  const long = first.filter(({ words }) => countWords(words) < 5 || countWords(words) > 27);
  expect(long).toEqual([]);
  const conceding =
    /^(?:It can|By default the agents|In an emergency|I have no|So far|For one change|Part of it|If you|You are right)\b/;
  expect(first.filter(({ words }) => conceding.test(words))).toEqual([]);
});

describe('the first proof of a card', () => {
  const audiences = kit.all('audience').map(({ id }) => id);
  const proofsOf = (id: string, audience?: string) => {
    const card = kit.find('objection', id);
    return card ? evidenceFor(kit, card, { ...(audience && { audience }) }).proof.map((one) => one.id) : [];
  };

  test.each<[card: string, audience: string, first: string]>([
    ['no-budget', 'finance', 'govuk-a-year-of-rework'],
    ['upkeep-of-the-tool', 'finance', 'bc-gov-argocd'],
    ['what-is-in-it-for-the-business', 'leadership', 'dora-2022-vc-cd'],
    ['it-undoes-my-change', 'sre', 'hand-edits-do-not-stay'],
    ['single-point-of-failure', 'leadership', 'govuk-github-down-drill'],
    ['what-do-you-want-from-me', 'finance', 'what-a-change-costs-us'],
    ['secrets-in-git', 'developers', 'rubin-public-repo-vault'],
  ])('%s shows %s what carries it: %s', (card, audience, first) => {
    expect(proofsOf(card, audience)[0]).toBe(first);
  });

  test.each([
    ['database-changes', 'history-as-safety-net'],
    ['database-changes', 'going-back-is-one-small-change'],
    ['break-glass', 'govuk-github-down-drill'],
    ['secrets-in-git', 'argo-cve-2025-55190'],
    ['single-point-of-failure', 'way-out-in-the-manual'],
    ['what-do-you-want-from-me', 'bottom-up-not-revolution'],
  ])('%s never shows %s, which is off the point or speaks against it', (card, off) => {
    for (const audience of [undefined, ...audiences]) expect(proofsOf(card, audience)).not.toContain(off);
  });

  test('is the first that the card names, to whoever has told nobody who they are', () => {
    const others = kit.all('objection').filter(({ id, evidence }) => proofsOf(id)[0] !== evidence[0]);
    expect(others.map(({ id }) => id)).toEqual([]);
  });
});

test.each(['who-may-merge', 'auditors-will-not-accept', 'audit-scope'])(
  '%s tells an auditor what counts as proof',
  (id) => {
    const said = kit.find('objection', id)?.respond['security-compliance'];
    expect(said).toMatch(/Git host's record (?:shows|of) who approved and who merged/);
    expect(said).toMatch(/author's name in a commit alone does\s+not/);
  },
);

test('every objection is known in six or more phrasings', () => {
  expect(kit.all('objection').filter(({ heard }) => heard.length < 6)).toEqual([]);
});

describe('wordings of a point', () => {
  const wordings = kit
    .all('point')
    .flatMap(({ id, say }) =>
      Object.entries(say).map(([audience, text]) => ({ at: `${id} for ${audience}`, audience, text })),
    );

  test('have 12 to 60 words', () => {
    const lengths = wordings.map(({ at, text }) => ({ at, words: countWords(text) }));
    expect(lengths.filter(({ words }) => words < 12 || words > 60)).toEqual([]);
  });

  test('are all different', () => {
    const repeated = kit.all('point').filter(({ say }) => new Set(Object.values(say)).size < Object.keys(say).length);
    expect(repeated.map(({ id }) => id)).toEqual([]);
  });

  test('for leadership are free of jargon', () => {
    const jargon =
      /\b(?:gits?|yaml|kubernetes|clusters?|pull[ -]requests?|repositor(?:y|ies)|repos?|commit(?:s|ted|ting)?|reconcil\w*)\b/i;
    const { openings = [], questions = [] } = kit.find('audience', 'leadership') ?? {};
    const texts = [
      ...wordings.filter(({ audience }) => audience === 'leadership'),
      ...[...openings, ...questions].map((text) => ({ at: 'leadership', text })),
      ...kit.all('topic').map(({ id, lead = '' }) => ({ at: id, text: lead })),
      ...kit.all('step').map(({ id, say }) => ({ at: id, text: say?.leadership ?? '' })),
      ...kit.all('objection').map(({ id, respond }) => ({ at: id, text: respond.leadership ?? '' })),
    ];
    expect(texts.filter(({ text }) => jargon.test(text))).toEqual([]);
  });

  test.each(kit.all('audience'))(
    'for $id have none of the words that are to be avoided',
    ({ id, avoid, openings, questions }) => {
      // A point may warn of what others would call it.
      const names = new RegExp(
        `\\b(?:${avoid
          .map(({ word }) => word)
          .filter((word) => word !== 'revolution')
          .join('|')})\\b`,
        'i',
      );
      const texts = [
        ...wordings.filter(({ audience }) => audience === id),
        ...[...openings, ...questions].map((text) => ({ at: id, text })),
        ...kit.all('topic').map((topic) => ({ at: topic.id, text: topic.lead ?? '' })),
        ...kit.all('step').map(({ id: at, say }) => ({ at, text: say?.[id] ?? say?.everyone ?? '' })),
        ...kit.all('objection').map(({ id: at, respond }) => ({ at, text: respond[id] ?? respond.everyone ?? '' })),
      ];
      expect(texts.filter(({ text }) => names.test(text))).toEqual([]);
    },
  );
});

describe('addresses that belong to others by now', () => {
  const GONE = /\/\/(?:[^/\s]*[.@])?(?:weave\.works|gitkube\.sh|draft\.sh|salt\.io|gitopsdays\.com)(?![\w.-])/i;

  function strings(value: unknown): string[] {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
  }

  test.each([
    ['https://www.weave.works/blog', true],
    ['http://gitopsdays.com', true],
    ['https://docs.salt.io/x', true],
    ['www.weave.works/blog', false],
    ['https://example.org/weave.works', false],
    ['https://github.com/weaveworks', false],
  ])('%s is one: %s', (text, expected) => {
    expect(GONE.test(text)).toBe(expected);
  });

  test('are in no record as a link', () => {
    expect(strings(kit.records).filter((text) => GONE.test(text) || /mailto:/.test(text))).toEqual([]);
  });

  test('are never opened or shown as a link', () => {
    const view = { style: createStyle(0), columns: 80, hyperlinks: true };
    for (const record of kit.records) {
      if (hasAddress(kit, record)) expect(addressOf(kit, record, {}).url).not.toMatch(GONE);
      const lines = textLines(view, { kind: 'show', query: record.id, shown: { ...shown(kit, record), moments: [] } });
      expect(lines.join('\n'), record.id).not.toMatch(GONE);
    }
  });
});

test('a quote says who said it, and where it can be heard or read', () => {
  for (const { id, speakers, sources } of kit.all('quote')) {
    expect(speakers, id).not.toEqual([]);
    expect(sources, id).not.toEqual([]);
  }
});
