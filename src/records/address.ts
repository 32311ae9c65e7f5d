/** Which address a record leads to. */
import { FailedError, UsageError } from '../errors.ts';
import { repeated } from '../text/text.ts';
import { type Citation, cite, citeTalk, sourcesOf } from './citations.ts';
import { type KitRecord, kindOf } from './kinds.ts';
import type { Kit } from './kit.ts';
import { toSeconds, videoUrl } from './moments.ts';
import { packOf } from './pack-ids.ts';
import type { Talk } from './talk.ts';

export interface AddressWishes {
  /** A time such as `12:45`, in place of the record's own. */
  readonly at?: string | undefined;
  /** The slides of the talk, and not its video. */
  readonly slides?: boolean | undefined;
}

/** An address that is safe to open, with what is found there. */
export type Address = Citation & { readonly url: string };

/** The packs that an address comes from: the record's own, those that have changed it, and those that have changed its talk. */
export function packsBehind(kit: Kit, record: KitRecord, { talk, changedBy = [] }: Address): string[] {
  const owners = [record.id, talk ?? record.id].flatMap((id) => packOf(id) ?? []);
  return [...new Set([...owners, ...kit.changedBy(record.id), ...changedBy])];
}

/**
 * The address of a record: a talk's video at its second, its slides, a tool's or a resource's page.
 * @throws UsageError for a time that cannot be
 * @throws FailedError where the record has no such address, or none that is safe
 */
export function addressOf(kit: Kit, record: KitRecord, { at, slides }: AddressWishes): Address {
  if (at !== undefined) secondsOf(at);
  if (at === undefined && !slides) return ownAddress(kit, record);
  const talk = talkOf(kit, record);
  if (!talk)
    throw new FailedError(
      `"${record.id}" is not about a talk, so it has no ${slides ? 'slides' : 'video'}.`,
      `See it with: gitops-kit show ${record.id}`,
    );
  if (slides) {
    if (talk.slides) return { ...citeTalk(kit, talk), url: talk.slides };
    throw new FailedError(`There are no slides of "${talk.title}".`, `Open its video with: gitops-kit open ${talk.id}`);
  }
  return videoAt(kit, talk, at);
}

/** Whether `addressOf` finds something without further wishes. */
export function hasAddress(kit: Kit, record: KitRecord): boolean {
  return ownUrl(kit, record) !== undefined;
}

function ownAddress(kit: Kit, record: KitRecord): Address {
  const own = ownUrl(kit, record);
  if (own) return own;
  const kind = kindOf(record);
  const barred = kind.barred?.(record);
  if (barred) {
    throw new FailedError(
      `"${kind.title(record)}" is ${barred.because}, so it is not opened.`,
      barred.instead ? `Instead: ${barred.instead}` : `See: gitops-kit show ${record.id}`,
    );
  }
  throw new FailedError(
    `There is no address for "${record.id}".`,
    `See what there is with: gitops-kit show ${record.id}`,
  );
}

function ownUrl(kit: Kit, record: KitRecord): Address | undefined {
  const { address } = kindOf(record);
  if (address) return address(kit, record);
  for (const source of sourcesOf(record)) {
    const cited = cite(kit, source);
    if (cited.url !== undefined) return { ...cited, url: cited.url };
  }
  return undefined;
}

function talkOf(kit: Kit, record: KitRecord): Talk | undefined {
  if (record.kind === 'talk') return record;
  for (const source of sourcesOf(record)) {
    const talk = 'talk' in source ? kit.find('talk', source.talk) : undefined;
    if (talk) return talk;
  }
  return undefined;
}

/** The seconds of a time that somebody typed. @throws UsageError where it is none */
function secondsOf(at: string): number {
  const seconds = toSeconds(at);
  if (seconds !== undefined) return seconds;
  throw new UsageError(`"${repeated(at)}" is not a time.`, 'Write minutes and seconds, such as 12:45, or 1:49:42.');
}

/** The seconds of a time in a talk. @throws UsageError where it is none, or after the end of the talk */
export function secondsIn(talk: Talk, at: string): number {
  const seconds = secondsOf(at);
  const end = talk.length === undefined ? undefined : toSeconds(talk.length);
  if (end === undefined || seconds < end) return seconds;
  throw new UsageError(`"${talk.title}" ends at ${talk.length}, before ${at}.`, 'Choose an earlier time.');
}

function videoAt(kit: Kit, talk: Talk, at = '0:00'): Address {
  const seconds = secondsIn(talk, at);
  if (!talk.video)
    throw new FailedError(
      `There is no video of "${talk.title}".`,
      talk.slides ? `Open its slides with: gitops-kit open ${talk.id} --slides` : undefined,
    );
  return { ...citeTalk(kit, talk, at), url: videoUrl(talk.video, seconds) };
}
