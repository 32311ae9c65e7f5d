/** Joins users' packs to the kit: gives their records names of their own, and works out what they change in the kit's. */
import type { Kit } from '../records/kit.ts';
import { fullId } from '../records/pack-ids.ts';
import type { Kind, KitRecord, Manifest } from '../records/schema.ts';
import { visible } from '../text/text.ts';
import { checkRecords, checkReferences, idsOf, problemAt } from './check.ts';
import { complaintsAbout } from './complaints.ts';
import { type ParsedFile, type WrittenPatch, without } from './parse.ts';
import {
  bounded,
  byPlace,
  type Draft,
  fieldName,
  type Guesses,
  guessed,
  newGuesses,
  type Path,
  type Problem,
  problemIn,
} from './problem.ts';
import { renamed } from './references.ts';

/** A user's pack as it was read, from one file or several; one without a manifest is checked, and not used. */
export type UserPack = ParsedFile;

/** What a pack brings: records of its own under their full ids, and records of the kit as it changes them. */
export interface Joined {
  readonly manifest: Manifest;
  readonly records: readonly KitRecord[];
  /** Ids of the kit's records that are not to be shown. */
  readonly hides: readonly string[];
}

/**
 * Joins packs to the kit; the kit's own pack is joined to a kit of nothing.
 * @param packs in the order in which they were found; of two changes to one field the pack that was found first has its way
 * @returns what each pack brings, in the order in which it is to be applied, and what is wrong; what is wrong is left out
 */
export function joinPacks(kit: Kit, packs: readonly UserPack[]): { joined: Joined[]; problems: Problem[] } {
  const current = new Map<string, KitRecord>();
  const results = packs.toReversed().map((pack) => join(kit, pack, current));
  return {
    joined: results.flatMap(({ joined }) => joined ?? []),
    problems: results.reverse().flatMap(({ problems, pack }) => bounded([...pack.problems, ...problems].sort(byPlace))),
  };
}

/** @param current the kit's records as earlier packs have changed them */
function join(kit: Kit, pack: UserPack, current: Map<string, KitRecord>) {
  const { manifest, written, gaps } = pack;
  const kitIds = new Map(kit.records.map(({ id, kind }) => [id, kind]));
  const guesses = newGuesses();
  const known = { known: kitIds, talks: kit.all('talk'), gaps, guesses };
  const problems = [...checkRecords(written, known), ...needs(kit, pack)];
  for (const one of written) {
    if (one.record.id === undefined || !kitIds.has(one.record.id)) continue;
    const hint = 'choose another id; to change the record of the kit, use "patches"';
    problems.push(problemAt(one, ['id'], 'is an id of the kit', hint));
  }
  const own = new Map(pack.records.toReversed().map(({ record }) => [record.id, record]));
  // Without a kit to join it is the kit itself, whose ids are known without its name.
  const rename = (id: string) => (manifest && kit.packs.length && own.has(id) ? fullId(manifest.name, id) : id);
  const ids = new Map([...kitIds, ...idsOf(written)]);
  const counts = new Map<string, number>();
  const changed = pack.patches.flatMap((one): KitRecord[] => {
    const { patch } = one;
    if (patch.id === undefined) return [];
    const count = (counts.get(patch.id) ?? 0) + 1;
    counts.set(patch.id, count);
    if (count > MOST_PATCHES) {
      const hint = `a record is changed ${MOST_PATCHES} times at most; put its patches together`;
      problems.push(problemIn(one, ['id'], `patch of "${patch.id}": is one too many, so it is not used`, hint));
      return [];
    }
    const base = kit.get(patch.id);
    if (!base) {
      const message = `patch of "${patch.id}": the kit has no such record`;
      problems.push(
        problemIn(
          one,
          ['id'],
          message,
          guessed(guesses, patch.id, () => kitIds.keys()),
        ),
      );
      return [];
    }
    const wrong = patchProblems(base, one, ids, { gaps, guesses });
    problems.push(...wrong);
    if (wrong.length || !one.sound || !manifest) return [];
    const before = current.get(base.id) ?? base;
    const after = changedBy(before, renamed(neutral(changes(base, patch)), rename));
    current.set(base.id, after);
    return [after];
  });
  const hides = pack.hides.flatMap(({ id, sound, ...one }) => {
    if (kitIds.has(id)) return sound ? [id] : [];
    problems.push(
      problemIn(
        one,
        [],
        `hides "${id}": the kit has no such record`,
        guessed(guesses, id, () => kitIds.keys()),
      ),
    );
    return [];
  });
  if (!manifest) return { pack, problems };
  const records = pack.records.flatMap(({ record }) =>
    own.get(record.id) === record ? [{ ...renamed(neutral(record), rename), id: rename(record.id) }] : [],
  );
  // A record that is patched twice is given as it is after both.
  const patched = [...new Map(changed.map((record) => [record.id, record])).values()];
  return { pack, problems, joined: { manifest: neutral(manifest), records: [...patched, ...records], hides } };
}

/** How many patches of one record a pack may have: each is checked with all that the record then is. */
const MOST_PATCHES = 100;

/** The fields that a patch touches, as a record of the kind that it is about. */
function changes({ kind, id }: KitRecord, { set = {}, say, heard }: WrittenPatch['patch']): KitRecord {
  const wordings = say && (kind === 'objection' ? { respond: say } : { say });
  // It has only some of the fields of its kind, which is all that is asked of it.
  return { ...set, ...wordings, ...(heard && { heard }), kind, id } as unknown as KitRecord;
}

/** A record with changes: wordings and phrasings are added, all else is replaced. */
function changedBy(before: KitRecord, { kind: _, id: __, ...changed }: KitRecord): KitRecord {
  const added = Object.entries(changed).map(([field, value]) => {
    const old = (before as unknown as Record<string, unknown>)[field];
    if (Array.isArray(old) && field === 'heard') return [field, [...new Set([...old, ...(value as string[])])]];
    if (WORDINGS.includes(field) && typeof old === 'object') return [field, { ...old, ...(value as object) }];
    return [field, value];
  });
  return { ...before, ...Object.fromEntries(added) };
}

const WORDINGS = ['say', 'respond'];

/** What is wrong with a patch of a record that there is. */
function patchProblems(
  base: KitRecord,
  one: WrittenPatch,
  ids: ReadonlyMap<string, Kind>,
  { gaps, guesses }: { readonly gaps: boolean; readonly guesses: Guesses },
): Problem[] {
  const { patch } = one;
  const called = (path: Path) => `patch of ${base.kind} "${base.id}": ${fieldName(path)}`;
  const set = Object.entries(patch.set ?? {});
  const fixed = set.flatMap(([field]) =>
    FIXED.includes(field) ? [problemIn(one, ['set', field], `${called([field])} cannot be changed`)] : [],
  );
  const changed = changes(base, { ...patch, set: Object.fromEntries(set.filter(([field]) => !FIXED.includes(field))) });
  const { kind, ...content } = changedBy(base, changed);
  const complaints = complaintsAbout(kind, content);
  const wrong = complaints.map(({ path, message, hint }) =>
    problemIn(one, placeOf(path, patch), `${called(path)} ${message}`, hint),
  );
  const record = {
    ...without(
      changed,
      complaints.map(({ path }) => path),
    ),
    kind,
  } as Draft;
  const at = (path: Path) => one.at(placeOf(path, patch));
  return [
    ...fixed,
    ...wrong,
    ...checkReferences({ ...one, at, called, record, wrong: () => true }, ids, gaps, guesses),
  ];
}

const FIXED = ['id', 'kind'];

/** Where in a patch a field of the record is given. */
function placeOf(path: Path, { set = {}, say, heard }: WrittenPatch['patch']): Path {
  const [field, ...rest] = path;
  if (typeof field === 'string' && Object.hasOwn(set, field)) return ['set', ...path];
  if (field === 'heard' && heard) return ['heard'];
  return say ? ['say', ...rest] : [];
}

function needs(kit: Kit, { head }: UserPack): Problem[] {
  const [base] = kit.packs;
  const wanted = head?.manifest.kit;
  if (!base || !head || wanted === undefined) return [];
  const [have = [], want = []] = [base.version, wanted].map((version) => version.split('.').map(Number));
  const difference = have.map((number, index) => number - (want[index] ?? 0)).find((step) => step !== 0) ?? 0;
  if (have[0] === want[0] && difference >= 0) return [];
  const hint = 'what fits is used; update gitops-kit or the pack';
  return [problemIn(head, ['kit'], `pack.kit: it was written for kit ${wanted}, and this is ${base.version}`, hint)];
}

/** A value in which no text can do anything to a terminal or turn the direction of writing. */
function neutral<T>(value: T): T {
  if (typeof value === 'string') return visible(value) as T;
  if (Array.isArray(value)) return value.map(neutral) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, neutral(item)])) as T;
}
