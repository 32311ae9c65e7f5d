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

/** Assessments by service, the last one last. */
export type Assessments = Readonly<Record<string, readonly KeptAssessment[]>>;

const MOST = 50;

const schema = v.object({
  services: v.record(v.string(), v.array(v.object({ date: v.string(), answers: v.record(v.string(), v.string()) }))),
});

/** Adds an assessment; one of the same day takes the place of the earlier one. */
export function withAssessment(all: Assessments, service: string, made: KeptAssessment): Assessments {
  const before = (all[service] ?? []).filter(({ date }) => date !== made.date);
  return { ...all, [service]: [...before, made].slice(-MOST) };
}

/** Assessments as text. */
export function writeAssessments(services: Assessments): string {
  return writeVersion({ services });
}

/** Reads what `writeAssessments` wrote, and says what is wrong with anything else. */
export function readAssessments(text: string | Unreadable): Assessments | Unreadable {
  const read = readVersion(schema, text);
  return isUnreadable(read) ? read : read.services;
}
