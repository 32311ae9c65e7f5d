/** From the files of users' packs to what is joined to the kit: read, checked, and compiled as the kit itself is. */
import { readCompiled, writeCompiled } from '../kit/compiled.ts';
import { createKit } from '../kit/kit.ts';
import { joinPacks, type UserPack } from './join.ts';
import { parsePackFile } from './parse.ts';
import { byPlace, type Place, type Problem } from './problem.ts';

/** The files of one pack as they were found on disk. */
export interface PackFiles {
  /** The pack's folder, or its one file. */
  readonly path: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
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
  const read = packs.map(readPack);
  const problems = read.flatMap((one) => one.problems);
  const base = readCompiled(kit);
  const named = new Map<string, { path: string; pack: UserPack }>();
  for (const { path, pack } of read) {
    if (!pack) continue;
    const { manifest, place } = pack;
    const first = named.get(manifest.name);
    const leftOut = (message: string, hint: string): void => {
      const { line, column } = place.at(['name']);
      problems.push({
        file: place.file,
        line,
        column,
        message: `pack "${manifest.name}" is left out: ${message}`,
        hint,
      });
    };
    if (manifest.name === base.manifest.name) leftOut('that is the name of the kit itself', 'choose another name');
    else if (first) leftOut(`it is also in ${first.path}`, 'the one that is found first is used; rename one of them');
    else named.set(manifest.name, { path, pack });
  }
  const result = joinPacks(
    createKit([base]),
    Array.from(named.values(), ({ pack }) => pack),
  );
  return {
    packs: result.joined.map(({ manifest, records, hides }) => writeCompiled(manifest, records, hides)),
    paths: result.joined.map(({ manifest }) => named.get(manifest.name)?.path ?? ''),
    problems: [...problems, ...result.problems],
  };
}

/** A pack from its files; without a sound manifest there is none, only what is wrong. */
export function readPack({ path, files }: PackFiles): { path: string; pack?: UserPack; problems: Problem[] } {
  const parsed = files.map((file) => ({ path: file.path, ...parsePackFile(file.text, file.path) }));
  const [first, ...others] = parsed.filter(({ manifest }) => manifest);
  const problems = parsed.flatMap((file) => file.problems);
  for (const other of others) {
    problems.push({ ...start(other.path), message: `"pack" is already given in ${first?.path}` });
  }
  if (!first?.manifest) {
    const message = 'there is no sound "pack" with its name, so nothing of it is used';
    const hint = 'a pack begins with: pack: { name: acme, title: Acme, version: 1.0.0, licence: internal }';
    const said = problems.some(({ message: told }) => told.startsWith('pack'));
    return { path, problems: said ? problems : [...problems, { ...start(files[0]?.path ?? path), message, hint }] };
  }
  const place: Place = first.manifestPlace ?? { ...start(first.path), at: () => ({ line: 1, column: 1 }) };
  const pack: UserPack = {
    manifest: first.manifest,
    place,
    records: parsed.flatMap(({ records }) => records),
    patches: parsed.flatMap(({ patches }) => patches),
    hides: parsed.flatMap(({ hides }) => hides),
    broken: new Map(parsed.flatMap(({ broken }) => [...broken])),
    problems: problems.sort(byPlace),
  };
  return { path, pack, problems: [] };
}

function start(file: string) {
  return { file, line: 1, column: 1 };
}
