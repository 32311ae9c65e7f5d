import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import { addressOf, hasAddress, packsBehind } from '../records/address.ts';
import type { Kit } from '../records/kit.ts';
import { readMomentId } from '../records/moments.ts';
import type { KitRecord } from '../records/schema.ts';
import { findRecord } from '../records/show.ts';
import { citationText } from '../render/citation.ts';
import { link, paragraph, text } from '../render/layout.ts';
import type { SearchHit } from '../search/search.ts';
import { joined, repeated } from '../text/text.ts';
import type { Define } from './options.ts';
import { type GlobalFlags, viewOf } from './print.ts';
import { isNumber, recall } from './remembered.ts';
import { findHits } from './search.ts';

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
  const kit = await context.kit();
  const { record, at } = await chosen(context, kit, words);
  const address = addressOf(kit, record, { ...flags, at: flags.at ?? (flags.slides ? undefined : at) });
  const view = await viewOf(context, flags);
  // The address is the result; what it leads to is said beside it, so that a script gets the address alone.
  const { changedBy: _, ...cited } = address;
  await context.stderr.write(text(paragraph(view, citationText(cited))));
  const packs = packsBehind(kit, record, address);
  if (packs.length) await context.stderr.write(text(paragraph(view, `Its address comes from pack ${joined(packs)}.`)));
  await context.stdout.write(text([link(view, address.url)]));
  if (!flags.print) await context.open(address.url);
}

interface Chosen {
  readonly record: KitRecord;
  /** The time, where a moment was chosen. */
  readonly at?: string;
}

/** What has this id or this number in the last search, else the best with an address that answers the words. */
async function chosen(context: Context, kit: Kit, words: readonly string[]): Promise<Chosen> {
  const [word = ''] = words;
  const named = (id: string): Chosen => {
    const moment = readMomentId(id);
    return moment ? { record: findRecord(kit, moment.talk), at: moment.at } : { record: findRecord(kit, id) };
  };
  if (words.length === 1 && isNumber(word)) return named(recall(context, Number(word)));
  if (words.length === 1 && (readMomentId(word) || kit.get(word.trim().toLowerCase()))) return named(word);
  const hits = await findHits(context, kit, words.join(' '), {}, 20);
  const best = hits.find(({ id }) => {
    const record = kit.get(readMomentId(id)?.talk ?? id);
    return record && hasAddress(kit, record);
  });
  if (best && isMeant(best)) return named(best.id);
  if (best) {
    throw new FailedError(
      `Nothing is surely meant by "${repeated(words.join(' '))}".`,
      `The nearest is "${best.title}": gitops-kit open ${best.id}`,
    );
  }
  throw new FailedError('Nothing with an address was found for that.', 'Look for it with: gitops-kit search WORDS');
}

/** A page should not open for words that have little to do with it. */
function isMeant({ confidence, likeness }: Pick<SearchHit, 'confidence' | 'likeness'>): boolean {
  return confidence >= 0.6 || likeness >= 0.3;
}
