/** What is typed for a field, as it stands in a record: names become ids, and whoever is new is added too. */
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import type { NewRecord } from '../../packs/edit.ts';
import type { Kit } from '../../records/kit.ts';
import { lookUp } from '../../records/lookup.ts';
import { fullId, packOf, shortId } from '../../records/pack-ids.ts';
import { plain, repeated, standsIn, visible } from '../../text/text.ts';
import { type Field, type Given, textOf } from './fields.ts';
import { asked, faults } from './questions.ts';

/** What was typed for a field, as it stands in a record. @param added takes speakers and events that are new */
export async function fieldValue(
  context: Context,
  kit: Kit,
  pack: string,
  { ids, type }: Field,
  value: string | readonly string[],
  flags: Given,
  added: NewRecord[],
): Promise<unknown> {
  const values = (typeof value === 'string' ? [value] : value).map(visible).filter(Boolean);
  if (ids === 'event') return eventId(context, kit, pack, values.join(' '), flags, added);
  if (ids === 'speaker') return values.map((name) => speakerId(kit, pack, name, flags, added));
  if (ids === 'any') return values.map((id) => withinPack(pack, kit.get(id)?.id ?? id));
  if (ids) return values.flatMap((word) => lookUp(kit, ids, word).map(({ id }) => withinPack(pack, id)));
  if (type === 'wordings') return wordings(kit, pack, values);
  if (type === 'year') return yearIn(values.join(' '));
  return type === 'list' ? values : values.join(' ');
}

function yearIn(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new UsageError(`"${repeated(text)}" is no year.`, 'Give four digits, such as 2026.');
}

/** `leadership=It costs less.` and the like, as a map. */
function wordings(kit: Kit, pack: string, values: readonly string[]): Record<string, string> {
  const pairs = values.map((value): [string, string] => {
    const at = value.indexOf('=');
    const [who, text] = [value.slice(0, Math.max(at, 0)).trim(), value.slice(at + 1).trim()];
    if (!who || !text || who.length > 60) {
      throw new UsageError(
        `"${repeated(value)}" names no audience.`,
        'Name it first: "leadership=It costs less.", or "everyone=It can be undone." for an objection.',
      );
    }
    if (who === 'everyone') return [who, text];
    const [audience] = lookUp(kit, 'audience', who);
    return [withinPack(pack, audience?.id ?? who), text];
  });
  return Object.fromEntries(pairs);
}

/** The id of somebody who is known, or of a new speaker, who is then added too. */
function speakerId(kit: Kit, pack: string, name: string, flags: Given, added: NewRecord[]): string {
  const known = kit.all('speaker').find((one) => isCalled(one, name));
  if (known) return withinPack(pack, known.id);
  const like = kit.all('speaker').find((one) => standsIn(plain(name), plain(one.name)));
  if (like && !name.trim().includes(' ')) {
    throw new UsageError(
      `There is no speaker "${repeated(name)}".`,
      `Did you mean ${like.name}? Give the full name of somebody new.`,
    );
  }
  const id = freeId(kit, pack, name);
  const about = ['role', 'organisation'].flatMap((flag) => {
    const text = textOf(flags, flag);
    return text ? [[flag, visible(text)]] : [];
  });
  added.push({ kind: 'speaker', content: { id, name, ...Object.fromEntries(about) } });
  return id;
}

/** The id of an event that is known, or of a new one, which is then added too. */
async function eventId(
  context: Context,
  kit: Kit,
  pack: string,
  name: string,
  flags: Given,
  added: NewRecord[],
): Promise<string> {
  const known = kit.all('event').find((one) => isCalled(one, name));
  if (known) return withinPack(pack, known.id);
  const asOf = textOf(flags, 'asOf');
  if (asOf === undefined && !context.interactive) {
    throw new UsageError(
      `There is no event "${repeated(name)}".`,
      'For a new one say when it began: --as-of 2026-11-22',
    );
  }
  const start =
    asOf ??
    (await asked(context, 'That event is new. When did it begin, such as 2026-11-22', (typed) =>
      faults(kit, pack, 'event', { start: visible(typed) }),
    ));
  const id = freeId(kit, pack, name);
  added.push({ kind: 'event', content: { id, name, start: visible(start) } });
  return id;
}

function isCalled(one: { id: string; name: string; aliases?: readonly string[] | undefined }, name: string): boolean {
  const names = [one.id, shortId(one.id), one.name, ...(one.aliases ?? [])];
  return names.some((other) => plain(other) === plain(name));
}

/** Where a record comes from: a moment of a talk, or a page. */
export function sourceOf(kit: Kit, pack: string, given: Given, speakers: unknown): Record<string, unknown> {
  const one = (flag: string) => {
    const text = textOf(given, flag);
    return text === undefined ? undefined : visible(text);
  };
  const talk = one('talk');
  if (talk !== undefined) {
    const at = one('at');
    const [speaker] = Array.isArray(speakers) ? speakers : [];
    return { talk: withinPack(pack, kit.get(talk)?.id ?? talk), ...(at && { at }), ...(speaker && { speaker }) };
  }
  return { page: one('page'), title: one('pageTitle'), asOf: one('asOf') };
}

/** An id as it is written in a pack. @throws UsageError for what another pack has */
function withinPack(pack: string, id: string): string {
  const owner = packOf(id);
  if (owner === undefined || owner === pack) return shortId(id);
  throw new UsageError(
    `"${id}" belongs to another pack.`,
    'A pack can refer to its own records and to those of the kit.',
  );
}

/** An id from the first words of a text that nothing has yet. */
export function freeId(kit: Kit, pack: string, text: string): string {
  const base =
    plain(text)
      .replace(/[^a-z0-9 ]/g, '')
      .split(' ')
      .filter(Boolean)
      .slice(0, 6)
      .join('-')
      .slice(0, 50) || 'record';
  for (let number = 1; ; number++) {
    const id = number > 1 ? `${base}-${number}` : base;
    if (kit.kindOf(id) === undefined && kit.kindOf(fullId(pack, id)) === undefined) return id;
  }
}
