import { chmodSync, chownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addOptions, dashed, flagsOf } from '../../../src/commands/pack/fields.ts';
import { incidentRecords } from '../../../src/commands/pack/incident.ts';
import { CancelledError } from '../../../src/errors.ts';
import { ADDITIONS } from '../../../src/records/kinds.ts';
import { runCli, testContext } from '../../helpers/context.ts';
import { addFiles, folderWith } from '../../helpers/folder.ts';
import { realKit } from '../../helpers/kit.ts';
import { lanternCommands } from '../../helpers/lantern.ts';

const MANIFEST = 'pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }\n';
const PAGE = ['--page', 'https://acme.example/1', '--page-title', 'Incident 1', '--as-of', '2026-03'];
const QUOTE = [
  'quote',
  '--text',
  'Nobody called me.',
  '--speaker',
  'Jane Doe',
  '--answers',
  'Is it safe?',
  '--topic',
  'safety',
  '--audience',
  'bakers',
];

const INCIDENT = [
  ...['incident', '--title', 'The night of the fire', '--happened', 'Nobody knew who had turned the oven up'],
  ...['--lesson', 'A timer would have rung', '--topic', 'safety', '--page', 'https://acme.example/fire'],
];

function pack(files: Record<string, string> = { 'acme/pack.yaml': `# ours\n${MANIFEST}# end\n` }) {
  const home = folderWith(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`.config/gitops-kit/packs/${name}`, text])),
  );
  return {
    run: (argv: readonly string[], world: object = {}) =>
      runCli(argv, { cwd: home, env: { HOME: home }, small: true, ...world }),
    read: (name: string) => readFileSync(join(home, '.config/gitops-kit/packs', name), 'utf8'),
    home,
  };
}

test.each(ADDITIONS)('every flag of a %s has one option, with its help', (kind) => {
  const options = addOptions().map(({ flags }) => flags.split(' ')[0]);
  expect(new Set(options).size).toBe(options.length);
  expect(options).toEqual(expect.arrayContaining(flagsOf(kind).map((flag) => `--${dashed(flag)}`)));
});

describe('pack add', () => {
  test('a quote of somebody new, with flags alone', async () => {
    const { run, read } = pack();
    const { code, out, err } = await run([
      'pack',
      'add',
      ...QUOTE,
      '--role',
      'Head of Platform',
      ...PAGE,
      '--heard',
      'quiet, at last',
    ]);
    expect([code, out, err]).toEqual([
      0,
      'acme/jane-doe\nacme/nobody-called-me\n',
      expect.stringMatching(/^Added to .*pack\.yaml; see it with: gitops-kit show acme\/nobody-called-me\n$/),
    ]);
    expect(read('acme/pack.yaml')).toBe(`# ours
${MANIFEST}# end

speakers:
  - id: jane-doe
    name: Jane Doe
    role: Head of Platform

quotes:
  - id: nobody-called-me
    text: Nobody called me.
    speakers: [ jane-doe ]
    answers: Is it safe?
    topics: [ safety ]
    audiences: [ bakers ]
    heard: [ "quiet, at last" ]
    sources:
      - { page: https://acme.example/1, title: Incident 1, asOf: 2026-03 }
`);
    expect((await run(['quotes', '--speaker', 'jane'])).out).toContain('“Nobody called me.”');
  });

  test('what is missing is asked for on a terminal', async () => {
    const { run } = pack();
    const answers = [
      'It held.',
      'Ada Crumb',
      'Does it hold?',
      'money, speed',
      'owner',
      'it held | does it hold',
      'https://acme.example/2',
      'Page',
      '2026',
    ];
    const { code, context } = await run(['pack', 'add', 'quote'], { isTTY: true, answers });
    expect([code, context.asked.length]).toEqual([0, 9]);
    expect((await run(['show', 'it-held', '--json'])).out).toMatch(
      /"speakers": \[\s+"ada-crumb"\s+\],\s+"answers": "Does it hold\?",\s+"heard": \[\s+"it held",\s+"does it hold"\s+\],\s+"topics": \[\s+"money",\s+"speed"\s+\],\s+"audiences": \[\s+"bosses"/,
    );
  });

  test('an answer that does not fit is asked for again, and no other is lost', async () => {
    const { run, read } = pack({
      'acme/pack.yaml': `${MANIFEST}points:\n  - { id: lit, title: Lit, part: why, say: { bakers: Lit. }, because: so, topics: [money], sources: [{ page: "https://a.example", title: A, asOf: "2026" }] }\n`,
    });
    // biome-ignore format: one question, one line
    const answers = [
      '', 'Dark nights',
      ' | ', 'it is dark | nobody sees',
      'The dark',
      'They fear.',
      'It is dark.',
      'lanterns', 'cfi=x', 'everyone=We have lanterns.',
      '',
      'How dark?',
      'lyt', 'bakers', 'lit',
      'At noon.',
      'safty', 'safety',
      'http://a.example', 'https://a.example/1',
      'A',
      'March', '2026-03',
    ];
    const { code, err, context } = await run(['pack', 'add', 'objection'], { isTTY: true, answers });
    expect([code, context.asked.length]).toEqual([0, answers.length]);
    expect(err.split('\n').slice(0, -2)).toEqual([
      '< goes back to the question before.',
      'This must not be empty.',
      'This needs at least 1.',
      '"lanterns" names no audience.',
      'Name it first: "leadership=It costs less.", or "everyone=It can be undone." for an objection.',
      'There is no audience "cfi".',
      expect.stringContaining('There are: bosses'),
      '"lyt" is not a known quote, point, use-case, principle, figure or resource.',
      'Did you mean "lit"?',
      '"bakers" is the id of another kind: audience, not quote, point, use-case, principle, figure or resource.',
      'There is no topic "safty".',
      expect.stringContaining('Did you mean "safety"?'),
      'This must be an https:// address.',
      expect.stringMatching(/^Of a ticket or a file give the address/),
      'This must be a date: 2026, 2026-11 or 2026-11-22.',
    ]);
    expect(read('acme/pack.yaml')).toContain('evidence: [ lit ]');
  });

  test('a talk at an event that is new, by flags and by questions', async () => {
    const { run } = pack();
    const talk = ['pack', 'add', 'talk', '--title', 'Our year', '--speaker', 'Jane Doe'];
    const added = await run([...talk, '--event', 'Acme Days', '--as-of', '2026-05-01']);
    expect([added.code, added.out]).toEqual([0, 'acme/jane-doe\nacme/acme-days\nacme/our-year\n']);
    const asked = await run(talk, { isTTY: true, answers: [' ', 'Shop Days', '', '', '', 'in May', '2026-06'] });
    expect([asked.code, asked.context.asked.at(-1)]).toEqual([
      0,
      'That event is new. When did it begin, such as 2026-11-22:',
    ]);
    expect((await run(['show', 'acme/our-year-2'])).out).toContain('Shop Days');
  });

  // biome-ignore format: one case, one line
  test.each<[argv: string[], what: RegExp, hint: RegExp]>([
    [['quote'], /^--text, --speaker, --answers, --topic, --audience, --page, --page-title and --as-of are missing\.$/, /In place of a page/],
    [['qoute'], /A "qoute" cannot be added/, /Did you mean "quote"\?/],
    [['speaker'], /A "speaker" cannot be added by this command/, /There are: quote, point/],
    [[...QUOTE, ...PAGE, '--really', 'x'], /A quote has no --really\./, /It has: --text, --speaker/],
    [[...QUOTE, ...PAGE, '--to', 'acm'], /There is no pack "acm"/, /There are: acme/],
    [[...QUOTE, ...PAGE, '--topic', 'safty'], /There is no topic "safty"/, /Did you mean "safety"\?/],
    [[...QUOTE, ...PAGE, '--id', 'A B'], /Not added: .*id: must be kebab-case/, /nothing was written/i],
    [[...QUOTE, ...PAGE, '--id', 'timer'], /Not added: .*is an id of the kit/, /nothing was written/i],
    [[...QUOTE, '--page', 'http://x', '--page-title', 'x', '--as-of', '2026'], /must be an https:\/\/ address/, /nothing was written/i],
    [[...QUOTE.map((word) => (word === 'Is it safe?' ? 'x'.repeat(5_000_000) : word)), ...PAGE], /Not added: .*must have at most 5000 characters/, /nothing was written/i],
    [['incident'], /^--title, --happened, --when, --lesson, --page and --topic are missing\.$/, /^What happened, in a few words/],
    [[...INCIDENT, '--when', 'in March'], /Not added: .*must be a date/, /nothing was written/i],
    [[...INCIDENT, '--when', '2026-03', '--page', 'wiki'], /Not added: .*must be an https/, /nothing was written/i],
    [[...INCIDENT, '--when', '2026-03', '--say', 'It burnt.'], /"It burnt\." names no audience/, /Name it first/],
    [[...INCIDENT, '--when', '2026-03', '--audience', 'cooks'], /There is no audience "cooks"/, /There are/],
    [[...INCIDENT, '--when', '2026-03', '--because', 'x'], /^An incident has no --because\.$/, /It has: --title, --happened/],
    [['use-case', '--organisation', 'A', '--title', 'T', '--summary', 'S', '--how', 'h', '--topic', 'money', '--year', 'soon', ...PAGE], /"soon" is no year/, /four digits/],
    [[...QUOTE, '--talk', 'hot-oven', '--at', '1:00'], /Not added: .*is not a known talk/, /did you mean "hot-ovens"\?; nothing/],
    [[...QUOTE.map((word) => (word === 'Jane Doe' ? 'Knead' : word)), ...PAGE], /There is no speaker "Knead"/, /Did you mean Jürgen Knead\?/],
    [['point', '--title', 'T', '--part', 'why', '--say', 'hello', '--because', 'b', '--topic', 'money', ...PAGE], /"hello" names no audience/, /Name it first/],
    [['talk', '--title', 'T', '--speaker', 'Jane Doe', '--event', 'Our Day'], /There is no event "Our Day"/, /--as-of/],
  ])('%j: nothing is written', async (argv, what, hint) => {
    const { run, read } = pack();
    const { code, err } = await run(['pack', 'add', ...argv]);
    const [first, second] = err.split('\n');
    expect([code, first, second]).toEqual([2, expect.stringMatching(what), expect.stringMatching(hint)]);
    expect(read('acme/pack.yaml')).toBe(`# ours\n${MANIFEST}# end\n`);
  });

  test('what a person typed is given back where it does not fit', async () => {
    const { run, read } = pack();
    const { code, out } = await run(['pack', 'add', ...QUOTE, ...PAGE, '--id', 'timer'], { isTTY: true });
    expect(code).toBe(2);
    expect(out).toMatch(/^quotes:\n {2}- id: timer\n {4}text: Nobody called me\.\n/m);
    expect(read('acme/pack.yaml')).toBe(`# ours\n${MANIFEST}# end\n`);
  });

  test('to one of several packs', async () => {
    const { run, read } = pack({ 'acme.yaml': MANIFEST, 'shop.yaml': MANIFEST.replace('acme', 'shop') });
    expect((await run(['pack', 'add', ...QUOTE, ...PAGE])).err).toBe(
      'Which pack? --to is missing.\nThere are: acme and shop.\n',
    );
    expect((await run(['pack', 'add', ...QUOTE, ...PAGE, '--to', 'shop'])).code).toBe(0);
    expect([read('acme.yaml'), read('shop.yaml')]).toEqual([MANIFEST, expect.stringContaining('Nobody called me.')]);
  });

  test('to the file that has the list', async () => {
    const { run, read } = pack({ 'acme/pack.yaml': MANIFEST, 'acme/quotes.yaml': 'quotes: # ours\n' });
    expect((await run(['pack', 'add', ...QUOTE, ...PAGE])).code).toBe(0);
    expect(read('acme/pack.yaml')).toBe(MANIFEST);
    expect(read('acme/quotes.yaml')).toContain('Nobody called me.');
  });

  test('without any pack', async () => {
    const { run, home } = pack({});
    addFiles(home, { x: '' });
    expect((await run(['pack', 'add', ...QUOTE, ...PAGE])).err).toBe(
      'There is no pack to add to.\nMake one first: gitops-kit pack init NAME\n',
    );
  });
});

describe('an incident', () => {
  test('by flags becomes a use case and a point with wordings, which pass the check', async () => {
    const { run, read } = pack();
    const { code, out, err } = await run(['pack', 'add', ...INCIDENT, '--when', '2026-03', '--cost', 'forty loaves']);
    expect([code, out]).toEqual([0, 'acme/the-night-of-the-fire-point\nacme/the-night-of-the-fire\n']);
    expect(err).toContain('gitops-kit show acme/the-night-of-the-fire\n');
    expect(read('acme/pack.yaml')).toContain('how: []');
    expect((await run(['show', 'the-night-of-the-fire', '--json'])).out).toMatch(
      /"year": 2026,\s+"outcome": "forty loaves"/,
    );
    expect(await run(['pack', 'check'])).toMatchObject({ code: 0, out: '' });
    const told = 'Nobody knew who had turned the oven up. It cost us forty loaves. A timer would have rung.';
    const [point] = JSON.parse((await run(['show', 'the-night-of-the-fire-point', '--json'])).out).results;
    const said =
      'It happened to people like us, here, in March 2026. Nobody knew who had turned the oven up. A timer would have rung. It cost us forty loaves.';
    expect(point.record.say).toEqual({ bosses: said, bakers: said });
    const [incident] = JSON.parse((await run(['show', 'the-night-of-the-fire', '--json'])).out).results;
    expect(incident).toMatchObject({ text: told, record: { incident: true } });
  });

  test('by questions, of which those that are not required can be skipped', async () => {
    const { run } = pack();
    const answers = ['The smoke', 'It smoked', '2026-03-14', '', 'Open the flap', 'https://acme.example/smoke'];
    const skipped = ['yes', '', 'speed', '', 'Look | Listen', '', '', 'why does it smoke', ''];
    const { code, context } = await run(['pack', 'add', 'incident'], {
      isTTY: true,
      answers: [...answers, ...skipped],
    });
    expect([code, context.asked.length]).toEqual([0, 15]);
    const [{ record }] = JSON.parse((await run(['show', 'the-smoke-point', '--json'])).out).results;
    expect(record).toMatchObject({
      say: {
        bakers:
          'It happened to people like us, here, on 14 March 2026. It smoked. Open the flap. What we do since then: look and listen.',
      },
      topics: ['speed'],
      heard: ['why does it smoke'],
      sources: [{ title: 'The smoke', asOf: '2026-03-14' }],
    });
    expect((await run(['search', 'why does it smoke'])).out).toMatch(/^1 {2}The smoke\n {3}point acme/);
  });

  test('by seven questions where there is no more to tell, and without saying twice when it was', async () => {
    const { run } = pack();
    const happened = 'On 14 March 2026 the oven smoked for an hour';
    const answers = [
      'The smoke in the oven',
      happened,
      '2026-03-14',
      'forty loaves',
      'Open it',
      'https://acme.example/s',
    ];
    const { code, context } = await run(['pack', 'add', 'incident', '--topic', 'speed'], {
      isTTY: true,
      answers: [...answers, ''],
    });
    expect([code, context.asked.length]).toEqual([0, 7]);
    expect(context.asked.at(-1)).toMatch(/^More, such as what you do since/);
    const [{ record }] = JSON.parse((await run(['show', 'the-smoke-in-the-oven-point', '--json'])).out).results;
    expect(record.say.bakers).toBe(
      'It happened to people like us, here. On 14 March 2026 the oven smoked for an hour. Open it. It cost us forty loaves.',
    );
  });

  test('goes back with <, where Enter keeps what was said', async () => {
    const { run } = pack();
    // biome-ignore format: two lines, two tries
    const answers = [
      '<', 'The smok', '<', 'The smoke', 'It smoked', '2026', '<', '<', '', '2026-03', '', 'Look', 'OPS-42',
      'https://acme.example/smoke', '',
    ];
    const { code, err } = await run(['pack', 'add', 'incident'], { isTTY: true, answers });
    expect([code, err]).toEqual([0, expect.stringContaining('its number may be the title')]);
    const [{ record }] = JSON.parse((await run(['show', 'the-smoke', '--json'])).out).results;
    expect(record).toMatchObject({
      title: 'The smoke',
      summary: 'It smoked',
      year: 2026,
      sources: [{ asOf: '2026-03' }],
    });
  });

  test('gives back what was said as a command line where it is broken off', async () => {
    const { run, read } = pack();
    const left = ["The night's smoke", 'It smoked'];
    const prompter = async () => ({
      ...(await testContext({}).prompter()),
      text: async () => left.shift() ?? Promise.reject(new CancelledError()),
    });
    const { code, err } = await run(['pack', 'add', 'incident', '--topic', 'safety,speed'], { isTTY: true, prompter });
    expect([code, err]).toEqual([
      130,
      expect.stringContaining(
        "Nothing was added. To go on where you were:\ngitops-kit pack add incident --topic safety,speed --title 'The night'\\''s smoke' --happened 'It smoked'\n",
      ),
    ]);
    expect(read('acme/pack.yaml')).not.toContain('smoke');
  });

  test('is told to each in sentences that begin and end with what they care for', () => {
    const incident = { title: 'T', happened: 'It fell over', when: '2026', cost: 'Two hours', lesson: 'Look first' };
    const [point] = incidentRecords(realKit(), 'acme', { ...incident, how: ['Look', 'Listen'] });
    expect(point?.content.say).toMatchObject({
      finance: 'We have paid for this once already, in 2026. It fell over. It cost us two hours. Look first.',
      sre: 'This is no theory; it happened here in 2026. It fell over. It cost us two hours. Look first. What we do since then: look and listen.',
      developers:
        'It happened to people like us, here, in 2026. It fell over. Look first. What we do since then: look and listen.',
    });
  });

  test('the help says what is required', async () => {
    const { out } = await pack().run(['pack', 'add', '--help']);
    expect(out).toMatch(/^ {2}incident +--title --happened --when --lesson --page --topic$/m);
    expect(out).toMatch(/^ {2}quote +--text .* a source$/m);
  });
});

test('a pack of thirty records is made with the commands alone, and used in a pitch, a search and an answer', async () => {
  const { run: runSmall } = pack({});
  // Its records name those of the real kit.
  const run = (argv: readonly string[]) => runSmall(argv, { small: false });
  for (const argv of lanternCommands()) {
    const { code, err } = await run(argv);
    expect([argv, code, err]).toEqual([argv, 0, expect.any(String)]);
  }
  expect(await run(['pack', 'check'])).toMatchObject({ code: 0, out: '' });
  expect((await run(['pack', 'list'])).out).toContain('version 0.1.0, internal; 30 records');
  const pitch = await run(['pitch', '--audience', 'leadership', '--topic', 'recovery']);
  expect(pitch.out).toContain('from pack lantern');
  expect((await run(['answer', 'our ticket system is fine as it is'])).out).toContain('lantern/tickets-are-fine');
  expect((await run(['search', 'the night of the storm'])).out).toContain('lantern/');
}, 60_000);

describe('the file', () => {
  test('has every record that was said to be added, however many add at once', async () => {
    const { run, read, home } = pack();
    const ids = ['one', 'two', 'three', 'four', 'five', 'six'];
    const known = QUOTE.map((word) => (word === 'Jane Doe' ? 'Ada Crumb' : word));
    const made = await Promise.all(ids.map((id) => run(['pack', 'add', ...known, ...PAGE, '--id', id])));
    expect(made.map(({ code }) => code)).toEqual(ids.map(() => 0));
    expect(
      read('acme/pack.yaml')
        .match(/id: \w+$/gm)
        ?.toSorted(),
    ).toEqual(ids.map((id) => `id: ${id}`).toSorted());
    expect(readdirSync(join(home, '.config/gitops-kit/packs/acme'))).toEqual(['pack.yaml']);
  });

  test('keeps its mode and its owner', async () => {
    const { run, home } = pack();
    const file = join(home, '.config/gitops-kit/packs/acme/pack.yaml');
    chmodSync(file, 0o664);
    // Only the administrator may give a file away.
    if (process.getuid?.() === 0) chownSync(file, 1234, 1235);
    const { uid, gid } = statSync(file);
    expect((await run(['pack', 'add', ...QUOTE, ...PAGE])).code).toBe(0);
    const after = statSync(file);
    expect([after.mode & 0o777, after.uid, after.gid]).toEqual([0o664, uid, gid]);
  });
});
