/** The slides as Marp turns them into HTML, and as a browser shows that. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Pitch, pitch } from '../../src/pitch/pitch.ts';
import { render } from '../../src/render/formats.ts';
import { realKit } from '../helpers/kit.ts';
import { ORIGIN, resultsOf } from '../helpers/results.ts';
import { chromiumPath, openFile, startChromium } from './chromium.ts';

const RESULTS = Object.entries(resultsOf(realKit()));
const MARP = join(dirname(createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json')), 'marp-cli.js');

const path = chromiumPath();
let browser: Browser | undefined;
let folder: string;
let said: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitops-kit-'));
  await mkdir(join(folder, 'in'));
  for (const [name, result] of RESULTS) {
    await writeFile(join(folder, 'in', `${name}.md`), await render('slides', result, ORIGIN));
  }
  const argv = [MARP, '--no-config-file', '--input-dir', 'in', '--output', 'out'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argv, { cwd: folder });
  said = stdout + stderr;
  browser = path ? await startChromium(path) : undefined;
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

const page = (name: string) => join(folder, 'out', `${name}.html`);

test('Marp takes them without a warning', () => {
  const lines = said.split('\n').filter((line) => line.trim());
  expect(lines.length).toBeGreaterThan(RESULTS.length);
  expect(lines.filter((line) => !line.startsWith('[  INFO ]'))).toEqual([]);
});

interface Slide {
  readonly shown: string;
  readonly notes: string;
  /** Pixels of content that are not seen, or lie over the small print at the top and at the foot. */
  readonly overflow: number;
}

describe.skipIf(!path).each(RESULTS)('the slides of %s', (name, result) => {
  let slides: readonly Slide[];
  let complaints: readonly string[];

  beforeAll(async () => {
    const opened = await openFile(browser as Browser, page(name), { viewport: { width: 1280, height: 720 } });
    // Measuring what is hidden makes Chromium complain, so what Marp's page itself did comes first.
    complaints = [...opened.complaints];
    slides = (await opened.page.evaluate(`Array.from(document.querySelectorAll('section'), (slide, index) => ({
      shown: slide.textContent,
      notes: document.querySelector('.bespoke-marp-note[data-index="' + index + '"]')?.textContent ?? '',
      overflow: Math.max(slide.scrollWidth - slide.clientWidth, ...overlaps(slide)),
    }));
    function overlaps(slide) {
      const fixed = Array.from(slide.children).filter((one) => getComputedStyle(one).position === 'absolute');
      const others = Array.from(slide.children).filter((one) => !fixed.includes(one));
      const box = slide.getBoundingClientRect();
      const [kicker, source] = fixed.map((one) => one.getBoundingClientRect());
      return others.flatMap((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return [(kicker?.bottom ?? box.top) - top, bottom - (source?.top ?? box.bottom)].map(Math.round);
      });
    }`)) as Slide[];
    await opened.page.close();
  });

  test('fit', () => {
    expect(slides.length).toBeGreaterThan(2);
    expect(slides.filter(({ overflow }) => overflow > 1)).toEqual([]);
  });

  test('ask for nothing from elsewhere', () => {
    expect(complaints).toEqual([]);
  });

  test('leave what to say to the notes', () => {
    if (result.kind !== 'pitch') return;
    const { sections, opening, questions } = (result as { pitch: Pitch }).pitch;
    expect(slides[0]?.notes).toContain(opening);
    for (const { text } of questions) expect(slides.some(({ notes }) => notes.includes(text))).toBe(true);
    for (const { title, text, ask, sources } of sections.flatMap(({ points }) => points)) {
      const [slide, ...others] = slides.filter((one) => one.shown.includes(title));
      expect(others).toEqual([]);
      expect(slide?.shown).not.toContain(text);
      for (const words of [text, ask ?? '', ...sources.map(({ url = '' }) => url)])
        expect(slide?.notes).toContain(words);
    }
  });

  test('have no cue for the one who speaks', () => {
    for (const { shown } of slides)
      expect(shown).not.toMatch(/open with|ask back|if they ask|to say|they may mean|^ask$/im);
  });
});

test.each([1, 2, 3, 5, 10, 20])('%i minutes are as many slides and three more at most', async (minutes) => {
  const kit = realKit();
  for (const audiences of [...kit.all('audience').map((one) => [one]), kit.all('audience').slice(0, 3)]) {
    const text = await render('slides', { kind: 'pitch', pitch: pitch(kit, { audiences, minutes }) }, ORIGIN);
    const count = text.split('\n---\n').length - 1;
    expect(count).toBeLessThanOrEqual(minutes + 3);
    expect(count).toBeGreaterThanOrEqual(4);
  }
});

test('the front matter is Marp’s', async () => {
  const text = await readFile(join(folder, 'in', 'a pitch.md'), 'utf8');
  expect(text).toMatch(/^---\nmarp: true\ntheme: default\npaginate: true\nlang: en\ntitle: "GitOps for leadership/);
});
