/** Questions on a terminal, drawn with inquirer. Bundled apart, because it takes long to load. */
import { Writable } from 'node:stream';
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isTabKey,
  isUpKey,
  makeTheme,
  type Theme,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import stringWidth from 'fast-string-width';
import inquirer from 'inquirer';
import { CancelledError } from '../errors.ts';
import { wrapped } from '../text/wrapped.ts';
import type { Job } from './job.ts';
import { createKeyboard, type Input, PASTES } from './keyboard.ts';
import type { Manner, Outlook, Prompter } from './prompter.ts';

/** How long typing must rest before suggestions are looked for, in milliseconds. */
const REST = 60;
/** Suggestions that are shown at once. */
const MOST_SUGGESTIONS = 5;

const ERASE_BELOW = '\u001b[J';
const SHOW_CURSOR = '\u001b[?25h';
/** What is drawn between these appears at once, in a terminal that knows them. */
const AT_ONCE = { on: '\u001b[?2026h', off: '\u001b[?2026l' };
/** What moves the cursor and erases, at the beginning of what inquirer draws. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what terminals take
const ERASING = /^(?:\u001b\[\d*[ABDEFGK])+/;

const NOTHING: Outlook = { suggestions: [] };

type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** @param job tells of signals, where there is a process that can get some */
export function terminalPrompter(input: Input, output: Output, style: Manner['style'], job?: Job): Prompter {
  const page = sheet(output);
  const leaveLine = () => {
    input.setRawMode?.(false);
    if (output.isTTY) output.write(SHOW_CURSOR + PASTES.off);
  };
  const keyboard = createKeyboard(input, () => {
    if (!job?.canStop) return;
    leaveLine();
    output.write(`\r\n${ERASE_BELOW}`);
    job.stop();
  });
  const comeBack = () => {
    input.setRawMode?.(true);
    if (output.isTTY) output.write(PASTES.on);
    page.redraw();
  };
  const theme = themeOf(style, () => output.columns ?? 80);
  const ask = async <T>(question: object, clearPromptOnDone = false): Promise<T> => {
    if (keyboard.ended) throw new CancelledError(true);
    const left = new AbortController();
    // The line editor closes itself on Ctrl-D and where the input ends, and inquirer would wait for ever.
    const leave = () => left.abort();
    const prompt = inquirer.createPromptModule({
      input: keyboard.keys,
      output: page.opened(),
      signal: left.signal,
      clearPromptOnDone,
    });
    prompt.registerPrompt('line', linePrompt);
    keyboard.keys.once('pause', leave);
    keyboard.attach();
    if (output.isTTY) output.write(PASTES.on);
    const unwatch = job?.watch(leaveLine, comeBack);
    try {
      const asked = [{ name: 'answer', theme, ...question }] as unknown as Parameters<typeof prompt<{ answer: T }>>[0];
      return (await prompt<{ answer: T }>(asked)).answer;
    } catch (error) {
      if (error instanceof Error && /^(?:Exit|Abort)PromptError$/.test(error.name))
        throw new CancelledError(left.signal.aborted);
      throw error;
    } finally {
      unwatch?.();
      if (output.isTTY) output.write(PASTES.off);
      keyboard.keys.off('pause', leave);
      keyboard.detach();
    }
  };
  return {
    select: (message, choices) => ask({ type: 'select', message, choices, pageSize: 12, loop: false }),
    several: (message, choices) =>
      ask({ type: 'checkbox', message, choices, pageSize: 12, loop: false, shortcuts: { all: null, invert: null } }),
    confirm: async (message) => {
      for (;;) {
        // Of inquirer's own a wrong answer stays in the line, and what is typed next is added to it.
        const answer = (await ask<string>({ type: 'input', message: `${message} (y/N)` })).trim();
        if (/^y(?:es)?$/i.test(answer)) return true;
        if (/^(?:no?)?$/i.test(answer)) return false;
        output.write('Answer y or n.\n');
      }
    },
    text: async (message, usual) => (await ask<string>({ type: 'input', message, default: usual })).trim(),
    line: async (message, look, later) => {
      const columns = () => output.columns ?? 80;
      const question = {
        type: 'line',
        message,
        look,
        later,
        notice: keyboard.notice,
        columns,
        onResize: page.onResize,
      };
      // Taken away with its list, even where it is left in the middle; what was sent stays.
      const { line, echo = line } = await ask<Sent>(question, true);
      const [first = '', ...others] = wrapped(`${message} ${echo}`, columns());
      const mark = first.slice(0, message.length);
      output.write(`${[`${style?.strong(mark) ?? mark}${first.slice(message.length)}`, ...others].join('\n')}\n`);
      return line;
    },
  };
}

/** An output that goes on after a question, as inquirer draws on it. */
interface Sheet {
  /** For one question, as inquirer ends it then. */
  opened(): Writable;
  /** Draws once more what was drawn last, where the cursor stands now. */
  redraw(): void;
  /** Tells a listener of each change of the size, once what the terminal has broken anew is taken away. */
  readonly onResize: LineQuestion['onResize'];
}

function sheet(output: Output): Sheet {
  let frame = '';
  let cursor = '';
  let isErased = false;
  const write = (text: string) => output.write(output.isTTY ? AT_ONCE.on + text + AT_ONCE.off : text);
  const draw = (text: string) => {
    const drawn = text.replace(ERASING, '');
    if (drawn) [frame, cursor] = [drawn, ''];
    else cursor = text;
    write(isErased && drawn ? drawn : text);
    if (drawn) isErased = false;
  };
  return {
    opened: () => {
      const stream = new Writable({
        write: (chunk, _, done) => {
          // Handed on at once, or it would come after what is written to the output itself.
          draw(String(chunk));
          done();
        },
      });
      return Object.defineProperties(stream, {
        isTTY: { get: () => output.isTTY },
        columns: { get: () => output.columns },
        rows: { get: () => output.rows },
      });
    },
    redraw: () => write(frame + cursor),
    onResize: (rowsAbove, listener) => {
      const heard = () => {
        const above = rowsAbove();
        write(`\r${above ? `\u001b[${above}A` : ''}${ERASE_BELOW}`);
        isErased = true;
        listener();
      };
      output.on('resize', heard);
      return () => output.off('resize', heard);
    },
  };
}

/** A line that was sent, and what stands on the screen in its place. */
interface Sent {
  readonly line: string;
  readonly echo?: string | undefined;
}

interface LineQuestion {
  readonly message: string;
  readonly look: (typed: string) => Outlook;
  readonly later?: Promise<unknown> | undefined;
  /** What was done to a paste. */
  readonly notice: () => string | undefined;
  readonly columns: () => number;
  /**
   * Calls a listener when that changes, until the function that it returns is called.
   * @param rowsAbove how many rows of the question stand above the cursor by then
   */
  readonly onResize: (rowsAbove: () => number, listener: () => void) => () => void;
  readonly theme?: Theme | undefined;
}

/** A line with suggestions under it: Tab takes the first or the chosen one, Down and Up choose, Enter sends. */
export const linePrompt = createPrompt<Sent, LineQuestion>((config, done) => {
  const theme = makeTheme(config.theme);
  const [line, setLine] = useState('');
  const [notice, setNotice] = useState('');
  const [outlook, setOutlook] = useState<Outlook & { readonly of?: string }>(NOTHING);
  const [chosen, setChosen] = useState(-1);
  const [size, setSize] = useState({ columns: config.columns() });
  /** Columns before it, as if the line stood in one row. */
  const cursor = useRef(0);

  useEffect(() => {
    const timer = setTimeout(() => setOutlook({ ...config.look(line), of: line }), line ? REST : 0);
    return () => clearTimeout(timer);
  }, [line]);

  useEffect(() => {
    let isOver = false;
    // What has been typed meanwhile is not to be moved.
    config.later?.then(() => !isOver && !line && setOutlook({ ...config.look(''), of: '' }));
    return () => {
      isOver = true;
    };
  }, [line]);

  useEffect(() => {
    // A row that inquirer has broken is broken once more where it has become too long.
    const rowsAbove = () => {
      const columns = config.columns();
      const before = Math.max(cursor.current, stringWidth(config.message) + 1);
      const full = Math.floor(before / size.columns);
      return full * Math.ceil(size.columns / columns) + Math.floor((before % size.columns) / columns);
    };
    return config.onResize(rowsAbove, () => setSize({ columns: config.columns() }));
  }, [line, size]);

  const found = outlook.suggestions.slice(0, MOST_SUGGESTIONS);
  useKeypress((key, editor) => {
    const become = (text: string) => {
      editor.clearLine(0);
      editor.write(text);
      setLine(text);
      setChosen(-1);
    };
    if (isEnterKey(key)) {
      const { line: sent = line, echo } = found[chosen] ?? {};
      done({ line: sent, ...(echo !== undefined && { echo }) });
    } else if (isTabKey(key)) {
      // What was typed since the last look is not looked up yet.
      const now = config.look(line).suggestions;
      become((found[chosen] ?? now[0])?.line ?? line);
    } else if (isDownKey(key) || isUpKey(key)) {
      editor.clearLine(0);
      editor.write(line);
      setChosen(Math.max(-1, Math.min(found.length - 1, chosen + (isDownKey(key) ? 1 : -1))));
    } else {
      setLine(editor.line);
      setChosen(-1);
      setNotice(config.notice() ?? notice);
    }
    const { rows, cols } = editor.getCursorPos();
    cursor.current = rows * config.columns() + cols;
  });

  const prompt = `${theme.style.message(config.message, 'idle')} ${line}`;
  const room = config.columns() - 4;
  const cut = (text: string) => (text.length > room ? `${text.slice(0, room - 3)}...` : text);
  const shown = found.map(({ label }, index) =>
    index === chosen ? theme.style.highlight(`> ${cut(label)}`) : theme.style.help(`  ${cut(label)}`),
  );
  // Of what was typed since the last look nothing is known, and the rows below stay where they are.
  const known = outlook.of === line ? outlook.enter : '...';
  const isLed = outlook.enter !== undefined && known !== undefined && line && chosen < 0;
  const enter = isLed ? [theme.style.help(cut(`Enter: ${known}`))] : [];
  return [prompt, [...(notice ? [theme.style.error(notice)] : []), ...enter, ...shown].join('\n')];
});

/** inquirer's own colours are hard to read on a light background, and it does not know NO_COLOR. */
function themeOf(style: Manner['style'], columns: () => number): object {
  // inquirer gives more than the text, and chalk would paint all that it is given.
  const paint = (name: keyof NonNullable<Manner['style']>) => (text: string) => style?.[name](text) ?? text;
  const [accent, strong, muted, mark] = [paint('accent'), paint('strong'), paint('muted'), paint('mark')];
  return {
    prefix: { idle: accent('?'), done: accent('?') },
    icon: { checked: ' [x]', unchecked: ' [ ]', cursor: '>' },
    style: {
      answer: accent,
      message: strong,
      error: mark,
      defaultAnswer: (text: string) => muted(`(${text})`),
      help: muted,
      highlight: accent,
      key: accent,
      disabled: muted,
      description: muted,
      keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
        muted(
          wrappedHints(
            keys.map(([key, action]) => `${key} ${action}`),
            columns(),
          ),
        ),
    },
  };
}

/** Hints with commas between them, broken at these where the terminal is narrow: inquirer would break within a word. */
function wrappedHints(hints: readonly string[], columns: number): string {
  return hints.reduce((text, hint) => {
    const line = text.slice(text.lastIndexOf('\n') + 1);
    return line.length + hint.length + 2 < columns ? `${text}, ${hint}` : `${text},\n${hint}`;
  });
}
