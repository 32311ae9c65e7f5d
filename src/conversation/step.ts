/**
 * A conversation as a state machine: `questionOf` says what is to be asked, `reply` takes the answer and says what is to
 * be shown and done.
 */

import type { Material } from '../answer/answer.ts';
import { isKitError } from '../errors.ts';
import type { OwnNumbers } from '../pitch/pitch.ts';
import { answerAt, proceed, type Question, questionAt } from './begin.ts';
import { COMMANDS, readCommand } from './commands.ts';
import { DO, withListed } from './do.ts';
import { hear } from './hear.ts';
import { type Conversation, isForAll, type Reply, speakerOf, tell, telling } from './state.ts';
import { remembering } from './undo.ts';

/** What is known before the first question. */
export interface Given {
  readonly audiences: readonly string[];
  readonly topics?: readonly string[] | undefined;
  readonly minutes?: number | undefined;
  readonly numbers?: OwnNumbers | undefined;
}

/** The beginning: it asks only for what is not known. */
export function begin(material: Material, { audiences, topics, minutes, numbers }: Given): Reply {
  const own = numbers && { numbers };
  const empty = { audiences, topics, minutes, ...own, pitched: [], turns: [], dropped: [], numbered: [] };
  return proceed(material, { ...empty, step: 'audience' });
}

/** What is to be asked now: a question of the beginning, or a line of the talk. */
export function questionOf(
  material: Material,
  conversation: Conversation,
): Question | { readonly type: 'line'; readonly prompt: string } {
  const { step } = conversation;
  if (step === 'talk' || step === 'over') return { type: 'line', prompt: `${whoSpeaks(conversation)}>` };
  return questionAt(step, material, conversation);
}

/** Whose words a line is taken for: those of all of them until somebody is named. */
function whoSpeaks(conversation: Conversation): string {
  return isForAll(conversation) ? 'all' : speakerOf(conversation);
}

/** Takes an answer: a line, or what was chosen. */
export function reply(material: Material, conversation: Conversation, input: string | readonly string[]): Reply {
  const values = typeof input === 'string' ? [input] : input;
  const { step } = conversation;
  if (step === 'over') return { conversation, show: [] };
  if (step === 'talk') return talk(material, conversation, values.join(' ').trim());
  return answerAt(step, material, conversation, values);
}

/** A reply that says what can be done where nothing is to be answered only if nobody has said so before. */
function advisedOnce({ isAdvised }: Conversation, reply: Reply): Reply {
  const isQuiet = reply.show.some((one) => one.type === 'notice' && one.notice === 'nothing-to-answer');
  if (!isQuiet) return reply;
  if (!isAdvised) return { ...reply, conversation: { ...reply.conversation, isAdvised: true } };
  return { ...reply, show: [tell({ notice: 'nothing-to-answer', isAdvised })] };
}

function talk(material: Material, conversation: Conversation, line: string): Reply {
  if (!line) return { conversation, show: [], wish: { type: 'more' } };
  const command = readCommand(line);
  try {
    if (command && 'notice' in command) return telling(conversation, command);
    if (command?.words && !COMMANDS[command.name].takes)
      return telling(conversation, { notice: 'takes-nothing', name: command.name });
    if (command?.name === 'undo')
      return withListed(material.kit, conversation, DO.undo(material, conversation, command.words));
    const { conversation: now, ...reply } = command
      ? withListed(material.kit, conversation, DO[command.name](material, conversation, command.words))
      : advisedOnce(conversation, hear(material, conversation, line));
    return { conversation: remembering(conversation, now), ...reply };
  } catch (error) {
    // What a query refuses is said, and the conversation goes on.
    if (!isKitError(error)) throw error;
    return telling(conversation, { notice: 'refused', message: error.message, hint: error.hint });
  }
}
