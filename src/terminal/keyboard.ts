/**
 * What is typed, as a stream that one question after the other is read from. A paste of several lines becomes one line,
 * a huge one is cut before a terminal's line editor chokes on it, and what is typed ahead waits for its question.
 */
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A terminal's input, as far as it is needed here. */
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?: (on: boolean) => unknown };

export interface Keyboard {
  /** To be given to a question, in place of the input itself. */
  readonly keys: Readable;
  /** True once the input has been closed and everything typed before has been read. */
  readonly ended: boolean;
  /** What was done to the last paste, and undefined where nothing was; said once. */
  notice(): string | undefined;
  /** Begins to read. */
  attach(): void;
  /** Stops reading, so that the process may end. */
  detach(): void;
}

/** What a terminal puts around a paste, once it has been asked to. */
export const PASTES = { on: '\u001b[?2004h', off: '\u001b[?2004l' } as const;
const START = '\u001b[200~';
const END = '\u001b[201~';
/** The beginning of such a mark, where the input has been cut within it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what terminals send
const CUT_MARK = /\u001b\[(?:2(?:0[01]?)?)?$/;

/** More is not typed at once: it is a paste, even where the terminal does not say so. In characters. */
const TYPED = 256;
/** Silence that ends such a paste, in milliseconds. */
const SILENCE = 40;
/** What is left of a paste. A sentence is shorter. In characters. */
const LONGEST = 1000;

/** What Ctrl-Z sends. A line editor would stop the process itself, and take it for the end that its input pauses then. */
const STOP = '\u001a';

/**
 * @param input is left alone until `attach`
 * @param stop is called for Ctrl-Z
 */
export function createKeyboard(input: Input, stop = () => {}): Keyboard {
  const decoder = new StringDecoder('utf8');
  const waiting: string[] = [];
  let paste: Paste | undefined;
  let rest = '';
  let closed = false;
  let ended = false;
  let notice: string | undefined;

  const keys = Object.assign(new Readable({ encoding: 'utf8', read() {} }), {
    setRawMode: (on: boolean) => input.setRawMode?.(on),
  });

  /** Hands over one piece at a time: what follows Enter is for the next question, which has yet to be asked. */
  const pump = () => {
    if (!keys.readableFlowing) return;
    const piece = waiting.shift();
    if (piece !== undefined) {
      keys.push(piece);
      setImmediate(pump);
    } else if (closed && !ended) {
      ended = true;
      keys.push(null);
    }
  };
  keys.on('resume', () => setImmediate(pump));

  const type = (typed: string) => {
    const text = typed.replaceAll(STOP, '');
    if (text !== typed) stop();
    waiting.push(...text.split(/(?<=[\r\n])/).filter(Boolean));
    setImmediate(pump);
  };
  const endPaste = () => {
    if (!paste) return;
    clearTimeout(paste.silence);
    const { text, said } = tidied(paste);
    paste = undefined;
    notice = said;
    type(text);
  };
  const take = (chunk: string) => {
    const text = rest + chunk;
    rest = CUT_MARK.exec(text)?.[0] ?? '';
    let open = text.slice(0, text.length - rest.length);
    while (open) {
      const mark = paste?.marked ? END : START;
      const place = open.indexOf(mark);
      const before = place < 0 ? open : open.slice(0, place);
      open = place < 0 ? '' : open.slice(place + mark.length);
      if (paste?.marked) add(paste, before);
      else if (paste || before.length > TYPED) {
        paste ??= { text: '', length: 0, lines: 1, marked: false };
        add(paste, before);
        clearTimeout(paste.silence);
        paste.silence = setTimeout(endPaste, SILENCE);
      } else if (before) type(before);
      if (place < 0) continue;
      const wasMarked = paste?.marked;
      endPaste();
      if (!wasMarked) paste = { text: '', length: 0, lines: 1, marked: true };
    }
  };
  const onData = (data: Buffer | string) => take(typeof data === 'string' ? data : decoder.write(data));
  const onEnd = () => {
    closed = true;
    endPaste();
    setImmediate(pump);
  };

  return {
    keys,
    get ended() {
      return ended;
    },
    notice: () => {
      const said = notice;
      notice = undefined;
      return said;
    },
    attach: () => {
      input.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onEnd);
      input.resume();
    },
    detach: () => {
      input.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onEnd);
      input.pause();
    },
  };
}

interface Paste {
  /** The first of it; the rest is only counted. */
  text: string;
  length: number;
  lines: number;
  /** Whether the terminal says where it ends. */
  readonly marked: boolean;
  silence?: NodeJS.Timeout;
}

function add(paste: Paste, text: string): void {
  if (paste.text.length <= 2 * LONGEST) paste.text += text.slice(0, 2 * LONGEST);
  paste.length += text.length;
  paste.lines += text.match(/\r\n|[\r\n]/g)?.length ?? 0;
}

/** A paste as one line; Enter is left to the person. */
function tidied({ text, length, lines }: Paste): { text: string; said: string | undefined } {
  const line = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing that moves a cursor may be pasted
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
    .slice(0, LONGEST);
  const said = [
    lines > 1 && line.length > 0 && `${lines} lines were pasted as one.`,
    length > LONGEST && `Only the first ${LONGEST} of ${length} characters were taken.`,
  ].filter(Boolean);
  return { text: line, said: said.length ? `${said.join(' ')}` : undefined };
}
