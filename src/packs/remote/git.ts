/** The user's own git, told to run nothing that a repository brings. */
import { spawn } from 'node:child_process';
import { CancelledError, FailedError } from '../../errors.ts';
import { visible } from '../../text/text.ts';
import { withoutUser } from './address.ts';

export interface GitCall {
  /** The bare repository to work in. */
  readonly folder?: string;
  /** What git reads. */
  readonly input?: string;
  /** Whether a repository on this machine may be fetched from. */
  readonly allowFile?: boolean;
  /** Takes each line of progress. */
  readonly progress?: (line: string) => void;
  /** Ends git early; the call then rejects with its reason, once git has ended. */
  readonly signal?: AbortSignal;
}

/** Runs git. @returns what it printed @throws FailedError with git's reason where it fails, or where there is none */
export type Git = (args: readonly string[], call?: GitCall) => Promise<Buffer>;

/** Most of what git may print. In bytes. */
const MOST = 64_000_000;

/** Variables that would make git work on another repository, or run something. Those for SSH and proxies are the user's. */
const OTHERS =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX|TEMPLATE_DIR|EXTERNAL_DIFF|CONFIG_PARAMETERS|QUARANTINE_PATH|DEFAULT_HASH|TRACE.*|SHALLOW_FILE|REPLACE_REF_BASE)$/;

const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'fetch.writeCommitGraph=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
  'advice.detachedHead=false',
];

/** The git of a user. */
export function userGit(env: Readonly<Record<string, string | undefined>>): Git {
  return (args, call = {}) =>
    new Promise((resolve, reject) => {
      const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
      const folder = call.folder === undefined ? [] : [`--git-dir=${call.folder}`];
      const child = spawn('git', [...settings, ...folder, ...args], {
        env: gitEnv(env, call.allowFile ?? false),
        stdio: ['pipe', 'pipe', 'pipe'],
        // Asked to end, git takes away what it was writing.
        ...(call.signal && { signal: call.signal, killSignal: 'SIGTERM' as const }),
      });
      const printed: Buffer[] = [];
      let size = 0;
      let said = '';
      child.once('error', () => {
        if (call.signal?.aborted) return;
        reject(new FailedError('git cannot be started.', 'Install it, and see that "git --version" works.'));
      });
      child.stdout.on('data', (part: Buffer) => {
        size += part.length;
        if (size > MOST) child.kill();
        else printed.push(part);
      });
      child.stderr.on('data', (part: Buffer) => {
        said = (said + part).slice(-4000);
        const line = said.split(/[\r\n]/).findLast((one) => one.trim());
        if (line) call.progress?.(line);
      });
      child.once('close', (code, signal) => {
        if (call.signal?.aborted) reject(call.signal.reason);
        // Ctrl-C goes to all programs of a terminal.
        else if (signal === 'SIGINT') reject(new CancelledError());
        else if (code === 0) resolve(Buffer.concat(printed));
        else reject(failure(said, size > MOST));
      });
      // Where git ends early nobody reads the rest.
      child.stdin.on('error', () => {});
      child.stdin.end(call.input ?? '');
    });
}

/** @returns the environment for git: the user's own, but nothing that leads it elsewhere */
function gitEnv(env: Readonly<Record<string, string | undefined>>, allowFile: boolean): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !OTHERS.test(name));
  return {
    ...Object.fromEntries(kept),
    // Whatever else the configuration allows, and however addresses are rewritten by it.
    GIT_ALLOW_PROTOCOL: allowFile ? 'https:ssh:file' : 'https:ssh',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
    LC_ALL: 'C',
  };
}

function failure(said: string, tooMuch: boolean): FailedError {
  if (tooMuch) return new FailedError('The repository is too large for a pack.', 'Nothing was changed.');
  const lines = said
    .split(/[\r\n]+/)
    .map((line) => visible(withoutUser(line)))
    .filter((line) => line && !PROGRESS.test(line));
  const telling = lines.filter((line) => !GENERAL.test(line));
  const reason = (telling.length ? telling : lines).join(' ') || 'it gave no reason';
  return new FailedError(
    `git could not do it: ${reason.slice(0, 400)}`,
    'See that "git ls-remote ADDRESS" works. Nothing was changed.',
  );
}

/** How far git is, which is no reason. */
const PROGRESS =
  /^(?:remote: )?(?:\w+ing (?:objects|deltas)\b.*|Total \d+.*|From .*|warning: filtering not recognized.*)$/;
/** What git says after every failure of what is between it and the repository, whatever the reason was. */
const GENERAL =
  /^(?:fatal: Could not read from remote repository\.|Please make sure you have the correct access rights|and the repository exists\.|fatal: the remote end hung up unexpectedly|fatal: early EOF)/;
