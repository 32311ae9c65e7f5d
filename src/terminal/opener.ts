/** Opens addresses in the user's browser. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { FailedError } from '../errors.ts';
import { visible } from '../text/text.ts';
import { inForeground, type Signals } from './foreground.ts';

/** Launchers answer quickly when they fail; after this many milliseconds without an answer it has worked. */
const PATIENCE = 1500;

/** Where an address is to be opened. */
export interface OpenerWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether a browser that shows pages in the terminal has one. */
  readonly hasTerminal: boolean;
  readonly signals: Signals;
}

/**
 * Opens an https address, in the first program of `BROWSER` that can show it where that is set.
 * @throws FailedError where there is nothing to open it with, or where that fails
 */
export async function openAddress(url: string, world: OpenerWorld): Promise<void> {
  if (!url.startsWith('https://')) throw new FailedError(`Only https addresses are opened, and this is none: ${url}`);
  const browsers = await browsersOf(world);
  const obstacle = browsers.length ? undefined : whyNot(world);
  if (obstacle)
    throw new FailedError(
      `Not opened: ${obstacle}.`,
      'The address is above. Copy it, or set BROWSER to a program that can show it.',
    );
  const failures: string[] = [];
  if (browsers.length) {
    for (const browser of browsers) {
      const failure = await failureOf(browser, url, world);
      if (failure === undefined) return;
      failures.push(`${visible(browser.program)} ${failure}`);
    }
  } else {
    const failure = await systemFailure(url);
    if (failure === undefined) return;
    failures.push(failure);
  }
  throw new FailedError(`Not opened: ${failures.join('; ')}.`, 'The address is above. Copy it into a browser.');
}

/** Why a browser can't be expected here, or undefined where it can. */
function whyNot({ env, platform }: OpenerWorld): string | undefined {
  if (env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME) return undefined;
  if (env.SSH_CONNECTION) return 'this is an SSH session without a display';
  return platform === 'linux' ? 'there is no display here' : undefined;
}

/** A program with what it is given; `%s` stands for the address, which comes last where it is nowhere. */
export interface Browser {
  readonly program: string;
  readonly args: readonly string[];
}

/** The programs that `BROWSER` names, in their order: a list with colons, on Windows with semicolons. */
export async function browsersOf({ env, platform }: Pick<OpenerWorld, 'env' | 'platform'>): Promise<Browser[]> {
  const { parseArgsStringToArgv } = await import('string-argv');
  const separator = platform === 'win32' ? ';' : ':';
  return (env.BROWSER ?? '').split(separator).flatMap((part) => {
    // A shell would run it in the background, which happens anyway.
    const line = part.trim().replace(/&$/, '').trimEnd();
    const path = pathAtStart(line);
    const [program, ...args] = path
      ? [path, ...parseArgsStringToArgv(line.slice(path.length))]
      : parseArgsStringToArgv(line);
    return program ? [{ program, args }] : [];
  });
}

/** The file that a line begins with, though there may be spaces in its name: `/mnt/c/Program Files/...`. */
function pathAtStart(line: string): string | undefined {
  if (!/^(?:[/\\]|[A-Za-z]:)/.test(line)) return undefined;
  const words = line.split(' ');
  for (let count = words.length; count > 0; count--) {
    const path = words.slice(0, count).join(' ');
    if (path === path.trimEnd() && isFile(path)) return path;
  }
  return undefined;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Programs that show pages in the terminal, and have it until they end. */
const IN_TERMINAL = /^(?:w3m|lynx|links2?|elinks|browsh|carbonyl|chawan|cha|www-browser)$/;

/** Why a browser does not show an address; undefined where it does. */
async function failureOf({ program, args }: Browser, url: string, { hasTerminal, signals }: OpenerWorld) {
  const inTerminal = IN_TERMINAL.test(basename(program));
  if (inTerminal && !hasTerminal) return 'needs a terminal';
  const { spawn } = await import('node:child_process');
  const given = args.map((word) => word.replaceAll('%s', () => url));
  const all = args.some((word) => word.includes('%s')) ? given : [...given, url];
  const shown = new Promise<string | undefined>((resolve) => {
    const child = spawn(program, all, inTerminal ? { stdio: 'inherit' } : { stdio: 'ignore', detached: true });
    const timer = inTerminal ? undefined : setTimeout(() => ended(0), PATIENCE);
    const ended = (code: number | null) => {
      clearTimeout(timer);
      child.unref();
      resolve(code ? `ended with code ${code}` : undefined);
    };
    child.once('exit', ended);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(error.code === 'ENOENT' ? 'is not there' : `cannot be started (${error.code})`);
    });
  });
  return inTerminal ? inForeground(signals, () => shown) : shown;
}

/** Why the system's own launcher does not open an address; undefined where it does. */
async function systemFailure(url: string): Promise<string | undefined> {
  try {
    const { default: open } = await import('open');
    const child = await open(url);
    const code = await new Promise<number | null>((resolve) => {
      const timer = setTimeout(() => resolve(0), PATIENCE);
      const ended = (one: number | null) => {
        clearTimeout(timer);
        resolve(one);
      };
      if (child.exitCode !== null) ended(child.exitCode);
      child.once('exit', ended);
    });
    return code ? `the browser's launcher ended with code ${code}` : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
