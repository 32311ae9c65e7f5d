/** Which address a record leads to. */
import { FailedError, UsageError } from '../errors.ts';
import { repeated } from '../text/text.ts';
import { type Citation, cite, citeTalk, sourcesOf } from './citations.ts';
import type { Kit } from './kit.ts';
import { toSeconds, videoUrl } from './moments.ts';
import type { KitRecord, Talk } from './schema.ts';

export interface AddressWishes {
  /** A time such as `12:45`, in place of the record's own. */
  readonly at?: string | undefined;
  /** The slides of the talk, and not its video. */
  readonly slides?: boolean | undefined;
}

/** An address that is safe to open, with what is found there. */
export type Address = Citation & { readonly url: string };

/**
 * The address of a record: a talk's video at its second, its slides, a tool's or a resource's page.
 * @throws UsageError for a time that cannot be
 * @throws FailedError where the record has no such address, or none that is safe
 */
export function addressOf(kit: Kit, record: KitRecord, { at, slides }: AddressWishes): Address {
  if (at !== undefined && toSeconds(at) === undefined) {
    throw new UsageError(`"${repeated(at)}" is not a time.`, 'Write minutes and seconds, such as 12:45, or 1:49:42.');
  }
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
  const successor = 'successor' in record ? record.successor : undefined;
  if (record.kind === 'resource' && record.status !== 'active') {
    throw new FailedError(
      `"${record.title}" is ${record.status}, so it is not opened.`,
      successor
        ? `Instead: ${[successor.name, successor.address].filter(Boolean).join(', ')}`
        : `See: gitops-kit show ${record.id}`,
    );
  }
  throw new FailedError(
    `There is no address for "${record.id}".`,
    `See what there is with: gitops-kit show ${record.id}`,
  );
}

function ownUrl(kit: Kit, record: KitRecord): Address | undefined {
  switch (record.kind) {
    case 'tool':
      return record.address ? { title: record.name, speakers: [], url: record.address } : undefined;
    case 'resource':
      return record.status === 'active' && record.address
        ? { title: record.title, speakers: [], url: record.address }
        : undefined;
    case 'event':
      return record.playlist ? { title: record.name, speakers: [], url: record.playlist } : undefined;
    case 'talk':
      return (
        withUrl(citeTalk(kit, record)) ?? (record.slides ? { ...citeTalk(kit, record), url: record.slides } : undefined)
      );
    default: {
      for (const source of sourcesOf(record)) {
        const cited = withUrl(cite(kit, source));
        if (cited) return cited;
      }
      return undefined;
    }
  }
}

function withUrl(citation: Citation): Address | undefined {
  return citation.url === undefined ? undefined : { ...citation, url: citation.url };
}

function talkOf(kit: Kit, record: KitRecord): Talk | undefined {
  if (record.kind === 'talk') return record;
  for (const source of sourcesOf(record)) {
    const talk = 'talk' in source ? kit.find('talk', source.talk) : undefined;
    if (talk) return talk;
  }
  return undefined;
}

function videoAt(kit: Kit, talk: Talk, at = '0:00'): Address {
  const seconds = toSeconds(at) ?? 0;
  const end = talk.length === undefined ? undefined : toSeconds(talk.length);
  if (end !== undefined && seconds >= end) {
    throw new UsageError(`"${talk.title}" ends at ${talk.length}, before ${at}.`, 'Choose an earlier time.');
  }
  if (!talk.video)
    throw new FailedError(
      `There is no video of "${talk.title}".`,
      talk.slides ? `Open its slides with: gitops-kit open ${talk.id} --slides` : undefined,
    );
  return { ...citeTalk(kit, talk, at), url: videoUrl(talk.video, seconds) };
}
