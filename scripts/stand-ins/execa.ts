/** Stands in for execa in clipboardy, which asks of its 100 KB one thing: a command that is given `input`. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

interface Options {
  readonly input?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout?: 'ignore';
  readonly stderr?: number;
}

export async function execa(
  file: string,
  ...given: [Options] | [readonly string[], Options]
): Promise<{ stdout: string }> {
  const [args, options] = given.length === 1 ? [[], ...given] : given;
  const { input = '', env, stdout = 'pipe', stderr = 'pipe' } = options;
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', stdout, stderr],
    windowsHide: true,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A command that ends early closes its input, and says itself why.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const [out, err, code] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    ended,
  ]);
  if (code === 0) return { stdout: out.replace(/\r?\n$/, '') };
  const message = `Command failed with exit code ${code}: ${file}\n${err}`;
  throw Object.assign(new Error(message), { exitCode: code, stdout: out, stderr: err });
}

export function execaSync(): never {
  throw new Error('Commands that wait are left out of this program.');
}
