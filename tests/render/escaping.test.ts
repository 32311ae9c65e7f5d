/** Whatever stands in a text, it comes out as that text: the structure of a document does not depend on its texts. */
import { Marp } from '@marp-team/marp-core';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/render/formats.ts';
import { heading, list, paragraph, strong, text, written } from '../../src/render/markdown-nodes.ts';
import type { Result } from '../../src/render/result.ts';
import { HIDDEN } from '../../src/text/text.ts';
import { HOSTILE, holds, hostileText, type Read, tight, withTexts } from '../helpers/hostile.ts';
import { realKit } from '../helpers/kit.ts';
import { ORIGIN, resultsOf } from '../helpers/results.ts';

const RESULTS = resultsOf(realKit());
const SOME = ['a pitch for several', 'several answers', 'a metric', 'an unsafe tool', 'a follow-up'].map(
  (name): [string, Result] => [name, RESULTS[name] as Result],
);

type Tokens = ReturnType<InstanceType<typeof MarkdownIt>['parse']>;

describe.each(SOME)('%s', (_, result) => {
  describe.each([
    ['Markdown', readMarkdown, 25],
    ['slides', readSlides, 10],
  ])('as %s', (_, read, numRuns) => {
    test('with everything at once', () => holds(result, HOSTILE, read));

    test('with any text', () =>
      fc.assert(
        fc.asyncProperty(hostileText, (text) => holds(result, text, read)),
        { numRuns },
      ));
  });

  test('as text has nothing that acts on a terminal', async () => {
    const hostile = withTexts(result, `${HOSTILE}\u001b[31m\u001b]8;;https://evil.example\u0007`);
    for (const line of (await render('text', hostile, ORIGIN)).split('\n')) expect(line).not.toMatch(HIDDEN);
  });

  test('as JSON is what it was, without marks that turn the writing', async () => {
    const hostile = withTexts(result, HOSTILE);
    const text = await render('json', hostile, ORIGIN);
    expect(text.replaceAll('\n', ' ')).not.toMatch(HIDDEN);
    expect(JSON.stringify(JSON.parse(text))).toContain(JSON.stringify(HOSTILE).slice(1, -1));
  });
});

test('an ordinary sentence stands as it is, wherever it begins and ends', () => {
  const unit = fc.constantFrom(...'aZwh09 ,.;:?!"“”’()%/–·-', '1. ', '2) ', '- ', 'www.', 'https://');
  const markdown = new MarkdownIt({ html: true, linkify: true });
  const read = (written: string) => {
    const all = markdown.parse(written, {}).flatMap((token) => [token, ...(token.children ?? [])]);
    return { structure: structureOf(all), text: all.map(textOf).join('') };
  };
  const pages = (words: string) =>
    [paragraph(text(words)), paragraph(strong(words)), heading(2, words), list([[text(words)]])].map((node) =>
      written([node]),
    );
  const plain = pages('a').map((page) => read(page).structure);
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (words) => {
      fc.pre(words.trim() !== '');
      for (const [place, page] of pages(words).entries()) {
        const { structure, text } = read(page);
        expect(structure).toBe(plain[place]);
        expect(tight(text)).toBe(tight(words));
      }
    }),
    { numRuns: 500 },
  );
});

describe('an address that is none', () => {
  const hit = {
    kind: 'tool',
    id: 'a',
    title: 'A',
    text: 'b',
    wording: 'paraphrase',
    topics: [],
    audiences: [],
  } as const;
  const sources = ['javascript:alert(1)', 'http://evil.example', 'https://a.example/"><script>'].map((url) => ({
    title: 'Bad',
    speakers: [],
    url,
  }));
  const result: Result = { kind: 'search', query: 'x', hits: [{ ...hit, sources }] };

  test.each(['markdown', 'html', 'slides'] as const)('is no link in %s', async (format) => {
    const text = await render(format, result, ORIGIN);
    expect(text.replace(/<!--[\s\S]*?-->/g, '')).not.toMatch(/javascript|evil|a\.example/);
  });
});

test('an address that nobody can read is no fault in a message, where it is called by its host', async () => {
  const sources = ['https://[broken', 'https://example.org/a?b'].map((url) => ({ title: 'A', speakers: [], url }));
  const items = sources.map((source) => ({ text: 'Bread.', see: '', hits: [], sources: [source] }));
  const parts = [{ title: 'Your questions', purpose: 'answered' as const, items }];
  const followUp = { title: 'Thank you', audiences: [], parts, isShort: true };
  expect(await render('markdown', { kind: 'follow-up', followUp }, ORIGIN)).toContain(
    '[example.org](https://example.org/a?b)',
  );
});

async function readMarkdown(result: Result): Promise<Read> {
  const tokens = new MarkdownIt({ html: true }).parse(await render('markdown', result, ORIGIN), {});
  const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
  return { structure: structureOf(all), text: tight(all.map(textOf).join('')) };
}

function structureOf(tokens: Tokens): string {
  const names = tokens.map(({ type, attrs }) => [type, ...(attrs ?? []).flat()].join(' '));
  return names.filter((name, index) => name !== 'text' || names[index - 1] !== 'text').join('\n');
}

function textOf({ type, content }: Tokens[number]): string {
  return type === 'text' || type === 'code_inline' ? content : '';
}

/** Slides as Marp makes them; without its pictures for emoji, which come from elsewhere. */
async function readSlides(result: Result): Promise<Read> {
  const marp = new Marp({ script: false, emoji: { unicode: false, shortcode: 'twemoji' } });
  const { html, comments } = marp.render(await render('slides', result, ORIGIN));
  const decoded = html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name as string] ?? '');
  return {
    structure: Array.from(html.matchAll(/<\/?[a-z0-9]+|(?<= )(?:href|src)="[^"]*"/g), ([tag]) => tag).join('\n'),
    text: tight(decoded + comments.flat().join('')),
  };
}
