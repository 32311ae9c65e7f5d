/** What the kit says as of a day, and which addresses it names: what somebody has to look at again once a year. */
import type { Located, Path } from '../src/packs/problem.ts';
import { videoUrl } from '../src/records/moments.ts';

/** A date that a record gives for what it says. */
export interface Claim {
  /** As it is written: 2026, 2026-11 or 2026-11-22. */
  readonly date: string;
  /** `figure half-burnt`. */
  readonly record: string;
  /** The field, such as `sources[0].asOf`. */
  readonly field: string;
  /** `data/figures.yaml:12`. */
  readonly place: string;
}

export interface Address {
  readonly url: string;
  /** Where it stands: `data/tools.yaml:12 tool timer`. */
  readonly places: readonly string[];
}

/** Every date of the records, the oldest first; of the same day in the order of the files. */
export function claimsIn(records: readonly Located[]): Claim[] {
  const claims = records.flatMap((one) =>
    Object.entries(one.record).flatMap(([key, value]) => {
      if (key === 'asOf' || key === 'year') return [claimAt(one, [key], value)];
      if (key !== 'sources' || !Array.isArray(value)) return [];
      return value.flatMap((source: object, index) =>
        'asOf' in source ? [claimAt(one, [key, index, 'asOf'], source.asOf)] : [],
      );
    }),
  );
  return claims.toSorted((a, b) => lastDay(a.date).localeCompare(lastDay(b.date)));
}

function claimAt(one: Located, path: Path, date: unknown): Claim {
  const { record, file } = one;
  return {
    date: String(date),
    record: `${record.kind} ${record.id}`,
    field: path.join('.').replace(/\.(\d+)/g, '[$1]'),
    place: `${file}:${one.at(path).line}`,
  };
}

/** Whether something was so more days ago than that; of a year or a month its last day counts. */
export function isStale({ date }: Claim, today: Date, days: number): boolean {
  return lastDay(date) < new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

/** `2026-11-31` of `2026-11`: no day, but it sorts behind all days of its month. */
function lastDay(date: string): string {
  return date + '-12-31'.slice(date.length - 4);
}

/** Every address that a record leads to, in order, with where it stands; those that must not be followed are left out. */
export function addressesIn(records: readonly Located[]): Address[] {
  const found = new Map<string, Set<string>>();
  for (const { record, file, line } of records) {
    const video = record.kind === 'talk' && record.video ? [videoUrl(record.video)] : [];
    for (const url of [...linksIn(record), ...video])
      found.set(url, (found.get(url) ?? new Set()).add(`${file}:${line} ${record.kind} ${record.id}`));
  }
  return Array.from(found, ([url, places]) => ({ url, places: [...places] })).toSorted((a, b) =>
    a.url < b.url ? -1 : 1,
  );
}

function linksIn(value: unknown): string[] {
  if (typeof value === 'string') return /^https:\/\/\S+$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linksIn) : [];
}
