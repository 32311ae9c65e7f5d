import { describe, expect, test } from 'vitest';
import { followUp } from '../../src/conversation/follow-up.ts';
import { toHit } from '../../src/records/hit.ts';
import { formatNamed, formatOfFile, render } from '../../src/render/formats.ts';
import { FORMAT_NAMES, type FormatName, isSafe, licenceName, licenceUrl, longDay } from '../../src/render/result.ts';
import { realKit, smallKit } from '../helpers/kit.ts';
import { ORIGIN, resultsOf } from '../helpers/results.ts';

describe('a format by its name', () => {
  test.each([...FORMAT_NAMES, 'HTML', ' json '])('%s', (word) => {
    expect(formatNamed(word)).toBe(word.trim().toLowerCase());
  });

  test.each([
    ['pdf', 'There are: text, markdown, html, slides, json.'],
    ['markdwn', 'Did you mean "markdown"? There are: text, markdown, html, slides, json.'],
    ['', 'There are: text, markdown, html, slides, json.'],
    ['constructor', 'There are: text, markdown, html, slides, json.'],
  ])('%j is none', (word, hint) => {
    expect(() => formatNamed(word)).toThrow(
      expect.objectContaining({ message: `There is no format "${word}".`, hint, exitCode: 2 }),
    );
  });
});

describe('a format by the ending of a file', () => {
  test.each<[file: string, format: FormatName]>([
    ['handout.html', 'html'],
    ['Handout.HTM', 'html'],
    ['notes.md', 'markdown'],
    ['notes.markdown', 'markdown'],
    ['deck.slides.md', 'slides'],
    ['deck.marp.md', 'slides'],
    ['deck.marp', 'slides'],
    ['slides.md', 'markdown'],
    ['pitch.txt', 'text'],
    ['pitch.json', 'json'],
    ['a.pdf/pitch.json', 'json'],
    ['pitch', 'text'],
    ['/dev/null', 'text'],
    ['v1.2/pitch', 'text'],
    ['.hidden', 'text'],
    ['C:\\x.y\\pitch.html', 'html'],
  ])('%s is %s', (file, format) => {
    expect(formatOfFile(file)).toBe(format);
  });

  test.each(['pitch.pdf', 'pitch.docx', 'pitch.html.bak', 'pitch.'])('%s is none', (file) => {
    expect(() => formatOfFile(file)).toThrow(
      expect.objectContaining({
        message: `There is no format for names that end in "${file.slice(file.lastIndexOf('.'))}".`,
        hint: 'There are: .txt, .md, .html, .slides.md and .json. Another name can be given with --format.',
        exitCode: 2,
      }),
    );
  });
});

describe.each(Object.entries(resultsOf(realKit())))('%s', (_, result) => {
  test.each(FORMAT_NAMES)(
    'as %s says whose content it is and when it was made, and ends with a line end',
    async (format) => {
      const text = (await render(format, result, ORIGIN)).replace(/\s+/g, ' ');
      const isLine =
        format === 'text' || (result.kind === 'follow-up' && (format === 'markdown' || format === 'slides'));
      expect(text).toMatch(isLine ? /From the bakery, CC BY 4\.0\./ : /After the bakers’ own words\./);
      // A message has its day from whoever sends it.
      if (result.kind !== 'follow-up' || format === 'html' || format === 'json')
        expect(text).toMatch(format === 'json' ? /"date": "2026-11-22"/ : /22 November 2026/);
      expect(await render(format, result, ORIGIN)).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    },
  );

  test.each(FORMAT_NAMES)('as %s is the same every time', async (format) => {
    expect(await render(format, result, ORIGIN)).toBe(await render(format, result, ORIGIN));
  });
});

describe('a follow-up', () => {
  const kit = smallKit();
  const hits = ['small-batches', 'written-recipe', 'small-batches', 'half-burnt'].flatMap((id) => {
    const record = kit.get(id);
    return record ? [toHit(kit, record)] : [];
  });
  const result = {
    kind: 'follow-up',
    followUp: followUp({
      audiences: [],
      answers: [
        {
          answered: {
            id: 'no-ovens',
            about: 'Ovens',
            brief: 'ovens',
            text: 'Everybody needs one.',
          },
          used: hits.slice(0, 2),
        },
        {
          answered: {
            id: 'cold',
            about: 'Cold cakes',
            brief: 'cold cakes',
            text: 'They are cakes.',
          },
          used: hits.slice(0, 1),
        },
      ],
      agreed: ['One oven, by June'],
      proposed: [],
      open: [{ verbatim: 'what is bread?' }],
      pitched: hits,
    }),
  } as const;

  test('as text names each link once', async () => {
    expect(await render('text', result, ORIGIN)).toMatchInlineSnapshot(`
      "Thank you for your time

      What we agreed
      - One oven, by June

      Your questions
      - Ovens: Everybody needs one.
        See: Small batches burn less https://youtu.be/abcdefghijk?t=300
      - Cold cakes: They are cakes.
        https://youtu.be/abcdefghijk?t=300

      What I will come back to
      - “what is bread?”

      What else I showed
      - “If it is not written down you will bake it twice.”
        Ada Crumb · Bread Days 2020 · 12:45 · https://youtu.be/abcdefghijk?t=765
      - Half as many loaves burn. https://example.org/burnt
        Paid for by: the Flour Board

      From the bakery, CC BY 4.0.
      "
    `);
  });

  test('as Markdown', async () => {
    expect(await render('markdown', result, ORIGIN)).toMatchInlineSnapshot(`
      "# Thank you for your time

      ## What we agreed

      - One oven, by June

      ## Your questions

      **Ovens**

      Everybody needs one.

      **See:** Small batches burn less

      [Ada Crumb · Hot Ovens · Bread Days 2020 · 5:00](https://youtu.be/abcdefghijk?t=300)

      **Cold cakes**

      They are cakes.

      [Ada Crumb · Hot Ovens · Bread Days 2020 · 5:00](https://youtu.be/abcdefghijk?t=300)

      ## What I will come back to

      - “what is bread?”

      ## What else I showed

      **Why write recipes down?**

      > “If it is not written down you will bake it twice.”

      [Ada Crumb · Hot Ovens · Bread Days 2020 · 12:45](https://youtu.be/abcdefghijk?t=765)

      **Half as many loaves burn.**

      **Paid for by:** the Flour Board

      [Burnt · 2020](https://example.org/burnt)

      From the bakery, CC BY 4.0.
      "
    `);
  });
});

test.each([
  ['https://youtu.be/abcdefghijk?t=5', true],
  ['https://example.org/a_(b)', true],
  ['https://example.org/@baker/bread', true],
  ['http://example.org', false],
  ['javascript:alert(1)', false],
  ['https://example.org/"onclick="', false],
  ['https://example.org/ x', false],
  ['https://youtu.be@evil.example', false],
  ['https://', false],
  ['HTTPS://example.org', false],
  ['//example.org', false],
  ['', false],
])('%s may become a link: %s', (address, safe) => {
  expect(isSafe(address)).toBe(safe);
});

test.each([
  ['CC-BY-4.0', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['MIT', 'MIT', undefined],
])('the licence %s', (licence, name, url) => {
  expect([licenceName(licence), licenceUrl(licence)]).toEqual([name, url]);
});

test.each([
  ['2026-11-22', '22 November 2026'],
  ['2027-01-03', '3 January 2027'],
])('%s is %s', (day, long) => {
  expect(longDay(day)).toBe(long);
});
