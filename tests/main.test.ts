import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import pkg from '../package.json' with { type: 'json' };
import { TOPICS } from '../src/commands/help.ts';
import { KINDS, PARTS, plural } from '../src/records/kinds.ts';
import { commandNames, runCli } from './helpers/context.ts';
import { ESC } from './helpers/escapes.ts';
import { realKit } from './helpers/kit.ts';

const COMMANDS = await commandNames();
/** They write what they are told to, or serve until they are ended: tests of their own type at them. */
const NOT_AT_RANDOM = ['site', 'pack', 'mcp'];
const AUDIENCES = 'There are: leadership, sre, developers, devops, security-compliance, finance.';
const HELP = 'See what there is with: gitops-kit --help';
const MINUTES = 'Give a whole number from 1 to 60.';
const LIMIT = 'Give a whole number from 1 to 1000.';
const TIME = 'Write minutes and seconds, such as 12:45, or 1:49:42.';
const PASTE = 'That is 100000 characters long; a search may have 1000.';
const SHORTER = 'Search for a sentence, or for a few words of it.';
const SAY_IT = 'Say it as you would say it to a colleague: gitops-kit search "who changed production"';
const SEARCH = 'Look for it with: gitops-kit search WORDS';
const LIST_TOPICS = 'Try other words, or see the topics with: gitops-kit list topics';

const PITCH = ['pitch', '-a', 'sre'];
const TALK = 'kyle-six-hours-to-ten-minutes';
const BIG = 'word '.repeat(20_000);

/** Words as they are shown in the name of a test. */
const shown = (argv: readonly string[]) => JSON.stringify(argv.map((word) => word.slice(0, 40)));

/** The lines of a message; fails where it is not one line on what is wrong and at most one on what to do. */
function linesOf(err: string): string[] {
  expect(err.endsWith('\n')).toBe(true);
  const lines = err.slice(0, -1).split('\n');
  expect(lines.length).toBeLessThanOrEqual(2);
  for (const line of lines) {
    expect(line).toMatch(/\S/);
    expect(line).not.toMatch(/\p{Cc}|^\s+at |fault of gitops-kit/u);
    expect(line.length).toBeLessThan(500);
  }
  return lines;
}

describe('what goes wrong is said in one line, and what to do in another', () => {
  // biome-ignore format: one case, one line
  test.each<[argv: string[], code: number, what: string, hint: string | RegExp]>([
    // The command line.
    [['--bogus'], 2, "Unknown option '--bogus'.", HELP],
    [['pitch', '--audiense', 'sre'], 2, "Unknown option '--audiense'.", 'Did you mean --audience?'],
    [['search', 'drift', '--jsno'], 2, "Unknown option '--jsno'.", 'Did you mean --json?'],
    [['answer', '- we have no time'], 2, "Unknown option '- we have no time'.", 'Words that begin with a dash stand behind "--": gitops-kit answer -- "- we have no time"'],
    [['search', '--who did it'], 2, "Unknown option '--who did it'.", 'Words that begin with a dash stand behind "--": gitops-kit search -- "--who did it"'],
    [['search'], 2, 'There is nothing to search for.', 'Say it as you would say it to a colleague: gitops-kit search "who changed production"'],
    [['show'], 2, "Missing required argument 'id'.", 'For example: gitops-kit show legacy'],
    [['open'], 2, "Missing required argument 'id-or-words'.", 'For example: gitops-kit open kyle-six-hours-to-ten-minutes'],
    [['pitch', '--audience'], 2, "Option '-a, --audience <who>' argument missing.", 'See what there is with: gitops-kit pitch --help'],
    [[...PITCH, '--minutes'], 2, "Option '-m, --minutes <minutes>' argument missing.", 'See what there is with: gitops-kit pitch --help'],
    [['pack', 'init'], 2, "Missing required argument 'name'.", 'See what there is with: gitops-kit pack init --help'],
    [['pack', 'transcript', 'talk.vtt'], 2, "Required option '--talk <id>' not specified.", 'See what there is with: gitops-kit pack transcript --help'],
    [['pitch'], 2, 'Whom will you talk to? --audience is missing.', /^Choose of: leadership, sre, developers, /],
    // Names.
    [['pitch', '-a', 'bakers'], 2, 'There is no audience "bakers".', `Did you mean "buyers" (finance)? ${AUDIENCES}`],
    [['pitch', '-a', 'leadershp'], 2, 'There is no audience "leadershp".', `Did you mean "leadership"? ${AUDIENCES}`],
    [['pitch', '-a', 'sre,managment'], 2, 'There is no audience "managment".', `Did you mean "management" (leadership)? ${AUDIENCES}`],
    [['pitch', '-a', ''], 2, 'There is no audience "".', AUDIENCES],
    [['pitch', '-a', ','], 2, 'There is no audience "".', AUDIENCES],
    [['pitch', '-a', 'our new CFO'], 2, 'There is no audience "our new CFO".', `Did you mean "cfo" (finance)? ${AUDIENCES}`],
    [['pitch', '-a', 'constructor'], 2, 'There is no audience "constructor".', AUDIENCES],
    [[...PITCH, '-t', 'securty'], 2, 'There is no topic "securty".', /^Did you mean "security"\? There are: what-is-gitops, /],
    [[...PITCH, '-t', ''], 2, 'There is no topic "".', /^There are: what-is-gitops, /],
    [['search', 'drift', '-k', 'qoute'], 2, 'There is no kind "qoute".', /^Did you mean "quote"\? There are: audience, topic, /],
    [['search', 'drift', '-s', 'kyle rokman'], 2, 'There is no speaker "kyle rokman".', /^Did you mean "kyle rockman"\? /],
    [['search', 'drift', '-e', 'gitops dais 2020'], 2, 'There is no event "gitops dais 2020".', /^Did you mean "gitops days 2020"\? There are: gitops-days-2020, /],
    [['quotes', '-a', 'bakers'], 2, 'There is no audience "bakers".', `Did you mean "buyers" (finance)? ${AUDIENCES}`],
    [['list', 'bananas'], 2, 'There is no kind "bananas".', /^There are: audiences, topics, /],
    [['list', 'qoutes'], 2, 'There is no kind "qoutes".', /^Did you mean "quotes"\? /],
    [['show', 'kyle-six-hours'], 1, 'There is nothing with the id "kyle-six-hours".', `Did you mean "${TALK}"?`],
    [['show', 'xyzzy'], 1, 'There is nothing with the id "xyzzy".', SEARCH],
    [['show', '__proto__'], 1, 'There is nothing with the id "__proto__".', SEARCH],
    [['show', ''], 1, 'There is nothing with the id "".', SEARCH],
    // Numbers and times.
    ...['0', '-3', 'abc', '61', '2.5', '1e1', '', '٣'].map((n): [string[], number, string, string] => [[...PITCH, '-m', n], 2, `--minutes cannot be "${n}".`, MINUTES]),
    [[...PITCH, '--minutes=-3'], 2, '--minutes cannot be "-3".', MINUTES],
    [['search', 'drift', '-n', '0'], 2, '--limit cannot be "0".', LIMIT],
    [['quotes', '-n', '1001'], 2, '--limit cannot be "1001".', LIMIT],
    [['open', TALK, '--at', '99:99'], 2, '"99:99" is not a time.', TIME],
    [['open', TALK, '--at', '-1'], 2, '"-1" is not a time.', TIME],
    // Words.
    [['search', ''], 2, 'There is nothing to search for.', SAY_IT],
    [['search', '  ', ' '], 2, 'There is nothing to search for.', SAY_IT],
    [['search', 'is it the'], 2, 'There is no word to search for in that.', SAY_IT],
    [['search', '?!'], 2, 'There is no word to search for in that.', SAY_IT],
    [['answer', ''], 2, 'There is nothing to answer.', /gitops-kit answer "/],
    [['answer', 'is it the'], 2, 'There is no word to answer in that.', /gitops-kit answer "/],
    [['open', ''], 2, 'There is nothing to search for.', SAY_IT],
    [['search', BIG], 2, PASTE, SHORTER],
    [['quotes', BIG], 2, PASTE, SHORTER],
    [['open', BIG], 2, PASTE, SHORTER],
    [['search', 'xyzzyqq'], 1, 'Nothing found for "xyzzyqq".', LIST_TOPICS],
    [['search', 'xyzzyqq', '-a', 'sre'], 1, 'Nothing found for "xyzzyqq" with these filters.', LIST_TOPICS],
    [['quotes', '-s', 'kyle', '-t', 'jobs'], 1, 'No quote has all of that.', 'Leave a filter out, or see all with: gitops-kit quotes'],
    [['list', 'quotes', '-s', 'kyle', '-t', 'jobs'], 1, 'Nothing in the kit has all of that.', 'Leave a filter out.'],
    [['pitch', '-a', 'developers', '-t', 'business-value'], 1, 'There is no point about "business-value" for developers.', /^Leave --topic out, or choose one of: /],
    // Files.
    [[...PITCH, '-o', '/tmp'], 2, '"/tmp" is a folder.', 'Name a file in it: --output /tmp/pitch.txt'],
    [[...PITCH, '-o', 'none/pitch.txt'], 2, 'The folder of "none/pitch.txt" does not exist.', 'Make the folder first, or choose another file.'],
  ].map(([argv, ...rest]) => [argv, ...rest] as [string[], number, string, string | RegExp]))('%j', async (argv, code, what, hint) => {
    const outcome = await runCli(argv);
    const lines = linesOf(outcome.err);
    expect(lines[0]).toBe(what);
    expect(lines[1]).toEqual(typeof hint === 'string' ? hint : expect.stringMatching(hint));
    expect([outcome.code, outcome.out, outcome.opened]).toEqual([code, '', []]);
  });
});

describe('the command line', () => {
  test.each([['ptich'], ['serach', 'drift'], ['shwo', 'flux']])(
    '%s is an unknown command, with a guess',
    async (...argv) => {
      const { code, err } = await runCli(argv);
      const [what, hint] = linesOf(err);
      expect(code).toBe(2);
      expect(what).toContain(argv[0]);
      expect(hint).toMatch(/pitch|search|show/);
    },
  );

  test('help of an unknown command', async () => {
    const { code, err } = await runCli(['help', 'bananas']);
    expect(code).toBe(2);
    expect(linesOf(err)[0]).toContain('bananas');
  });

  test('a message ends with one full stop', async () => {
    expect(linesOf((await runCli(['pitch', 'sre'])).err)[0]).not.toMatch(/\.\.$/);
  });

  test('what was typed on several lines is shown on one', async () => {
    expect(linesOf((await runCli(['--bo\ngus'])).err)).toEqual(["Unknown option '--bo gus'.", HELP]);
  });

  test.each([['--help'], ['--version']])('%s onto a full disk', async (flag) => {
    const broken = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' });
    expect((await runCli([flag], { broken })).code).toBe(1);
  });
});

describe('what was typed cannot reach the terminal', () => {
  const EVIL = '\u001b[31mred\u001b]0;title\u0007\u009b2J\u202exyzzy';

  // biome-ignore format: one case, one line
  test.each([
    [EVIL], [`--${EVIL}`], ['pitch', `--${EVIL}`], ['pitch', '-a', EVIL], [...PITCH, '-t', EVIL], [...PITCH, '-m', EVIL], [...PITCH, '-o', `none/${EVIL}`],
    [...PITCH, EVIL], ['search', `${EVIL}qqqq`], ['search', 'drift', '-k', EVIL], ['search', 'drift', '-s', EVIL], ['search', 'drift', '-e', EVIL],
    ['search', 'drift', '-n', EVIL], ['quotes', `${EVIL}qqqq`], ['show', EVIL], ['open', `${EVIL}qqqq`], ['open', TALK, '--at', EVIL], ['list', EVIL], ['help', EVIL],
  ].map((argv) => [shown(argv), argv] as const))('%s', async (_, argv) => {
    const { code, out, err } = await runCli(argv);
    if (code > 0 && err) linesOf(err);
    for (const hidden of [ESC, '\u0007', '\u009b', '\u202e']) expect(out + err).not.toContain(hidden);
  });

  test.each([['show'], ['list'], ['pitch', '-a'], [...PITCH, '-t'], [...PITCH, '-m']])(
    '100 KB of it are cut short: %s',
    async (...argv) => {
      expect((await runCli([...argv, BIG])).err.length).toBeLessThan(600);
    },
  );
});

describe('whatever is typed', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...COMMANDS.filter((name) => !NOT_AT_RANDOM.includes(name)),
      ...KINDS,
      'sre',
      'kyle',
      'security',
      TALK,
      'flux',
      'who changed production',
    ),
    fc.constantFrom(
      '-a',
      '-t',
      '-m',
      '-k',
      '-s',
      '-e',
      '-n',
      '-j',
      '-r',
      '-p',
      '--at',
      '--slides',
      '--',
      '--no-pager',
      '3',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );

  test('the outcome is one of those that are documented', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (argv) => {
        const { code, err, context } = await runCli(argv);
        expect([0, 1, 2]).toContain(code);
        expect(err).not.toMatch(/fault of gitops-kit|^\s+at /m);
        for (const url of context.opened) expect(url).toMatch(/^https:\/\//);
      }),
      { numRuns: 300 },
    );
  });
});

describe('errors that are nobody’s usage', () => {
  test('a stack is shown with --debug only', async () => {
    const kit = () => {
      throw new Error('out of\u001b[31m order');
    };
    const quiet = await runCli(['show', 'flux'], { kit });
    expect(quiet.code).toBe(1);
    expect(quiet.err).toBe(
      'This is a fault of gitops-kit: out of order\nRun it again with --debug and report what it prints.\n',
    );
    expect((await runCli(['show', 'flux', '--debug'], { kit })).err).toMatch(/\n\s+at /);
    expect((await runCli(['show', 'xyzzy', '--debug'])).err).toMatch(
      /^There is nothing.*\n.*\nFailedError: .*\n\s+at /,
    );
  });

  // biome-ignore format: one case, one line
  test.each([
    ['EACCES', 'scandir', '/srv/packs cannot be read: the system does not let you.\nChange who may use it, or use another place.\n'],
    ['EPERM', 'mkdir', '/srv/packs cannot be written: the system does not let you.\nChange who may use it, or use another place.\n'],
    ['ENOTDIR', 'open', '/srv/packs cannot be read or written: a part of its path is no folder.\nMove that away, or use another place.\n'],
    ['EACCES', 'spawn less', 'This is a fault of gitops-kit: EACCES\nRun it again with --debug and report what it prints.\n'],
    ['EBADF', 'read', 'This is a fault of gitops-kit: EBADF\nRun it again with --debug and report what it prints.\n'],
  ])('the system says %s to %s', async (code, syscall, err) => {
    const error = Object.assign(new Error(code), { code, syscall, path: '/srv/\u001b[31mpacks' });
    expect(await runCli(['show', 'flux'], { kit: () => Promise.reject(error) })).toMatchObject({ code: 1, err });
  });

  test.each([
    ['EPIPE', 0, ''],
    ['ENOSPC', 1, 'There is no room left for the output.\nMake room, or write it somewhere else.\n'],
  ])('the output ends with %s', async (errno, code, err) => {
    const broken = Object.assign(new Error(`write ${errno}`), { code: errno });
    for (const argv of [
      ['show', 'flux'],
      ['list', '--json'],
      ['search', 'drift'],
    ]) {
      expect(await runCli(argv, { broken })).toMatchObject({ code, err });
    }
  });
});

describe('help', () => {
  test.each([[], ['--help'], ['-h'], ['help']])('%j', async (...argv) => {
    const { code, out, err } = await runCli(argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: gitops-kit /);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} .*`, 'm'));
  });

  test.each(COMMANDS)('of %s', async (command) => {
    const { code, out, err } = await runCli([command, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith(`Usage: gitops-kit ${command} `)).toBe(true);
    // A topic of the same name is a page, which begins with its heading.
    const told = (await runCli(['help', command])).out;
    if (command in TOPICS) expect(told).not.toMatch(/^Usage: /);
    else expect(told).toBe(out);
  });

  test('of a command without its own command', async () => {
    expect((await runCli(['pack'])).out).toMatch(/^Usage: gitops-kit pack [\s\S]*\n {2}transcript /);
  });

  test.each([80, 200])('fits %i columns', async (columns) => {
    const { out } = await runCli(['pitch', '--help'], { isTTY: true, columns });
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(Math.min(columns, 100));
  });

  test.each(['--version', '-V'])('%s', async (flag) => {
    expect(await runCli([flag])).toMatchObject({ code: 0, out: `${pkg.version}\n`, err: '' });
  });

  test('its examples work', async () => {
    const { out } = await runCli(['--help']);
    const examples = Array.from(out.matchAll(/^ {2}gitops-kit (.+)$/gm), ([, line = '']) => line);
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) {
      const argv = Array.from(example.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word);
      expect((await runCli(argv)).code, example).toBe(0);
    }
  });
});

describe('the shape of JSON', () => {
  const names = v.array(v.string());
  const citation = v.strictObject({
    talk: v.optional(v.string()),
    title: v.string(),
    speakers: names,
    event: v.optional(v.string()),
    at: v.optional(v.pipe(v.string(), v.regex(/^(?:\d{1,2}:)?\d{1,2}:\d\d$/))),
    seconds: v.optional(v.pipe(v.number(), v.integer())),
    publisher: v.optional(v.string()),
    locator: v.optional(v.string()),
    asOf: v.optional(v.string()),
    url: v.optional(v.pipe(v.string(), v.regex(/^https:\/\//))),
  });
  const bands = v.strictObject({
    year: v.string(),
    elite: v.string(),
    high: v.string(),
    medium: v.string(),
    low: v.string(),
  });
  const hit = {
    kind: v.picklist(KINDS),
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
    title: v.string(),
    text: v.string(),
    wording: v.picklist(['quote', 'paraphrase']),
    topics: names,
    audiences: names,
    sources: v.array(citation),
    sponsor: v.optional(v.string()),
    effort: v.optional(v.string()),
    measure: v.optional(
      v.strictObject({
        bands: v.optional(bands),
        clusters: v.optional(v.strictObject({ ...bands.entries, reportedBy: v.string() })),
        benchmark: v.optional(
          v.strictObject({ label: v.string(), year: v.number(), mean: v.number(), deviation: v.number() }),
        ),
        today: v.optional(v.string()),
        superseded: v.optional(v.string()),
      }),
    ),
  };
  const about = {
    date: v.literal('2026-11-22'),
    attribution: v.pipe(
      names,
      v.length(1),
      v.everyItem((name) => /CC BY 4\.0/.test(name)),
    ),
  };
  const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
  const found = {
    ...hit,
    score: share,
    confidence: v.optional(share),
    likeness: v.optional(share),
    because: v.optional(v.string()),
  };
  const record = v.looseObject({ kind: hit.kind, id: hit.id });
  const moment = v.strictObject({ citation, hits: v.array(v.strictObject(hit)) });
  const answer = (entries: v.ObjectEntries) =>
    v.strictObject({ query: v.string(), results: v.pipe(v.array(v.strictObject(entries)), v.minLength(1)), ...about });
  const wordings = v.array(v.strictObject({ audience: v.string(), text: v.string() }));
  const label = v.strictObject({ id: v.string(), label: v.string() });
  const made = v.strictObject({
    audiences: v.array(label),
    topics: v.array(label),
    minutes: v.number(),
    words: v.number(),
    seconds: v.number(),
    short: v.boolean(),
    opening: v.string(),
    sections: v.array(
      v.strictObject({
        title: v.string(),
        audiences: names,
        points: v.array(
          v.strictObject({
            ...hit,
            part: v.picklist(PARTS),
            also: wordings,
            because: v.string(),
            ask: v.optional(v.string()),
            caveat: v.optional(v.string()),
          }),
        ),
      }),
    ),
    quotes: v.array(v.strictObject({ ...hit, kind: v.literal('quote'), wording: v.literal('quote') })),
    questions: wordings,
    next: v.optional(v.strictObject({ ...hit, effort: v.string() })),
    own: v.array(v.strictObject(hit)),
    figures: v.array(v.strictObject({ ...hit, asOf: v.string(), caution: v.optional(v.string()) })),
    metrics: v.array(v.strictObject(hit)),
    ...about,
  });

  test.each<[argv: string[], schema: v.GenericSchema]>([
    [['search', 'job security'], answer(found)],
    [['search', 'drift', '-k', 'tool,talk,figure', '-n', '30'], answer(found)],
    [['quotes'], answer(hit)],
    [['quotes', 'demo'], answer(found)],
    [['quotes', '--random'], answer(hit)],
    [['show', 'flux'], answer({ ...hit, record })],
    [['show', 'cost-compliance-velocity'], answer({ ...hit, record, moments: v.array(moment) })],
    [['list'], answer({ ...hit, record })],
    [['list', 'points', '-a', 'sre'], answer({ ...hit, record })],
    [[...PITCH], made],
    [['pitch', '-a', 'cto,qa', '-t', 'security', '-m', '10'], made],
  ])('%j', async (argv, schema) => {
    const { code, out, err } = await runCli([...argv, '--json'], { isTTY: true });
    expect([code, err]).toEqual([0, '']);
    expect(out.endsWith('}\n')).toBe(true);
    const { issues = [] } = v.safeParse(schema, JSON.parse(out));
    expect(issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toEqual([]);
  });

  test('the example of the design holds', async () => {
    const { query, results } = JSON.parse((await runCli(['search', 'job security', '--json'])).out);
    expect(query).toBe('job security');
    expect(results.map(({ id }: { id: string }) => id)).toContain('fear-for-jobs');
    for (const { sources } of results) {
      for (const { at, seconds, url } of sources) if (at) expect(url.endsWith(`?t=${seconds}`)).toBe(true);
    }
  });

  test('with --json and no kind, list is the whole kit', async () => {
    const { results } = JSON.parse((await runCli(['list', '--json'])).out);
    expect(results.map((one: { record: unknown }) => one.record)).toEqual(realKit().records);
  });
});

describe('small stories', () => {
  test('quotes --random takes the one that chance points to', async () => {
    const quotes = realKit().all('quote');
    for (const [random, index] of [
      [0, 0],
      [0.5, Math.floor(quotes.length / 2)],
      [0.999, quotes.length - 1],
    ] as const) {
      const { results } = JSON.parse((await runCli(['quotes', '--random', '--json'], { random: () => random })).out);
      expect(results.map(({ id }: { id: string }) => id)).toEqual([quotes[index]?.id]);
    }
  });

  test('--limit limits', async () => {
    for (const limit of [1, 3]) {
      expect(JSON.parse((await runCli(['search', 'change', '-n', `${limit}`, '--json'])).out).results).toHaveLength(
        limit,
      );
      expect(JSON.parse((await runCli(['quotes', '-n', `${limit}`, '--json'])).out).results).toHaveLength(limit);
    }
  });

  test('list counts every kind', async () => {
    const { out } = await runCli(['list']);
    for (const kind of KINDS) expect(out).toMatch(new RegExp(`^${plural(kind)} +${realKit().all(kind).length}$`, 'm'));
  });

  test('use cases are listed with industry and year, the latest first', async () => {
    const { out } = await runCli(['list', 'use-cases'], { env: { COLUMNS: '200' } });
    const lines = out.split(/\n(?! )/).map((line) => line.replace(/\s+/g, ' '));
    expect(lines).toContain(
      'GOV.UK (UK Government Digital Service): A rollback is a pull request (Public sector, 2026) govuk-rollback-by-tag',
    );
    const years = Array.from(out.replace(/\s+/g, ' ').matchAll(/(\d{4})\) [a-z0-9-]+ /g), ([, year]) => Number(year));
    expect(years.length).toBeGreaterThan(20);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  });

  test('list of a kind has a line for each', async () => {
    const { out } = await runCli(['list', 'audiences']);
    for (const { label, id } of realKit().all('audience')) expect(out).toContain(`${label}  ${id}\n`);
  });
});
