/** What can be delivered in every format, and what is said beside it. */

import type { Answer } from '../answer/result.ts';
import type { FollowUp } from '../conversation/follow-up.ts';
import type { Pitch } from '../pitch/pitch.ts';
import type { Hit } from '../records/hit.ts';
import type { Shown } from '../records/show.ts';
import { joined } from '../text/text.ts';
import type { ShownAssessment } from './assessment-words.ts';

/** The names of the formats; what each writes stands in `formats.ts`. */
export const FORMAT_NAMES = ['text', 'markdown', 'html', 'slides', 'json'] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

/** The result of a command. */
export type Result =
  | {
      readonly kind: 'pitch';
      readonly pitch: Pitch;
      /** Whether what is kept of it must fit on one page. */
      readonly isOnePage?: boolean;
    }
  | {
      readonly kind: 'answer';
      readonly query: string;
      readonly answer: Answer;
      /** Whether the cards beside the likeliest are wanted in full too. */
      readonly more: boolean;
      /** What was said in talks whose transcripts there are. */
      readonly moments?: readonly Found[];
    }
  | { readonly kind: 'search'; readonly query: string; readonly hits: readonly Found[] }
  | { readonly kind: 'show'; readonly query: string; readonly shown: Shown }
  | { readonly kind: 'follow-up'; readonly followUp: FollowUp }
  | {
      readonly kind: 'assessment';
      readonly assessment: ShownAssessment;
      /** Whether to draw bars where there are letters only. */
      readonly bars: boolean;
    };

/** A hit, with what only a search knows of it. */
export type Found = Hit & { readonly matched?: readonly string[]; readonly because?: string };

/** Whose content it is, and on which day it was taken. */
export interface Origin {
  readonly credits: readonly Credit[];
  /** `2026-11-22` */
  readonly day: string;
}

/** A pack as it wants to be named. */
export interface Credit {
  readonly title: string;
  readonly licence: string;
  readonly attribution?: string | undefined;
}

/** `From the GitOps Conversation Kit, CC BY 4.0. Made with gitops-kit on 22 November 2026.` */
export function originLine(origin: Origin): string {
  return `${creditLine(origin)} ${madeLine(origin.day)}`;
}

/** `From the GitOps Conversation Kit, CC BY 4.0.`, for a message, which has its day from whoever sends it. */
export function creditLine({ credits }: Origin): string {
  const packs = credits.map(({ title, licence }) => `${title.replace(/^the /i, '')}, ${licenceName(licence)}`);
  return `From the ${joined(packs, 'and from')}.`;
}

/** How each pack wants to be named. */
export function attributions({ credits }: Origin): string[] {
  return credits.map(({ title, licence, attribution }) => attribution ?? `${title}, ${licenceName(licence)}.`);
}

/** `Made with gitops-kit on 22 November 2026.` */
export function madeLine(day: string): string {
  return `Made with gitops-kit on ${longDay(day)}.`;
}

/** `CC BY 4.0` of `CC-BY-4.0`, as its owners write it. */
export function licenceName(licence: string): string {
  return licence.replace(/^CC-BY-(?=\d)/, 'CC BY ');
}

/** Where a licence can be read, as far as it is known. */
export function licenceUrl(licence: string): string | undefined {
  const version = /^CC-BY-(\d\.\d)$/.exec(licence)?.[1];
  return version && `https://creativecommons.org/licenses/by/${version}/`;
}

/** The day of a time where the user is: `2026-11-22`. */
export function dayOf(time: Date): string {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `22 November 2026` of `2026-11-22`. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Whether an address may become a link: https, and nobody else's name in front of the host. */
export function isSafe(address: string): boolean {
  if (!/^https:\/\/(?![^/?#]*@)[^\s<>"'`\\^{|}]+$/.test(address)) return false;
  return URL.canParse(address);
}
