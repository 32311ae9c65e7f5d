/** Puts text onto the user's clipboard: with the system's own tools, and over SSH by asking the terminal (OSC 52). */
import { FailedError } from '../errors.ts';

/** What terminals take at most in one go, in bytes of text: 100,000 letters of base64 with what stands around them. */
const MOST = 74_994;

/** How long a program may take that copies, in milliseconds. */
const PATIENCE = 5000;

export interface Clipboard {
  /** Whether a program that should have copied has not ended, and may never do. */
  readonly hangs?: boolean;
  /**
   * Puts text onto the clipboard.
   * @returns which way it went, as it reads after "Copied"
   * @throws FailedError where it did not get there
   */
  write(text: string): Promise<string>;
}

/** What of the world outside a clipboard needs. */
export interface ClipboardWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The output that is a terminal, if one is. */
  readonly terminal: { write(text: string): Promise<void> } | undefined;
  /** Writes with the system's own tools. */
  write(text: string): Promise<void>;
}

/** The clipboard of the person at the keyboard, who over SSH sits at another machine. */
export function createClipboard(world: () => ClipboardWorld, patience = PATIENCE): Clipboard {
  let hangs = false;
  return {
    get hangs() {
      return hangs;
    },
    write: async (text) => {
      const { env, terminal, write } = world();
      if (env.SSH_CONNECTION || env.SSH_TTY) return throughTerminal(text, env, terminal);
      try {
        hangs = !(await endsWithin(patience, write(text)));
        if (hangs) throw new Error(`the program that copies has not ended within ${patience / 1000} seconds`);
        return 'to the clipboard';
      } catch (error) {
        throw new FailedError(`Not copied: ${reason(error)}`, 'Write it to a file instead.');
      }
    },
  };
}

/** Whether something is done in time. @throws what it throws in time */
async function endsWithin(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Writes with clipboardy, which calls pbcopy, PowerShell, clip.exe, wl-copy or xsel. */
export async function writeWithSystem(text: string): Promise<void> {
  const { default: clipboard } = await import('clipboardy');
  await clipboard.write(text);
}

async function throughTerminal(
  text: string,
  { STY, TMUX }: ClipboardWorld['env'],
  terminal: ClipboardWorld['terminal'],
): Promise<string> {
  const otherwise = 'Write it to a file instead.';
  if (!terminal) throw new FailedError('Not copied: over SSH the terminal has to do it, and there is none.', otherwise);
  if (STY) throw new FailedError('Not copied: screen does not hand it on to the terminal.', otherwise);
  const bytes = Buffer.from(text);
  if (bytes.length > MOST) {
    throw new FailedError(
      `Not copied: over SSH ${MOST.toLocaleString('en')} bytes are the most, and this has ${bytes.length.toLocaleString('en')}.`,
      otherwise,
    );
  }
  await terminal.write(`\u001b]52;c;${bytes.toString('base64')}\u0007`);
  const condition = TMUX ? ' and tmux has "set -g set-clipboard on"' : '';
  return `through the terminal (OSC 52), if it allows that${condition}`;
}

/** The first line of what clipboardy says; where it is a command that failed, the line that says why. */
function reason(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return /[.!]$/.test(line) ? line : `${line}.`;
}
