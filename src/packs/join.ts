/** Joins users' packs to the kit: gives their records names of their own, and works out what they change in the kit's. */
import type { Kit } from '../kit/kit.ts';
import { fullId } from '../kit/pack-ids.ts';
import type { Kind, KitRecord, Manifest } from '../kit/schema.ts';
import { visible } from '../kit/text.ts';
import { checkRecords, checkReferences, problemAt } from './check.ts';
import { complaintsAbout, type ParsedFile } from './parse.ts';
import { byPlace, didYouMean, type Located, type Place, type Problem } from './problem.ts';
import { renamed } from './references.ts';

/** A user's pack as it was read, from one file or several. */
export interface UserPack extends Omit<ParsedFile, 'manifestPlace'> {
  readonly manifest: Manifest;
  /** Where the manifest is written. */
  readonly place: Place;
}

/** What a pack brings: records of its own under their full ids, and records of the kit as it changes them. */
export interface Joined {
  readonly manifest: Manifest;
  readonly records: readonly KitRecord[];
  /** Ids of the kit's records that are not to be shown. */
  readonly hides: readonly string[];
}

/**
 * Joins packs to the kit.
 * @param packs in the order in which they were found; of two changes to one field the pack that was found first has its way
 * @returns what each pack brings, in the order in which it is to be applied, and what is wrong; what is wrong is left out
 */
export function joinPacks(kit: Kit, packs: readonly UserPack[]): { joined: Joined[]; problems: Problem[] } {
  const current = new Map<string, KitRecord>();
  const results = packs.toReversed().map((pack) => join(kit, pack, current));
  return {
    joined: results.map(({ joined }) => joined),
    problems: results.reverse().flatMap(({ problems, pack }) => [...pack.problems, ...problems].sort(byPlace)),
  };
}

/** @param current the kit's records as earlier packs have changed them */
function join(kit: Kit, pack: UserPack, current: Map<string, KitRecord>) {
  const { manifest } = pack;
  const kitIds = new Map(kit.records.map(({ id, kind }) => [id, kind]));
  const known = new Map([...kitIds, ...pack.broken]);
  const problems = [...checkRecords(pack.records, known, kit.all('talk')), ...needs(kit, pack)];
  const own = new Map<string, Located>();
  for (const one of pack.records) {
    const { id } = one.record;
    if (kitIds.has(id)) {
      const hint = 'choose another id; to change the record of the kit, use "patches"';
      problems.push(problemAt(one, ['id'], 'is an id of the kit', hint));
    }
    if (!own.has(id)) own.set(id, one);
  }
  const rename = (id: string) => (own.has(id) ? fullId(manifest.name, id) : id);
  const records = Array.from(own.values(), ({ record }) => ({
    ...renamed(neutral(record), rename),
    id: fullId(manifest.name, record.id),
  }));
  const ids = new Map([...known, ...Array.from(own, ([id, { record }]): [string, Kind] => [id, record.kind])]);
  const changed = pack.patches.flatMap((one): KitRecord[] => {
    const base = kit.get(one.patch.id);
    if (!base) {
      const message = `patch of "${one.patch.id}": the kit has no such record`;
      problems.push(problem(one, ['id'], message, didYouMean(one.patch.id, kitIds.keys())));
      return [];
    }
    const wrong = patchProblems(base, one, ids);
    problems.push(...wrong);
    if (wrong.length) return [];
    const before = current.get(base.id) ?? base;
    const after = changedBy(before, renamed(neutral(changes(base, one.patch)), rename));
    current.set(base.id, after);
    return [after];
  });
  const hides = pack.hides.flatMap(({ id, ...one }) => {
    if (kitIds.has(id)) return [id];
    problems.push(problem(one, [], `hides "${id}": the kit has no such record`, didYouMean(id, kitIds.keys())));
    return [];
  });
  // A record that is patched twice is given as it is after both.
  const patched = [...new Map(changed.map((record) => [record.id, record])).values()];
  return { pack, problems, joined: { manifest: neutral(manifest), records: [...patched, ...records], hides } };
}

type Patched = ParsedFile['patches'][number];

/** The fields that a patch touches, as a record of the kind that it is about. */
function changes({ kind, id }: KitRecord, { set = {}, say, heard }: Patched['patch']): KitRecord {
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
function patchProblems(base: KitRecord, one: Patched, ids: ReadonlyMap<string, Kind>): Problem[] {
  const { patch } = one;
  const about = `patch of ${base.kind} "${base.id}":`;
  const fixed = ['id', 'kind'].filter((field) => Object.hasOwn(patch.set ?? {}, field));
  if (fixed.length) return fixed.map((field) => problem(one, ['set', field], `${about} ${field} cannot be changed`));
  const changed = changes(base, patch);
  const { kind, ...content } = changedBy(base, changed);
  const wrong = complaintsAbout(kind, content).map(({ path, onKey: _, message, hint }) =>
    problem(one, placeOf(path, patch), `${about} ${path.join('.')} ${message}`, hint),
  );
  if (wrong.length) return wrong;
  return checkReferences({ ...one, at: (path) => one.at(placeOf(path, patch)), record: changed }, ids);
}

/** Where in a patch a field of the record is given. */
function placeOf(
  path: readonly (string | number)[],
  { set = {}, say, heard }: Patched['patch'],
): readonly (string | number)[] {
  const [field, ...rest] = path;
  if (typeof field === 'string' && Object.hasOwn(set, field)) return ['set', ...path];
  if (field === 'heard' && heard) return ['heard'];
  return say ? ['say', ...rest] : [];
}

function needs(kit: Kit, { manifest, place }: UserPack): Problem[] {
  const [base] = kit.packs;
  const wanted = manifest.kit;
  if (!base || wanted === undefined) return [];
  const [have = [], want = []] = [base.version, wanted].map((version) => version.split('.').map(Number));
  const difference = have.map((number, index) => number - (want[index] ?? 0)).find((step) => step !== 0) ?? 0;
  if (have[0] === want[0] && difference >= 0) return [];
  const hint = 'what fits is used; update gitops-kit or the pack';
  return [problem(place, ['kit'], `pack.kit: it was written for kit ${wanted}, and this is ${base.version}`, hint)];
}

function problem(place: Place, path: readonly (string | number)[], message: string, hint?: string): Problem {
  return { file: place.file, ...place.at(path), message, hint };
}

/** A value in which no text can do anything to a terminal or turn the direction of writing. */
function neutral<T>(value: T): T {
  if (typeof value === 'string') return visible(value) as T;
  if (Array.isArray(value)) return value.map(neutral) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, neutral(item)])) as T;
}
