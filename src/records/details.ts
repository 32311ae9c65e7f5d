/** Everything that a record says, as labelled lines in the order in which they are worth reading. */
import { type KitRecord, kindOf } from './kinds.ts';
import type { Kit } from './kit.ts';

/** `text` is a paragraph or a list: verbatim words, addresses that are safe to follow, or some that must not be. */
export interface Detail {
  readonly label: string;
  readonly text: string | readonly string[];
  readonly type?: 'verbatim' | 'link' | 'former' | undefined;
}

/** The details of a record; what it does not have is left out. */
export function details(kit: Kit, record: KitRecord): Detail[] {
  return kindOf(record)
    .details(kit, record)
    .flatMap(([label, text, type]) => (text?.length ? [{ label, text, ...(type && { type }) }] : []));
}
