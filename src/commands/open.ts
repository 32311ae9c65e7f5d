import type { Context } from '../context.ts';
import { FailedError } from '../errors.ts';
import type { Kit } from '../kit/kit.ts';
import { readMomentId } from '../kit/moments.ts';
import type { KitRecord } from '../kit/schema.ts';
import { repeated } from '../kit/text.ts';
import { addressOf, hasAddress } from '../queries/address.ts';
import type { SearchHit } from '../queries/search.ts';
import { findRecord } from '../queries/show.ts';
import { citationText } from '../render/citation.ts';
import { link, paragraph, text } from '../render/layout.ts';
import { type GlobalFlags, viewOf } from './print.ts';
import { isNumber, recall } from './remembered.ts';
import { findHits } from './search.ts';

export interface OpenFlags extends GlobalFlags {
  readonly at?: string;
  readonly slides?: boolean;
  readonly print?: boolean;
}

/** Prints the address of a record, or of what answers the words best, and opens it. */
export async function openCommand(context: Context, words: readonly string[], flags: OpenFlags): Promise<void> {
  const kit = await context.kit();
  const { record, at } = await chosen(context, kit, words);
  const address = addressOf(kit, record, { ...flags, at: flags.at ?? (flags.slides ? undefined : at) });
  const view = await viewOf(context, flags);
  // The address is the result; what it leads to is said beside it, so that a script gets the address alone.
  await context.stderr.write(text(paragraph(view, citationText(address))));
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
