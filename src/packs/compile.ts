/** From the files of users' packs to what is joined to the kit: read, checked, and compiled as the kit itself is. */
import { readCompiled, writeCompiled } from '../records/compiled.ts';
import { createKit } from '../records/kit.ts';
import { joinPacks, type UserPack } from './join.ts';
import { parsePackFile } from './parse.ts';
import { type Problem, problemIn, startOf } from './problem.ts';

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
 * Compiles users' packs.
 * @param kit the compiled kit
 * @param packs in the order in which they were found; of two with one name the first is used
 */
export function compilePacks(kit: string, packs: readonly PackFiles[]): Compiled {
  const base = readCompiled(kit);
  const paths = new Map<string, string>();
  const read = packs.map((files): UserPack => {
    const { manifest, ...pack } = readPack(files);
    if (!manifest) return pack;
    const leftOut = (message: string, hint: string): UserPack => {
      const place = pack.head ?? startOf(files.path);
      const told = problemIn(place, ['name'], `pack "${manifest.name}" is left out: ${message}`, hint);
      return { ...pack, problems: [told, ...pack.problems] };
    };
    if (manifest.name === base.manifest.name)
      return leftOut('that is the name of the kit itself', 'choose another name');
    const first = paths.get(manifest.name);
    if (first) return leftOut(`it is also in ${first}`, 'the one that is found first is used; rename one of them');
    paths.set(manifest.name, files.path);
    return { ...pack, manifest };
  });
  const { joined, problems } = joinPacks(createKit([base]), read);
  return {
    packs: joined.map(({ manifest, records, hides }) => writeCompiled(manifest, records, hides)),
    paths: joined.map(({ manifest }) => paths.get(manifest.name) ?? ''),
    problems,
  };
}

/** A pack from its files. */
export function readPack({ path, files, gaps }: PackFiles): UserPack {
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
