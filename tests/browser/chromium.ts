/** A real browser for tests: Debian's Chromium, or the one that CHROMIUM names. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of the browser; undefined where there is none. @throws where one is required, as on CI */
export function chromiumPath(): string | undefined {
  const { CHROMIUM, REQUIRE_CHROMIUM } = process.env;
  const path = (CHROMIUM ? [CHROMIUM] : PLACES).find((place) => existsSync(place));
  if (!path && REQUIRE_CHROMIUM) throw new Error('There is no Chromium, and REQUIRE_CHROMIUM is set.');
  if (!path) console.warn('Skipped: tests in a browser. Install Chromium, or set CHROMIUM to its path.');
  return path;
}

/** Starts the browser, which leaves nothing in the home directory. */
export async function startChromium(path: string): Promise<Browser> {
  const quiet =
    '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update';
  const home = mkdtempSync(join(tmpdir(), 'gitops-kit-browser-'));
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-sync', ...quiet.split(' ')],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  browser.on('disconnected', () => rmSync(home, { recursive: true, force: true }));
  return browser;
}

/** A page with what it did that it should not do. */
export interface Opened {
  readonly page: Page;
  /** Console messages, errors and requests, but for the page itself. */
  readonly complaints: readonly string[];
}

/** Opens a file. */
export async function openFile(browser: Browser, file: string, options: BrowserContextOptions): Promise<Opened> {
  const page = await browser.newPage(options);
  const address = pathToFileURL(file).href;
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}
