/** From the files of packs to their compiled form: the one way for the kit's own pack, for users' and for tests. */
import { readCompiled, writeCompiled } from '../records/compiled.ts';
import { KINDS } from '../records/kinds.ts';
import { createKit } from '../records/kit.ts';
import type { KitRecord } from '../records/schema.ts';
import { joinPacks, type UserPack } from './join.ts';
import { parsePackFile } from './parse.ts';
import { type Problem, problemIn, startOf, type Written } from './problem.ts';

/** The files of one pack as they were found on disk. */
export interface PackFiles {
  /** The pack's folder, or its one file. */
  readonly path: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Whether there are files that could not be read. */
  readonly gaps?: boolean;
}

export interface Compiled {
  /** Each pack in the form of the compiled kit, in the order in which they are to be joined to it. */
  readonly packs: readonly string[];
  /** Where each pack is, in the same order. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Compiles packs. What is wrong is left out and told.
 * @param kit the compiled kit that they are to be joined to; undefined for the kit's own pack
 * @param packs in the order in which they were found; of two with one name the first is used
 * @param rules what is wrong in records beyond what is in any pack
 */
export function compilePacks(
  kit: string | undefined,
  packs: readonly PackFiles[],
  rules: (written: readonly Written[]) => readonly Problem[] = () => [],
): Compiled {
  const base = kit === undefined ? [] : [readCompiled(kit)];
  const paths = new Map<string, string>();
  const read = packs.map((files): UserPack => {
    const pack = readPack(files);
    const name = pack.manifest?.name;
    const first = paths.get(name ?? '');
    if (name !== undefined && name === base[0]?.manifest.name)
      return leftOut(pack, files, 'that is the name of the kit itself', 'choose another name');
    if (first !== undefined)
      return leftOut(pack, files, `it is also in ${first}`, 'the one that is found first is used; rename one of them');
    if (name !== undefined) paths.set(name, files.path);
    return { ...pack, problems: [...pack.problems, ...rules(pack.written)] };
  });
  const { joined, problems } = joinPacks(createKit(base), read);
  return {
    packs: joined.map(({ manifest, records, hides }) => writeCompiled(manifest, byKind(records), hides)),
    paths: joined.map(({ manifest }) => paths.get(manifest.name) ?? ''),
    problems,
  };
}

/** A pack that is checked, and not used. */
function leftOut({ manifest, ...pack }: UserPack, { path }: PackFiles, why: string, hint: string): UserPack {
  const message = `pack "${manifest?.name}" is left out: ${why}`;
  return { ...pack, problems: [problemIn(pack.head ?? startOf(path), ['name'], message, hint), ...pack.problems] };
}

function byKind(records: readonly KitRecord[]): KitRecord[] {
  return KINDS.flatMap((kind) => records.filter((record) => record.kind === kind));
}

/** A pack from its files. */
function readPack({ path, files, gaps }: PackFiles): UserPack {
  const parsed = files.map((file) => ({ path: file.path, ...parsePackFile(file.text, file.path) }));
  const [first, ...others] = parsed.filter(({ head }) => head);
  const problems = parsed.flatMap((file) => file.problems);
  for (const { path } of others) {
    problems.push({ ...startOf(path), message: `"pack" is already given in ${first?.path}` });
  }
  const partly = gaps === true || parsed.some((file) => file.gaps);
  if (!first && !partly) {
    const message = 'there is no "pack" that names it, so nothing of it is used';
    const hint = 'a pack begins with: pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }';
    problems.push({ ...startOf(files[0]?.path ?? path), message, hint });
  }
  return {
    ...(first?.manifest && { manifest: first.manifest }),
    ...(first?.head && { head: first.head }),
    written: parsed.flatMap(({ written }) => written),
    records: parsed.flatMap(({ records }) => records),
    patches: parsed.flatMap(({ patches }) => patches),
    hides: parsed.flatMap(({ hides }) => hides),
    gaps: partly,
    problems,
  };
}
