/** Keeps a conversation in the state directory, and finds those that were kept. */
import type { Context } from '../context.ts';
import { conversationFile, isConversationFile, type Kept, readKept, writeKept } from '../conversation/kept.ts';
import { type Conversation, firstSaid } from '../conversation/state.ts';
import { isKitError } from '../errors.ts';
import { LARGEST } from '../terminal/state.ts';
import { type Unreadable, unreadableText } from '../text/version.ts';

export interface Keeper {
  /** Keeps how it stands, once something was said. @returns what the person should know; each problem is said once */
  keep(conversation: Conversation): Promise<readonly string[]>;
  /** True where what has been said so far is safe. */
  readonly kept: boolean;
  /** The conversations that can be gone on with, the last one first, and what is wrong with others. */
  all(): { readonly kept: readonly Kept[]; readonly problems: readonly string[] };
  /** From now on it is this conversation that is kept. */
  resume(kept: Kept): void;
}

/** Conversations that are kept; the oldest go first. */
const MOST = 20;

/** What programs that keep conversations take turns at. */
const ALL = 'conversations';

const FULL =
  'This conversation has become too long to be kept further. It goes on; --resume comes back to where it was, and /save writes what you used.';

/** @param wanted false where nothing may be kept */
export function createKeeper(context: Context, wanted: boolean): Keeper {
  const { state } = context;
  let current: { id: string; changed: string | undefined } = { id: newId(context), changed: undefined };
  let kept = false;
  let failed = false;
  let isFull = false;

  const all = () => {
    const files = state.names().filter(isConversationFile);
    const read = files.map((name) => ({ name, file: readKept(state.read(name) ?? '') }));
    return {
      kept: read
        .flatMap(({ file }) => ('problem' in file || firstSaid(file.conversation) === undefined ? [] : [file]))
        .toSorted((a, b) => b.changed.localeCompare(a.changed)),
      problems: read.flatMap(({ name, file }) => ('problem' in file ? [unreadableText(name, file)] : [])),
    };
  };

  return {
    all,
    get kept() {
      return kept;
    },
    resume: ({ id, changed }) => {
      current = { id, changed };
      kept = wanted;
    },
    keep: async (conversation) => {
      if (!wanted || (!kept && firstSaid(conversation) === undefined)) return [];
      const said: string[] = [];
      const changed = context.now().toISOString();
      const update = () => {
        const before = current.changed;
        if (before !== undefined && changedElsewhere(state.read(conversationFile(current.id)), before)) {
          current = { id: newId(context), changed: undefined };
          said.push('This conversation goes on elsewhere too; from here on both are kept.');
        }
        const text = writeKept({ id: current.id, changed, conversation });
        return Buffer.byteLength(text) > LARGEST ? FULL : state.write(conversationFile(current.id), text);
      };
      const done = await state.alone(ALL, update).catch((error: unknown) => {
        if (!isKitError(error)) throw error;
        return false; // another program holds it, and the conversation does not wait for that
      });
      if (done === FULL) {
        if (!isFull) said.push(FULL);
        isFull = true;
        return said;
      }
      kept = done === true;
      if (kept) {
        const isNew = current.changed === undefined;
        current.changed = changed;
        if (isNew) for (const { id } of all().kept.slice(MOST)) state.remove(conversationFile(id));
      } else if (!failed) {
        failed = true;
        said.push(
          'This conversation cannot be kept: the state directory takes no file. It goes on; /save writes what you used.',
        );
      }
      return said;
    },
  };
}

/** Whether a file is not as it was left; one that has gone is written again. */
function changedElsewhere(text: string | Unreadable | undefined, changed: string): boolean {
  const file = text === undefined ? undefined : readKept(text);
  return file !== undefined && ('problem' in file || file.changed !== changed);
}

/** Sorts by time; the rest keeps two that begin at once apart. */
function newId(context: Context): string {
  const time = context.now().toISOString().replace(/\W/g, '').slice(0, 15);
  return `${time}-${Math.floor(context.random() * 36 ** 6).toString(36)}`;
}
