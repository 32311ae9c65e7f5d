import type { Context } from '../context.ts';
import { addressFor } from '../queries/address.ts';
import { citationText } from '../render/citation.ts';
import { link, paragraph, text } from '../render/layout.ts';
import { joined } from '../text/text.ts';
import type { Define } from './options.ts';
import { type GlobalFlags, viewOf } from './print.ts';
import { isNumber, recall } from './remembered.ts';

export interface OpenFlags extends GlobalFlags {
  readonly at?: string;
  readonly slides?: boolean;
  readonly print?: boolean;
}

export const defineOpen: Define = (command, context, merged) =>
  command
    .argument('<id-or-words...>', 'the id of a record, its number in the last search, or words')
    .description('open a talk at its second, its slides, or the page of a tool')
    .option('--at <time>', 'another time, such as 12:45 or 1:49:42')
    .option('--slides', 'the slides instead of the video')
    .option('-p, --print', 'print the address and do not open it')
    .action((words, flags) => openCommand(context, words, merged(flags)));

/** Prints the address of a record, or of what answers the words best, and opens it. */
async function openCommand(context: Context, words: readonly string[], flags: OpenFlags): Promise<void> {
  const [word = '', ...others] = words;
  const isResult = !others.length && isNumber(word);
  const address = isResult
    ? await addressFor(context, recall(context, Number(word)), flags, true)
    : await addressFor(context, words.join(' '), flags);
  const view = await viewOf(context, flags);
  // The address is the result; what it leads to is said beside it, so that a script gets the address alone.
  const { changedBy: _, packs, ...cited } = address;
  await context.stderr.write(text(paragraph(view, citationText(cited))));
  if (packs.length) await context.stderr.write(text(paragraph(view, `Its address comes from pack ${joined(packs)}.`)));
  await context.stdout.write(text([link(view, address.url)]));
  if (!flags.print) await context.open(address.url);
}
