/** Opens addresses in the user's browser. */
import { FailedError } from '../errors.ts';

/** Launchers answer quickly when they fail; after this many milliseconds without an answer it has worked. */
const PATIENCE = 1500;

/**
 * Opens an https address, in the program that `BROWSER` names where it is set.
 * @throws FailedError where there is nothing to open it with, or where that fails
 */
export async function openAddress(
  url: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Promise<void> {
  if (!url.startsWith('https://')) throw new FailedError(`Only https addresses are opened, and this is none: ${url}`);
  const obstacle = whyNot(env, platform);
  if (obstacle)
    throw new FailedError(
      `Not opened: ${obstacle}.`,
      'The address is above. Copy it, or set BROWSER to a program that can show it.',
    );
  try {
    const { default: open } = await import('open');
    const [name, ...args] = browser(env);
    const child = await open(url, name ? { app: { name, arguments: args } } : {});
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, PATIENCE);
      const ended = (code: number | null) => {
        clearTimeout(timer);
        if (code) reject(new Error(`the browser's launcher ended with code ${code}`));
        else resolve();
      };
      if (child.exitCode !== null) ended(child.exitCode);
      child.once('exit', ended);
    });
  } catch (error) {
    throw new FailedError(
      `Not opened: ${error instanceof Error ? error.message : error}.`,
      'The address is above. Copy it into a browser.',
    );
  }
}

/** Why a browser can't be expected here, or undefined where it can. */
function whyNot(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string | undefined {
  if (browser(env).length) return undefined;
  if (env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME) return undefined;
  if (env.SSH_CONNECTION) return 'this is an SSH session without a display';
  return platform === 'linux' ? 'there is no display here' : undefined;
}

/** The first program of `BROWSER` (a list with colons) and its arguments. */
function browser(env: Readonly<Record<string, string | undefined>>): string[] {
  const [first = ''] = (env.BROWSER ?? '').split(':');
  return first.split(/\s+/).filter((word) => word && word !== '%s');
}
