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
import { type OwnNumbers, pitch } from '../../src/pitch/pitch.ts';
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
  documentOf(result, ORIGIN, 'listener').sections.flatMap(({ items }) => items.flatMap(({ sources }) => sources));

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
    const items = documentOf(result, ORIGIN, 'listener').sections.flatMap((section) => section.items);
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

const AUDIENCES = ['leadership', 'sre', 'developers', 'devops', 'security-compliance', 'finance'];
const ROOMS = [...AUDIENCES.map((id) => [id]), ['leadership', 'finance'], ['sre', 'leadership', 'security-compliance']];
const OWN: OwnNumbers = {
  service: 'checkout',
  date: '2026-11-01',
  say: 'Take checkout: we release weekly and need three days to recover.',
  answers: {
    'deployment-frequency': 'weekly',
    'lead-time-for-changes': 'a week and a half',
    'time-to-restore-service': '3 days',
    'change-failure-rate': '20%',
    'deployment-rework-rate': '10%',
  },
};

describe.skipIf(!path).each(['A4', 'Letter'] as const)('five minutes on %s', (format) => {
  /** The pages, without white space, which is up to the one who breaks the lines. */
  async function printed(result: Result): Promise<string[]> {
    const file = fileOf('printed');
    await writeFile(file, await render('html', result, ORIGIN));
    const { page } = await openFile(browser, file, { colorScheme: 'dark' });
    const pdf = await page.pdf({ format });
    await page.close();
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
    return text.map((words) => words.replace(/\s+/g, ''));
  }

  const pitchFor = (ids: readonly string[], own?: OwnNumbers) => {
    const kit = realKit();
    const audiences = ids.flatMap((id) => kit.find('audience', id) ?? []);
    return pitch(kit, { audiences, minutes: 5, numbers: own });
  };

  test.each(ROOMS)(
    'two pages for %s %s %s, with own numbers and without',
    async (...ids) => {
      for (const own of [undefined, OWN]) {
        const pages = await printed({ kind: 'pitch', pitch: pitchFor(ids, own) });
        expect(pages.length).toBe(2);
        for (const [index, page] of pages.entries()) {
          expect(page).toContain(`${index + 1}/2`);
          expect(page.length).toBeGreaterThan(1500);
        }
      }
    },
    30_000,
  );

  test.each(ROOMS)(
    'one page for %s %s %s, with own numbers and without',
    async (...ids) => {
      for (const own of [undefined, OWN]) {
        const pages = await printed({ kind: 'pitch', pitch: pitchFor(ids, own), isOnePage: true });
        expect(pages.length).toBe(1);
        expect(pages[0]?.length).toBeGreaterThan(2000);
      }
    },
    30_000,
  );

  test('no point is torn apart, and its section’s title is on its page', async () => {
    const made = pitchFor(['leadership'], OWN);
    const pages = await printed({ kind: 'pitch', pitch: made });
    const tight = (words: string) => words.replace(/\s+/g, '');
    for (const { title, points } of made.sections) {
      for (const [place, point] of points.entries()) {
        const page = pages.find((words) => words.includes(tight(point.text)));
        for (const part of [point.title, point.sources[0]?.url?.replace('https://', '') ?? ''])
          expect(page).toContain(tight(part));
        if (!place) expect(page).toContain(tight(title.toUpperCase()));
      }
    }
  });

  test('has no cue for the one who speaks', async () => {
    for (const isOnePage of [true, false]) {
      const made = pitchFor(['leadership', 'sre'], OWN);
      const text = (await printed({ kind: 'pitch', pitch: made, isOnePage })).join(' ');
      expect(text).not.toMatch(/openwith|askback|ifthey|askif|tosay|Ask:/i);
      for (const { ask } of made.sections.flatMap(({ points }) => points))
        if (ask) expect(text).not.toContain(ask.replace(/\s+/g, ''));
    }
  });
});

test.skipIf(!path)('print is not under nine points, charts included', async () => {
  const kit = realKit();
  const audiences = kit.all('audience').slice(0, 1);
  const made = pitch(kit, { audiences, minutes: 5, numbers: OWN });
  const results: Result[] = [
    { kind: 'pitch', pitch: made },
    ...RESULTS.flatMap(([name, result]) => (name === 'a metric' ? [result] : [])),
  ];
  for (const result of results) {
    const file = fileOf('small');
    await writeFile(file, await render('html', result, ORIGIN));
    // As wide as the text of a page of Letter, the narrower of its columns' pictures.
    const { page } = await openFile(browser, file, { viewport: { width: 687, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    const small = await page.evaluate(`Array.from(document.querySelectorAll('body *'), (one) => {
      const has = Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.textContent.trim());
      if (!has || !one.checkVisibility() || one.closest('title, desc')) return [];
      const scale = one.ownerSVGElement ? one.getScreenCTM().a : 1;
      const size = parseFloat(getComputedStyle(one).fontSize) * scale * 0.75;
      return size < 8.99 ? [size.toFixed(2) + 'pt: ' + one.textContent.trim().slice(0, 40)] : [];
    }).flat()`);
    expect(small).toEqual([]);
    await page.close();
  }
});

describe.skipIf(!path)('texts that want to be more', () => {
  let page: Page;

  beforeAll(async () => {
    page = await browser.newPage();
  });
  afterAll(() => page?.close());

  /**
   * A handout as the browser parses it. The chart's words are shortened, and stand whole in its description; what is left
   * out on paper goes by the letters.
   */
  async function readHtml(result: Result): Promise<Read> {
    const html = JSON.stringify(await render('html', result, ORIGIN));
    const { structure, texts } = (await page.evaluate(`(() => {
      const parsed = new DOMParser().parseFromString(${html}, 'text/html');
      for (const words of parsed.querySelectorAll('svg .words')) words.textContent = '';
      for (const spare of parsed.querySelectorAll('.spare')) spare.classList.remove('spare');
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
