/** Ids of records that come from a user's pack: the pack's name, a slash, and the id within the pack. */

/** The id under which a pack's record is known outside of it. */
export function fullId(pack: string, id: string): string {
  return `${pack}/${id}`;
}

/** The pack of a record; undefined for a record of the kit. */
export function packOf(id: string): string | undefined {
  const slash = id.indexOf('/');
  return slash < 0 ? undefined : id.slice(0, slash);
}

/** Whether a record is of a user's pack. */
export function isOwn({ id }: { readonly id: string }): boolean {
  return packOf(id) !== undefined;
}

/** The id as it is within its pack. */
export function shortId(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
