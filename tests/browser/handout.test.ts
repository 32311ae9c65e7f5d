/** The handout in a real browser: what it asks of the network, how it fits, whom it leaves out, and how it prints. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pitch } from '../../src/pitch/pitch.ts';
import type { Citation } from '../../src/records/citations.ts';
import { documentOf } from '../../src/render/document.ts';
import { render } from '../../src/render/formats.ts';
import { licenceUrl, type Result } from '../../src/render/result.ts';
import { HOSTILE, holds, hostileText, type Read, tight } from '../helpers/hostile.ts';
import { realKit } from '../helpers/kit.ts';
import { ORIGIN, resultsOf } from '../helpers/results.ts';
import { chromiumPath, openFile, startChromium } from './chromium.ts';

const JSQR = createRequire(import.meta.url).resolve('jsqr');
const RESULTS = Object.entries(resultsOf(realKit()));

const path = chromiumPath();
let browser: Browser;
let folder: string;

beforeAll(async () => {
  if (!path) return;
  browser = await startChromium(path);
  folder = await mkdtemp(join(tmpdir(), 'gitops-kit-'));
  for (const [name, result] of RESULTS) await writeFile(fileOf(name), await render('html', result, ORIGIN));
});
afterAll(async () => {
  if (!path) return;
  await browser.close();
  await rm(folder, { recursive: true });
});

const fileOf = (name: string) => join(folder, `${name}.html`);
const sourcesOf = (result: Result): Citation[] =>
  documentOf(result, ORIGIN).sections.flatMap(({ items }) => items.flatMap(({ sources }) => sources));

describe.skipIf(!path).each(RESULTS)('the handout of %s', (name, result) => {
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    ({ page, complaints } = await openFile(browser, fileOf(name), { viewport: { width: 1280, height: 900 } }));
    await page.evaluate(axe.source);
  });
  afterAll(() => page?.close());

  test.each([1280, 360])('fits %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const widths = (await page.evaluate(`({
      scroll: document.documentElement.scrollWidth,
      right: Math.max(...Array.from(document.querySelectorAll('*'), (one) => one.getBoundingClientRect().right)),
    })`)) as { scroll: number; right: number };
    expect(widths.scroll).toBe(width);
    expect(widths.right).toBeLessThanOrEqual(width);
  });

  test('links lead to the right second, to an address that is safe, or to a place on the page', async () => {
    const hrefs = await page.$$eval('a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
    const inside = hrefs.filter((href) => href.startsWith('#'));
    for (const href of inside) expect(await page.locator(href).count(), href).toBe(1);
    const licence = licenceUrl(ORIGIN.credits[0]?.licence ?? '');
    const items = documentOf(result, ORIGIN).sections.flatMap((section) => section.items);
    const expected = items.flatMap(({ passages, sources }) => [
      ...passages.flatMap((passage) => (passage.role === 'links' ? passage.items : [])),
      ...sources.flatMap(({ url }) => url ?? []),
    ]);
    expect(hrefs.filter((href) => !inside.includes(href))).toEqual([...expected, licence]);
    for (const { seconds, url } of sourcesOf(result)) {
      if (seconds !== undefined) expect(url).toMatch(new RegExp(`^https://youtu\\.be/[\\w-]{11}\\?t=${seconds}$`));
    }
  });

  test.each(['light', 'dark'] as const)('leaves nobody out, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(`axe
      .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
    expect(violations).toEqual([]);
  });

  test('has a code beside each clip, which leads a camera there, in the dark too', async () => {
    const clips = sourcesOf(result).flatMap(({ talk, url }) => (talk && url ? [url] : []));
    expect(await decodedIn(browser, page)).toEqual(clips);
  });

  test('asks for nothing and complains of nothing', () => {
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(!path).each(['A4', 'Letter'] as const)('a pitch on %s', (format) => {
  const name = 'a pitch';
  const result = RESULTS.find(([one]) => one === name)?.[1];
  const pitch = (result as { pitch: Pitch }).pitch;
  /** The pages, without white space, which is up to the one who breaks the lines. */
  let pages: string[] = [];

  beforeAll(async () => {
    const { page } = await openFile(browser, fileOf(name), { colorScheme: 'dark' });
    const pdf = await page.pdf({ format });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
    pages = text.map((words) => words.replace(/\s+/g, ''));
    await page.close();
  });

  test('has six to ten pages, all numbered and none of them empty', () => {
    expect(pages.length).toBeGreaterThanOrEqual(6);
    expect(pages.length).toBeLessThanOrEqual(10);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`${index + 1}/${pages.length}`);
      expect(page.length, page).toBeGreaterThan(300);
    }
  });

  test.each(pitch.sections.flatMap(({ points }) => points).map((point, index) => [index + 1, point] as const))(
    'does not tear point %i apart',
    (number, { title, text, because, sources }) => {
      const parts = [
        `${number}${title}`,
        text,
        because,
        ...sources.flatMap(({ url }) => url?.replace('https://', '') ?? []),
      ].map((words) => words.replace(/\s+/g, ''));
      // The list of all points is on the first page, with a stop after each number.
      const page = pages.find((words) => words.includes(parts[0] ?? ''));
      for (const part of parts) expect(page).toContain(part);
    },
  );

  test('shows each section’s title on the page of its first item', () => {
    for (const { title, points } of pitch.sections) {
      const page = pages.find((words) => words.includes((points[0]?.text ?? '').replace(/\s+/g, '')));
      expect(page).toMatch(new RegExp(title.toUpperCase().replace(/\s+/g, '')));
    }
  });
});

describe.skipIf(!path)('texts that want to be more', () => {
  let page: Page;

  beforeAll(async () => {
    page = await browser.newPage();
  });
  afterAll(() => page?.close());

  /** A handout as the browser parses it. The chart's words are shortened, and stand whole in its description. */
  async function readHtml(result: Result): Promise<Read> {
    const html = JSON.stringify(await render('html', result, ORIGIN));
    const { structure, texts } = (await page.evaluate(`(() => {
      const parsed = new DOMParser().parseFromString(${html}, 'text/html');
      for (const words of parsed.querySelectorAll('svg .words')) words.textContent = '';
      const all = Array.from(parsed.querySelectorAll('*'));
      const attributes = all.flatMap((one) => Array.from(one.attributes));
      return {
        structure: all.map((one) => [one.localName, one.getAttribute('href'), ...one.getAttributeNames()].join(' ')),
        texts: [parsed.documentElement.textContent, ...attributes.map(({ value }) => value)],
      };
    })()`)) as { structure: string[]; texts: string[] };
    return { structure: structure.join('\n'), text: tight(texts.join(' ')) };
  }

  test.each(RESULTS)('come out as texts in the handout of %s', async (_, result) => {
    await holds(result, HOSTILE, readHtml);
    await fc.assert(
      fc.asyncProperty(hostileText, (text) => holds(result, text, readHtml)),
      { numRuns: 2 },
    );
  });
});

/** What a camera reads in a picture of the page, code by code. The page itself may load no picture. */
async function decodedIn(browser: Browser, page: Page): Promise<unknown> {
  const areas = await page.evaluate(`Array.from(document.querySelectorAll('svg.qr'), (code) => {
    const { left, top, width, height } = code.getBoundingClientRect();
    return [left + scrollX, top + scrollY, width, height].map(Math.round);
  })`);
  const picture = (await page.screenshot({ fullPage: true })).toString('base64');
  const camera = await browser.newPage();
  await camera.evaluate(await readFile(JSQR, 'utf8'));
  const read = await camera.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture}';
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return ${JSON.stringify(areas)}.map((area) => {
      const pixels = context.getImageData(...area);
      return jsQR(pixels.data, pixels.width, pixels.height)?.data;
    });
  })()`);
  await camera.close();
  return read;
}
