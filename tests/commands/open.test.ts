import { describe, expect, test } from 'vitest';
import { FailedError } from '../../src/errors.ts';
import { readIndex } from '../../src/search/index.ts';
import { runCli } from '../helpers/context.ts';
import { folderWith } from '../helpers/folder.ts';
import { indexTextOf, smallKit } from '../helpers/kit.ts';

const kit = smallKit();
const world = { kit: async () => kit, index: async () => readIndex(indexTextOf(kit)) };
const RECIPE = 'https://youtu.be/abcdefghijk?t=765';

test('the address is printed before it is opened; only the address is a result', async () => {
  const { code, out, err, context } = await runCli(['open', 'written-recipe'], world);
  expect([code, out, err]).toEqual([0, `${RECIPE}\n`, 'Ada Crumb · Hot Ovens · Bread Days 2020 · 12:45\n']);
  expect(context.events).toEqual([
    'stderr Ada Crumb · Hot Ovens · Bread Days 2020 · 12:45',
    `stdout ${RECIPE}`,
    `open ${RECIPE}`,
  ]);
});

// biome-ignore format: one case, one line
test.each<[argv: string[], url: string]>([
  [['hot-ovens'], 'https://youtu.be/abcdefghijk'],
  [['HOT-OVENS'], 'https://youtu.be/abcdefghijk'],
  [['hot-ovens', '--at', '1:00'], 'https://youtu.be/abcdefghijk?t=60'],
  [['written-recipe', '--at', '20:00'], 'https://youtu.be/abcdefghijk?t=1200'],
  [['written-recipe', '--slides'], 'https://example.org/slides'],
  [['timer'], 'https://example.org/timer'],
  [['no', 'time', 'to', 'write'], RECIPE],
  [['recipes on paper'], RECIPE],
])('open %j', async (argv, url) => {
  const { code, out, opened } = await runCli(['open', ...argv], world);
  expect([code, out, opened]).toEqual([0, `${url}\n`, [url]]);
});

test.each([['--print'], ['-p']])('%s does not open it', async (flag) => {
  const { code, out, opened } = await runCli(['open', 'written-recipe', flag], world);
  expect([code, out, opened]).toEqual([0, `${RECIPE}\n`, []]);
});

test('where opening fails the address has been printed', async () => {
  const open = async () => {
    throw new FailedError('Not opened: there is no display here.', 'The address is above.');
  };
  const { code, out, err } = await runCli(['open', 'written-recipe'], { ...world, open });
  expect([code, out]).toEqual([1, `${RECIPE}\n`]);
  expect(err).toMatch(/\nNot opened: there is no display here\.\nThe address is above\.\n$/);
});

describe('nothing is opened', () => {
  // biome-ignore format: one case, one line
  test.each<[argv: string[], code: number, err: string]>([
    [['bad-site'], 1, '"The bad site" is unsafe, so it is not opened.\nInstead: The oven book, https://example.org/book\n'],
    [['lost-talk'], 1, 'There is no address for "lost-talk".\nSee what there is with: gitops-kit show lost-talk\n'],
    [['hot-ovens', '--at', '30:01'], 2, '"Hot Ovens" ends at 30:00, before 30:01.\nChoose an earlier time.\n'],
    [['hot-ovens', '--at', '-1'], 2, '"-1" is not a time.\nWrite minutes and seconds, such as 12:45, or 1:49:42.\n'],
    [['xyzzy', 'qqqq'], 1, 'Nothing found for "xyzzy qqqq".\nTry other words, or see the topics with: gitops-kit list topics\n'],
  ])('%j', async (argv, code, err) => {
    const outcome = await runCli(['open', ...argv], world);
    expect([outcome.code, outcome.out, outcome.err, outcome.opened]).toEqual([code, '', err, []]);
  });
});

test('a resource of the real kit that is not safe is never opened', async () => {
  const { code, out, err, opened } = await runCli(['open', 'gitops-days-site']);
  expect([code, out, opened]).toEqual([1, '', []]);
  expect(err).toMatch(/is (?:unsafe|moved|superseded|unknown), so it is not opened\.\n/);
  expect(err).not.toMatch(/:\/\/\S*gitopsdays\.com/);
});

test('words that hardly fit open nothing', async () => {
  const { code, err, opened } = await runCli(['open', 'total', 'nonsense', 'words', 'banana']);
  expect([code, opened]).toEqual([1, []]);
  expect(err).toMatch(
    /^Nothing is surely meant by "total nonsense words banana"\.\nThe nearest is ".+": gitops-kit open [\w-]+\n$/,
  );
});

describe('an address that a pack brings or has changed names the pack', () => {
  const PACK = `pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }
talks:
  - { id: our-year, title: Our year, speakers: [ada-crumb], event: flour-fair, video: abcdefghijk }
patches:
  - { id: timer, set: { address: "https://evil.example/x" } }
  - { id: hot-ovens, set: { video: 0123456789a } }
`;
  // biome-ignore format: one case, one line
  test.each<[what: string, id: string, url: string, said: string]>([
    ['of a tool that it changes', 'timer', 'https://evil.example/x', 'Its address comes from pack acme.'],
    ['of a talk that it changes', 'hot-ovens', 'https://youtu.be/0123456789a', 'Its address comes from pack acme.'],
    ['of what was said in such a talk', 'written-recipe', 'https://youtu.be/0123456789a?t=765', 'Its address comes from pack acme.'],
    ['of its own', 'acme/our-year', 'https://youtu.be/abcdefghijk', 'Its address comes from pack acme.'],
  ])('%s', async (_, id, url, said) => {
    const cwd = folderWith({ '.git/HEAD': '', '.gitops-kit/acme/pack.yaml': PACK });
    const { code, out, err } = await runCli(['open', id], { cwd, small: true });
    expect([code, out, err.split('\n').at(-2)]).toEqual([0, `${url}\n`, said]);
  });

  test('and where it is shown', async () => {
    const cwd = folderWith({ '.git/HEAD': '', '.gitops-kit/acme/pack.yaml': PACK });
    const { out } = await runCli(['show', 'written-recipe'], { cwd, small: true });
    expect(out).toContain('Bread Days 2020 · 12:45 · changed by pack acme\n');
    const { out: json } = await runCli(['show', 'written-recipe', '--json'], { cwd, small: true });
    expect(JSON.parse(json).results[0].sources[0]).toMatchObject({ changedBy: ['acme'] });
  });

  test('and nowhere else', async () => {
    const cwd = folderWith({ '.git/HEAD': '', '.gitops-kit/acme/pack.yaml': PACK });
    expect((await runCli(['open', 'written-recipe', '--slides'], { cwd: '/nowhere', small: true })).err).not.toContain(
      'pack',
    );
    expect((await runCli(['open', 'oven-book'], { cwd, small: true })).err).not.toContain('acme');
  });
});
