/** The site in a real browser: that it answers as the command does, asks nobody for anything, and leaves nobody out. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import { recordsIn } from '../../src/answer/result.ts';
import { pitch } from '../../src/pitch/pitch.ts';
import { readQuestion } from '../../src/search/question.ts';
import { runCli } from '../helpers/context.ts';
import { realKit, realMaterial } from '../helpers/kit.ts';
import { CORPUS } from '../hostile/corpus.ts';
import { chromiumPath, startChromium } from './chromium.ts';
import { serve } from './server.ts';

const path = chromiumPath();
let browser: Browser;
let folder: string;
let harm: string;
let server: Server;
let address: string;

beforeAll(async () => {
  if (!path) return;
  browser = await startChromium(path);
  folder = mkdtempSync(join(tmpdir(), 'gitops-kit-site-'));
  harm = mkdtempSync(join(tmpdir(), 'gitops-kit-site-'));
  const { code, err } = await runCli(['site', folder, '--no-packs']);
  expect([code, err]).toEqual([0, expect.stringContaining('Written to')]);
  ({ server, address } = await serve(folder, '/some/path/'));
}, 60_000);
afterAll(async () => {
  if (!path) return;
  await browser.close();
  server.closeAllConnections();
  server.close();
  for (const one of [folder, harm]) rmSync(one, { recursive: true });
});

/** A page with what it complained of, and what it asked of others than the site. */
async function open(start: string, place: string, options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(start)) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(start + place);
  return { page, complaints };
}

const onDisk = () => `file://${folder}/`;
const ask = async (page: Page, said: string) => {
  await page.fill('#said', said);
  await page.waitForSelector('.answer');
};

/** What must not reach a page from a pack: control characters, and marks that turn the writing. */
const ACTS = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Sentences of people on whom the model was calibrated, and for whom whoever wrote this did not write an answer. */
const SENTENCES = readFileSync(join(import.meta.dirname, '..', '..', 'data', 'heard', 'by-others.tsv'), 'utf8')
  .split('\n')
  .flatMap((line) => line.split('\t')[1] ?? [])
  .filter((_, index) => index % 3 === 0)
  .slice(0, 200);

describe.skipIf(!path)('the site', () => {
  test('answers two hundred sentences as the command does, from a disk', async () => {
    const { page, complaints } = await open(onDisk(), 'index.html');
    await ask(page, 'we have no time');
    const shown = (await page.evaluate(`(async () => {
      const all = [];
      for (const said of ${JSON.stringify(SENTENCES)}) {
        document.querySelector('#said').value = said;
        document.querySelector('#who').dispatchEvent(new Event('change'));
        await new Promise((done) => setTimeout(done));
        const found = document.querySelector('.answer');
        all.push({ type: found?.classList[1] ?? 'quiet', ids: found?.dataset.ids.split(' ').filter(Boolean).slice(0, 3) ?? [] });
      }
      return all;
    })()`)) as unknown[];
    const material = realMaterial();
    const told = SENTENCES.map((said) => {
      const found = answer(material, readQuestion(said).words);
      const ids = recordsIn(found, true).map(({ id }) => id);
      return { type: found.type, ids: ids.slice(0, 3) };
    });
    expect(SENTENCES).toHaveLength(200);
    expect(shown).toEqual(told);
    expect(new Set(told.map(({ type }) => type)).size).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('answers in the words of whom it is said to', async () => {
    const { page } = await open(onDisk(), 'index.html');
    await ask(page, 'we have no time to learn this');
    const before = await page.textContent('.answer');
    await page.selectOption('#who', 'leadership');
    await expect.poll(() => page.textContent('.answer')).not.toBe(before);
    const card = realKit().find('objection', 'no-time-to-learn');
    expect(await page.textContent('.answer')).toContain(card?.respond.leadership);
    await page.close();
  });

  test('makes the pitch that is wished for, and puts the wishes into its address', async () => {
    const { page, complaints } = await open(onDisk(), 'audience/sre/index.html');
    await page.selectOption('#minutes', '2');
    await page.click('.wishes summary');
    await page.check('input[value=security]');
    const kit = realKit();
    const wished = pitch(kit, {
      audiences: kit.all('audience').filter(({ id }) => id === 'sre'),
      topics: kit.all('topic').filter(({ id }) => id === 'security'),
      minutes: 2,
    });
    const titles = wished.sections.flatMap(({ points }, section) =>
      points.map(
        ({ title }, place) =>
          `${wished.sections.slice(0, section).flatMap((one) => one.points).length + place + 1} ${title}`,
      ),
    );
    const numbered = () => page.$$eval('#pitch h3:has(.number)', (all) => all.map((one) => one.textContent));
    await expect.poll(numbered).toEqual(titles);
    expect(new URL(page.url()).hash).toBe('#minutes=2&topics=security');
    await page.reload();
    await expect.poll(numbered).toEqual(titles);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is used with the keyboard alone', async () => {
    // Where there is a keyboard alone the field is not in focus by itself.
    const { page } = await open(onDisk(), 'index.html', { isMobile: true, hasTouch: true });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip');
    for (let tab = 0; tab < 20 && (await page.evaluate('document.activeElement.id')) !== 'said'; tab++)
      await page.keyboard.press('Tab');
    await page.keyboard.type('and who pays for all this?');
    // Half of a sentence may have an answer, too.
    await page.waitForSelector('.answer :text("What does it cost?")');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const href = (await page.evaluate('document.activeElement.href')) as string;
    expect(href).toMatch(/\/card\/[a-z-]+\/index\.html$/);
    await Promise.all([page.waitForURL(href), page.keyboard.press('Enter')]);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  });

  // biome-ignore format: one case, one line
  const PLACES: readonly [place: string, said?: string][] = [
    ['index.html'], ['index.html', 'we have no time to learn this'], ['index.html', 'who else does that in banking?'],
    ['index.html', 'my uncle says that ships need anchors'], ['audience/leadership/index.html'], ['card/legacy/index.html'],
    ['card/index.html'], ['use-case/index.html'], ['talk/under-armour-highlight/index.html'], ['figure/index.html'],
    ['metric/lead-time-for-changes/index.html'], ['topic/cost/index.html'], ['quote/index.html'], ['about/index.html'],
  ];

  test.each(PLACES)('leaves nobody out, light or dark, and fits any width: %s %s', async (place, said) => {
    const { page } = await open(onDisk(), place);
    if (said !== undefined) await ask(page, said);
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = await page.evaluate(`axe
        .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
      expect(violations, colorScheme).toEqual([]);
    }
    for (const width of [360, 768, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBe(width);
    }
    await page.close();
  });

  test('reads without JavaScript', async () => {
    const { page } = await open(onDisk(), 'index.html', { javaScriptEnabled: false });
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.locator('noscript').innerText()).toMatch(/Without it, all of it is here to read/);
    await page.click('text=We have no time to learn this');
    expect(await page.locator('h1').innerText()).toBe('We have no time to learn this');
    await page.click('nav >> text=Pitches');
    await page.click('text=Leadership and management');
    expect(await page.locator('#pitch h3').count()).toBeGreaterThan(3);
    await page.close();
  });

  describe('in bad hands', () => {
    test.each([
      ['a million letters', 'no time '.repeat(125_000)],
      [
        'markup',
        '<img src=x onerror="document.title=1"><script>document.title=1</script></textarea><b>we have no time</b>',
      ],
      ['a filter of a search', 'kind:quote speaker:kyle we have no time'],
      ['quotation marks', '"we have no time" he said, “no time”'],
      ['signs alone', '?! … ---'],
      ['letters that cannot be seen', '\u202e\u200bwe have no time\u0000'],
    ])('%s are words', async (_, said) => {
      const { page, complaints } = await open(onDisk(), 'index.html');
      const title = await page.title();
      await page.fill('#said', said);
      await expect.poll(() => page.textContent('#status')).not.toMatch(/^$|Loading/);
      expect(await page.textContent('#status')).not.toMatch(/could not/);
      expect(await page.title()).toBe(title);
      expect(await page.locator('#answer :is(img, script, b b)').count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.close();
    });

    test('says what to do where the answers cannot be loaded', async () => {
      const page = await browser.newPage();
      await page.route(/model\./, (route) => route.abort());
      await page.goto(`${onDisk()}index.html`);
      await page.fill('#said', 'we have no time');
      await expect.poll(() => page.textContent('#status')).toMatch(/could not be loaded. Reload the page/);
      await page.unroute(/model\./);
      await ask(page, 'we have no time at all');
      await page.close();
    });
  });

  test('keeps packs that somebody made to do harm to their words', async () => {
    for (const name of ['secret.yaml', 'other.yaml']) writeFileSync(join(harm, name), 'topics: [SECRET]');
    // What is large, nested or linked does its harm before it comes to a page, and is tried where packs are read.
    const texts = CORPUS.filter(({ used, what }) => used && /sequence|lies|marks|letter|control|address/.test(what));
    const packs = texts.map(({ make }, index) => {
      const pack = join(harm, `evil-${index}`);
      mkdirSync(pack);
      make(pack);
      const file = join(pack, 'pack.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('name: evil', `name: evil-${index}`));
      return pack;
    });
    const argv = ['site', 'public', ...packs.flatMap((pack) => ['--pack', pack])];
    const { code } = await runCli(argv, { cwd: harm, small: true });
    expect(code).toBe(0);
    const start = `file://${harm}/public/`;
    const { page, complaints } = await open(start, 'index.html');
    const title = await page.title();
    await page.fill('#said', 'zeppelins <img src=x onerror=alert(1)>');
    await expect.poll(() => page.textContent('#status')).not.toMatch(/^$|Loading|could not/);
    let seen = 0;
    for (const [index] of packs.entries()) {
      const place = `topic/evil-${index}/zeppelins/index.html`;
      if (!existsSync(join(harm, 'public', place))) continue;
      seen += 1;
      await page.goto(start + place);
      expect(await page.locator('h1').innerText()).not.toMatch(ACTS);
      expect(
        await page
          .locator('main :is(script, style, img, iframe, object, form, [style], a:not([href$="index.html"]))')
          .count(),
      ).toBe(0);
      expect(await page.locator('script').count()).toBe(1);
    }
    expect(seen).toBe(packs.length);
    expect(await page.title()).not.toBe(title);
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  describe('on a server', () => {
    test('has addresses without names of files, below any path', async () => {
      const { page, complaints } = await open(address, 'card/legacy/index.html');
      expect(page.url()).toBe(`${address}card/legacy/`);
      await page.click('text=GitOps Conversation Kit');
      expect(page.url()).toBe(address);
      await ask(page, 'we have no time to learn this');
      await page.click('.answer h2 a');
      expect(page.url()).toBe(`${address}card/no-time-to-learn/`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${address}card/no-time-to-learn/#main`);
      expect(complaints).toEqual([]);
      await page.close();
    });

    test.each(['card/no-time-to-lern/', 'nothing/of/the/kind'])('helps at %s, which there is not', async (place) => {
      const page = await browser.newPage();
      const response = await page.goto(address + place);
      expect(response?.status()).toBe(404);
      expect(await page.locator('h1').innerText()).toBe('There is nothing at this address');
      await page.close();
    });

    test('answers what the address was to be', async () => {
      const { page } = await open(address, 'card/we-have-no-time/');
      await page.click('text=Ask for “we have no time”');
      await page.waitForSelector('.answer');
      expect(page.url()).toMatch(`${address}#said=`);
      expect(await page.locator('.answer').getAttribute('data-ids')).toMatch(/^no-time-to-learn/);
      await page.close();
    });

    test('works without the network once it was there', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address);
      await expect.poll(() => page.evaluate('Boolean(navigator.serviceWorker.controller)')).toBe(true);
      await page.reload();
      const kept = `caches.keys().then((names) => names.length ? caches.open(names[0]).then((one) => one.keys()) : []).then((all) => all.length)`;
      await expect.poll(() => page.evaluate(kept), { timeout: 30_000 }).toBeGreaterThan(700);
      await context.setOffline(true);
      await page.goto(`${address}quote/steve-we-videoed-it/`);
      expect(await page.locator('blockquote').count()).toBe(1);
      await page.click('text=GitOps Conversation Kit');
      await ask(page, 'we have no time to learn this');
      await page.click('.answer h2 a');
      expect(await page.locator('h1').innerText()).toBe('We have no time to learn this');
      await context.close();
    }, 60_000);
  });
});
