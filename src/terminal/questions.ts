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
  useState,
} from '@inquirer/core';
import inquirer from 'inquirer';
import { CancelledError } from '../errors.ts';
import { createKeyboard, type Input, PASTES } from './keyboard.ts';
import type { Manner, Outlook, Prompter } from './prompter.ts';

/** How long typing must rest before suggestions are looked for, in milliseconds. */
const REST = 60;
/** Suggestions that are shown at once. */
const MOST_SUGGESTIONS = 5;

const ERASE_BELOW = '\u001b[J';

const NOTHING: Outlook = { suggestions: [] };

type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** Questions that are asked on these streams. */
export function terminalPrompter(input: Input, output: Output, style: Manner['style']): Prompter {
  const keyboard = createKeyboard(input);
  const theme = themeOf(style, () => output.columns ?? 80);
  const ask = async <T>(question: object, clearPromptOnDone = false): Promise<T> => {
    if (keyboard.ended) throw new CancelledError();
    const left = new AbortController();
    // The line editor closes itself on Ctrl-D and where the input ends, and inquirer would wait for ever.
    const leave = () => left.abort();
    const prompt = inquirer.createPromptModule({
      input: keyboard.keys,
      output: sheet(output),
      signal: left.signal,
      clearPromptOnDone,
    });
    prompt.registerPrompt('line', linePrompt);
    keyboard.keys.once('pause', leave);
    keyboard.attach();
    if (output.isTTY) output.write(PASTES.on);
    try {
      const asked = [{ name: 'answer', theme, ...question }] as unknown as Parameters<typeof prompt<{ answer: T }>>[0];
      return (await prompt<{ answer: T }>(asked)).answer;
    } catch (error) {
      if (error instanceof Error && /^(?:Exit|Abort)PromptError$/.test(error.name)) throw new CancelledError();
      throw error;
    } finally {
      if (output.isTTY) output.write(PASTES.off);
      keyboard.keys.off('pause', leave);
      keyboard.detach();
    }
  };
  return {
    select: (message, choices) => ask({ type: 'select', message, choices, pageSize: 12, loop: false }),
    several: (message, choices) =>
      ask({ type: 'checkbox', message, choices, pageSize: 12, loop: false, shortcuts: { all: null, invert: null } }),
    confirm: (message) => ask({ type: 'confirm', message, default: false }),
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
        onResize: resized(output),
      };
      // Taken away with its list, even where it is left in the middle; what was sent stays.
      const line = await ask<string>(question, true);
      output.write(`${style?.strong(message) ?? message} ${line}\n`);
      return line;
    },
  };
}

/** Tells a listener of each change of the width, once what the terminal has broken anew below the line is taken away. */
function resized(output: Output): LineQuestion['onResize'] {
  return (listener) => {
    const heard = () => {
      output.write(ERASE_BELOW);
      listener();
    };
    output.on('resize', heard);
    return () => output.off('resize', heard);
  };
}

/** What inquirer may end after its question, in front of an output that goes on. */
function sheet(output: Output): Writable {
  const page = new Writable({
    write: (chunk, _, done) => {
      // Handed on at once, or it would come after what is written to the output itself.
      output.write(chunk);
      done();
    },
  });
  return Object.defineProperties(page, {
    isTTY: { get: () => output.isTTY },
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
  });
}

interface LineQuestion {
  readonly message: string;
  readonly look: (typed: string) => Outlook;
  readonly later?: Promise<unknown> | undefined;
  /** What was done to a paste. */
  readonly notice: () => string | undefined;
  readonly columns: () => number;
  /** Calls a listener when that changes, until the function that it returns is called. */
  readonly onResize: (listener: () => void) => () => void;
  readonly theme?: Theme | undefined;
}

/** A line with suggestions under it: Tab takes the first or the chosen one, Down and Up choose, Enter sends. */
export const linePrompt = createPrompt<string, LineQuestion>((config, done) => {
  const theme = makeTheme(config.theme);
  const [line, setLine] = useState('');
  const [notice, setNotice] = useState('');
  const [outlook, setOutlook] = useState<Outlook>(NOTHING);
  const [chosen, setChosen] = useState(-1);
  const [, setSize] = useState(0);

  useEffect(() => {
    const timer = setTimeout(() => setOutlook(config.look(line)), line ? REST : 0);
    return () => clearTimeout(timer);
  }, [line]);

  useEffect(() => {
    let isOver = false;
    // What has been typed meanwhile is not to be moved.
    config.later?.then(() => !isOver && !line && setOutlook(config.look('')));
    return () => {
      isOver = true;
    };
  }, [line]);

  useEffect(() => config.onResize(() => setSize(config.columns())), []);

  const found = outlook.suggestions.slice(0, MOST_SUGGESTIONS);
  useKeypress((key, editor) => {
    const become = (text: string) => {
      editor.clearLine(0);
      editor.write(text);
      setLine(text);
      setChosen(-1);
    };
    if (isEnterKey(key)) {
      done(found[chosen]?.line ?? line);
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
  });

  const prompt = `${theme.style.message(config.message, 'idle')} ${line}`;
  const room = config.columns() - 4;
  const cut = (text: string) => (text.length > room ? `${text.slice(0, room - 3)}...` : text);
  const shown = found.map(({ label }, index) =>
    index === chosen ? theme.style.highlight(`> ${cut(label)}`) : theme.style.help(`  ${cut(label)}`),
  );
  const enter = outlook.enter !== undefined && chosen < 0 ? [theme.style.help(cut(`Enter: ${outlook.enter}`))] : [];
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
