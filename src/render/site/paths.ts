/** Where the pages of a site are. Every link is relative, so that a site works below any path and from a disk. */
import { KINDS, type Kind } from '../../records/kinds.ts';

/** What is shown under another name than that of its kind. */
const FOLDERS: Partial<Readonly<Record<Kind, string>>> = { objection: 'card' };

/** The kinds that have pages: what somebody asks for is how an answer is found, and nothing to read. */
export const PAGE_KINDS: readonly Kind[] = KINDS.filter((kind) => kind !== 'intent');

/** The folder of a kind: `card`. */
export function folderOf(kind: Kind): string {
  return FOLDERS[kind] ?? kind;
}

/** The folder of a record, which stays: `card/no-time-to-learn`; undefined for what has no page. */
export function placeOf({ kind, id }: { readonly kind: string; readonly id: string }): string | undefined {
  const known = PAGE_KINDS.find((one) => one === kind);
  return known && `${folderOf(known)}/${id}`;
}

/** How pages link to a folder, from the start of the site, which is the base of each. */
export function linkTo(place: string): string {
  // A disk shows a list of files for a folder, so that the page is named.
  return `${place ? `${place}/` : ''}index.html`;
}

/** The way from a page's folder to the start of the site, its base: `../../` of `card/legacy`. */
export function rootOf(place: string): string {
  return '../'.repeat(place ? place.split('/').length : 0);
}
