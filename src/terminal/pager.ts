/** Long output, shown in the user's pager. */
import { inForeground, type Signals } from './foreground.ts';

/**
 * Shows text in a pager and waits until it is closed.
 * @param pager a command line, as in `PAGER`
 * @returns false where the pager could not be started
 */
export async function page(
  text: string,
  pager: string,
  env: Readonly<Record<string, string | undefined>>,
  signals: Signals,
): Promise<boolean> {
  const { spawn } = await import('node:child_process');
  const shown = new Promise<boolean>((resolve) => {
    // As git sets them: without R, less shows colours as letters; without F, a short text waits for a key.
    const settings = { LESS: 'FRX', LV: '-c', ...env };
    const child = spawn(pager, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env: settings });
    child.once('error', () => resolve(false));
    // The shell says 126 or 127 where it cannot start the command.
    child.once('exit', (code) => resolve(code !== 126 && code !== 127));
    // Leaving the pager early closes the pipe, which is no error.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
  return inForeground(signals, () => shown);
}
