/**
 * Makes the README's pictures of what can be taken away: a handout, slides and a message, as a browser shows them.
 *
 *   npm run pictures (needs a built program, Chromium and poppler's pdftoppm)
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const docs = join(root, 'docs');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const MARP = join(dirname(createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json')), 'marp-cli.js');
const PITCH = ['pitch', '--audience', 'management', '--minutes', '5'];
const ANSWER = ['answer', 'the auditors will never accept this', '--audience', 'security'];
const SLIDES = [1, 2, 6];

const STYLE = `
body { margin: 0; padding: 36px; background: #e4e0d8; font: 16px/1.5 "Liberation Sans", Arial, sans-serif; color: #1f2328; }
.row { display: flex; gap: 32px; align-items: flex-start; }
img { display: block; border-radius: 4px; box-shadow: 0 6px 24px #0003; }
img.phone { border-radius: 22px; border: 8px solid #111; }
article { max-width: 860px; padding: 24px 36px; background: #fff; border: 1px solid #d1d9e0; border-radius: 8px; }
h1, h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; margin: 20px 0 12px; } h1 { font-size: 28px; margin-top: 0; } h2 { font-size: 21px; }
p, ul, blockquote { margin: 0 0 12px; } blockquote { border-left: 4px solid #d1d9e0; padding-left: 14px; color: #59636e; } a { color: #0969da; }
`;

const folder = await mkdtemp(join(tmpdir(), 'gitops-kit-'));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
try {
  await picture('handout', 1500, await handout());
  await picture('slides', 1500, await slides());
  await picture('message', 1000, await message());
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

/** The page on a desk, on paper and on a phone in the dark. */
async function handout(): Promise<string> {
  const file = made('handout.html', PITCH);
  const desk = await shot(file, { viewport: { width: 880, height: 870 } });
  const phone = await shot(
    file,
    { viewport: { width: 360, height: 740 }, colorScheme: 'dark', deviceScaleFactor: 2 },
    '#point-1',
  );
  const page = await open(file, {});
  const pdf = join(folder, 'handout.pdf');
  await page.pdf({ path: pdf, format: 'A4' });
  await page.close();
  execFileSync('pdftoppm', ['-png', '-r', '110', '-f', '1', '-l', '1', pdf, join(folder, 'paper')]);
  const paper = dataUrl(await readFile(join(folder, 'paper-1.png')));
  return `<div class="row">${image(desk, 620)}${image(paper, 430)}${image(phone, 282, 'phone')}</div>`;
}

async function slides(): Promise<string> {
  const file = made('talk.slides.md', PITCH);
  const page = join(folder, 'slides.html');
  execFileSync(process.execPath, [MARP, '--no-config-file', '--template', 'bare', '--output', page, file], {
    stdio: 'pipe',
  });
  const opened = await open(page, { viewport: { width: 1280, height: 720 } });
  const pictures: string[] = [];
  for (const number of SLIDES) {
    const slide = opened.locator('svg[data-marpit-svg]').nth(number - 1);
    pictures.push(dataUrl(await slide.screenshot()));
  }
  await opened.close();
  return `<div class="row">${pictures.map((one) => image(one, 454)).join('')}</div>`;
}

/** An answer as Markdown, as a forge or a chat would show it. */
async function message(): Promise<string> {
  const file = made('message.md', ANSWER);
  const text = new MarkdownIt().render(await readFile(file, 'utf8'));
  return `<article>${text}</article>`;
}

function made(name: string, argv: readonly string[]): string {
  const file = join(folder, name);
  execFileSync(process.execPath, [join(root, 'bin', 'gitops-kit.js'), ...argv, '--output', file], { stdio: 'pipe' });
  return file;
}

async function open(file: string, options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** @param place where on the page to look */
async function shot(file: string, options: BrowserContextOptions, place?: string): Promise<string> {
  const page = await open(file, options);
  if (place) await page.evaluate(`document.querySelector('${place}').scrollIntoView()`);
  const picture = await page.screenshot();
  await page.close();
  return dataUrl(picture);
}

function dataUrl(picture: Buffer): string {
  return `data:image/png;base64,${picture.toString('base64')}`;
}

function image(url: string, width: number, name = ''): string {
  return `<img class="${name}" src="${url}" width="${width}">`;
}

/** Writes a composition as WebP, which is sharp and small for text. */
async function picture(name: string, width: number, body: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 100 } });
  await page.setContent(`<!doctype html><style>${STYLE}</style>${body}`);
  const png = dataUrl(await page.screenshot({ fullPage: true }));
  const webp = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = '${png}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.82);
  })()`);
  await page.close();
  const bytes = Buffer.from(String(webp).replace(/^.*,/, ''), 'base64');
  await writeFile(join(docs, `${name}.webp`), bytes);
  console.log(`docs/${name}.webp ${bytes.length}`);
}
