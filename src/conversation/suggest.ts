/** What could follow what is being typed: commands and what they take, or what a search finds so far. */

import type { Material } from '../answer/answer.ts';
import { isKitError } from '../errors.ts';
import { resolveFilters } from '../records/filters.ts';
import { toHit } from '../records/hit.ts';
import type { Kit } from '../records/kit.ts';
import { readQuestion } from '../search/question.ts';
import { isNamed, search } from '../search/search.ts';
import { plain } from '../text/text.ts';
import { COMMAND_NAMES, COMMANDS, readCommand } from './commands.ts';
import { foresee, type Prospect, type Titled } from './foresee.ts';
import { attributed } from './hear.ts';
import type { Conversation } from './state.ts';

/** `line` is what would stand there, `label` how it is shown. */
interface Suggestion {
  readonly line: string;
  readonly label: string;
  /** What was typed, where that is what they said. */
  readonly echo?: string;
}

/** What is known of a line that is not sent yet: what Enter would lead to, and what else could stand there. */
interface Outlook {
  readonly enter?: Prospect | undefined;
  readonly suggestions: readonly Suggestion[];
}

/** Fewer letters find everything. */
const FEWEST = 3;
/** A longer line is a paste. In characters. */
const LONGEST = 300;
const MOST = 5;

/** What could become of a line that is still being typed; suggestions best first. */
export function suggest(material: Material, conversation: Conversation, typed: string): Outlook {
  const [, name, words] = /^\/([a-z-]*)(?:\s+(.*))?$/is.exec(typed) ?? [];
  if (name !== undefined) {
    const begun = words?.toLowerCase();
    if (begun === undefined) return { suggestions: commands(name.toLowerCase()) };
    return { suggestions: values(material.kit, conversation, name.toLowerCase(), begun) };
  }
  if (typed.trim().length < FEWEST || typed.length > LONGEST) return { suggestions: [] };
  // A number shows what has it.
  if (readCommand(typed)) return { suggestions: [] };
  const { said } = attributed(material.kit, conversation, typed.trim());
  const { prospect, ids, instead } = foresee(material, conversation, typed.trim());
  const { kit } = material;
  const whole = plain(said);
  const named = kit.ids
    .filter((id) => isNamed(kit, id, whole))
    .flatMap((id) => kit.get(id) ?? [])
    .map((one) => toHit(kit, one));
  const others = (instead ?? found(material, said, ids)).filter(({ id }) => !named.some((one) => one.id === id));
  return {
    enter: prospect,
    suggestions: [
      ...named.map((one) => suggestionOf(one, typed.trim(), one.kind === 'objection')),
      ...others.map((one) => suggestionOf(one, typed.trim(), !isFiltered(typed))),
    ].slice(0, MOST),
  };
}

function commands(begun: string): Suggestion[] {
  return COMMAND_NAMES.filter((name) => name.startsWith(begun)).map((name) => {
    const { takes, does } = COMMANDS[name];
    return { line: `/${name}${takes ? ' ' : ''}`, label: `/${name}${takes && ` ${takes}`}  ${does}` };
  });
}

function values(kit: Kit, { numbered, dropped }: Conversation, name: string, begun: string): Suggestion[] {
  const named = (records: readonly { readonly id: string; readonly label: string }[]) =>
    records
      .filter(({ id, label }) => id.startsWith(begun) || label.toLowerCase().startsWith(begun))
      .map(({ id, label }) => ({ line: `/${name} ${id}`, label: `${id}  ${label}` }));
  switch (name) {
    case 'audience':
      return named(kit.all('audience'));
    case 'topic':
      return named(kit.all('topic'));
    case 'drop':
    case 'open':
    case 'show':
      return numbered
        .flatMap((id, index) =>
          name === 'drop' && dropped.includes(id)
            ? []
            : [{ line: `/${name} ${index + 1}`, label: `${index + 1}  ${id}` }],
        )
        .filter(({ line }) => line.startsWith(`/${name} ${begun}`));
    default:
      return [];
  }
}

/** What is chosen is shown; it answers what they said in these words, unless they only name it or look for it. */
function suggestionOf({ kind, id, title }: Titled, typed: string, isSaid: boolean): Suggestion {
  const label = `${kind}: ${title}`;
  if (kind === 'audience') return { line: `/audience ${id}`, label };
  return isSaid ? { line: `/show ${id} ${typed}`, label, echo: typed } : { line: `/show ${id}`, label };
}

/** Whether somebody types a search with filters. */
function isFiltered(typed: string): boolean {
  try {
    return Object.keys(readQuestion(typed).filters).length > 0;
  } catch (error) {
    if (isKitError(error)) return true;
    throw error;
  }
}

/** What a search for the words finds, but for what Enter leads to. */
function found({ kit, index }: Material, typed: string, known: readonly string[]): readonly Titled[] {
  try {
    const { words, phrases, filters } = readQuestion(typed);
    const limit = MOST + known.length;
    const request = { words, phrases, filters: resolveFilters(kit, filters), limit };
    const hits = search(kit, index, request);
    return hits.filter(({ id }) => !known.includes(id)).slice(0, MOST);
  } catch (error) {
    // Half a filter, or stop words so far: the next letter may mend it.
    if (isKitError(error)) return [];
    throw error;
  }
}
