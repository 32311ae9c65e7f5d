/** What can be asked of the program within a conversation. */
import { nearest } from '../text/nearest.ts';
import type { Notice } from './notice.ts';

/** Every command with what may follow it and what it does. */
export const COMMANDS = {
  more: { takes: '', does: 'what had no room on the screen; Enter alone does it too' },
  pitch: { takes: '', does: 'all of the pitch, on the topic of the moment' },
  quote: { takes: '[words]', does: 'a quote that they have not heard' },
  next: { takes: '', does: 'the next point worth making' },
  step: { takes: '', does: 'a small first step, which its number proposes' },
  search: { takes: 'words', does: 'look for anything' },
  show: { takes: '[2]', does: 'what has this number, or this id; 2 alone does it too' },
  open: { takes: '[2]', does: 'open it in the browser, at its second' },
  yes: { takes: '[id]', does: 'the guess was right, so that the message says so' },
  undo: { takes: '', does: 'take back what was done last, an answer or anything else' },
  keep: { takes: 'words', does: 'what you agreed, for the top of the message' },
  later: { takes: '[2] words', does: 'what you have to come back to, in your words' },
  audience: { takes: '[who]', does: 'in whose words to answer' },
  topic: { takes: '[topic]', does: 'what it is about now' },
  message: { takes: '[for who]', does: 'what to send afterwards, in short; /message long has all' },
  drop: { takes: '[2]', does: 'leave something out of it, or put it back' },
  copy: { takes: '[for who]', does: 'put that message onto the clipboard' },
  save: { takes: '[file]', does: 'write it to a file: .md, .txt, .html' },
  help: { takes: '', does: 'this list' },
  quit: { takes: '', does: 'end the conversation' },
} as const satisfies Readonly<Record<string, { readonly takes: string; readonly does: string }>>;

export type CommandName = keyof typeof COMMANDS;

/** The names of all commands, in the order of the list. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export type ReadCommand = { readonly name: CommandName; readonly words: string } | Notice;

/**
 * Reads a line as a command. The beginning of a name is enough where it is the beginning of one name only.
 * A number alone shows what has it.
 * @returns undefined where the line is no command: `/etc is in Git?` is something that people say
 */
export function readCommand(line: string): ReadCommand | undefined {
  if (/^\d{1,3}$/.test(line.trim())) return { name: 'show', words: line.trim() };
  const [, typed, words = ''] = /^\/([a-z-]*)(?:\s+(.*))?$/is.exec(line.trim()) ?? [];
  if (typed === undefined) return undefined;
  const word = typed.toLowerCase() === 'follow-up' ? 'message' : typed.toLowerCase();
  const exact = COMMAND_NAMES.find((name) => name === word);
  const begun = word ? COMMAND_NAMES.filter((name) => name.startsWith(word)) : [];
  const name = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (name) return { name, words: words.trim() };
  if (begun.length) return { notice: 'several-commands', typed: word, names: begun };
  return {
    notice: 'unknown-command',
    typed: word,
    guess: COMMAND_NAMES.find((one) => one === nearest(word, COMMAND_NAMES)),
  };
}
