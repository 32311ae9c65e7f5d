/** Assessments as they are kept between runs. */
import * as v from 'valibot';
import { isUnreadable, readVersion, type Unreadable, writeVersion } from '../text/version.ts';

/** The file in the state directory. */
export const ASSESSMENTS_FILE = 'assessments.json';

/** What was answered on a day, by the ids of the metrics. */
export interface KeptAssessment {
  /** As 2026-11-22. */
  readonly date: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Assessments by service, the last one last. A map, as a service may be called `constructor`. */
export type Assessments = ReadonlyMap<string, readonly KeptAssessment[]>;

const MOST = 50;

const made = v.array(v.object({ date: v.string(), answers: v.record(v.string(), v.string()) }));
const schema = v.object({
  services: v.pipe(
    // Valibot's records leave names such as `constructor` out.
    v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
    v.transform((services) => Object.entries(services)),
    v.array(v.tuple([v.string(), made])),
    v.transform((entries) => new Map(entries)),
  ),
});

/** Adds an assessment; one of the same day takes the place of the earlier one. */
export function withAssessment(all: Assessments, service: string, made: KeptAssessment): Assessments {
  const before = (all.get(service) ?? []).filter(({ date }) => date !== made.date);
  return new Map([...all, [service, [...before, made].slice(-MOST)]]);
}

/** Assessments as text. */
export function writeAssessments(services: Assessments): string {
  return writeVersion({ services: Object.fromEntries(services) });
}

/** Reads what `writeAssessments` wrote, and says what is wrong with anything else. */
export function readAssessments(text: string | Unreadable): Assessments | Unreadable {
  const read = readVersion(schema, text);
  return isUnreadable(read) ? read : read.services;
}
