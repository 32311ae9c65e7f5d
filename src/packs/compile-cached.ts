/**
 * Packs from disk, compiled. Reading YAML takes longer than a whole search may, so they are compiled once and kept in the
 * cache, under a name that changes with everything that they are made of.
 */
import { createHash } from 'node:crypto';
import pkg from '../../package.json' with { type: 'json' };
import { readCompiled } from '../records/compiled.ts';
import { shortId } from '../records/pack-ids.ts';
import { type Cache, sealed, unsealed } from './cache.ts';
import type { Compiled } from './compile.ts';
import type { Found } from './find.ts';
import { byPlace, didYouMean, type Problem } from './problem.ts';
import { type ReadPack, readPackFiles, type TranscriptFile } from './read.ts';

export interface CompiledPacks extends Compiled {
  /** The name of each pack that is used, by its path. */
  readonly names: ReadonlyMap<string, string>;
  readonly transcripts: readonly TranscriptFile[];
  /** A text that is made of these packs, from the cache where it has been made before. */
  kept(name: string, make: () => string | Promise<string>): Promise<string>;
}

/**
 * Reads packs, and compiles them where the cache does not have them.
 * @param kit the compiled kit
 */
export async function compileCached(found: Found, kit: string, cache: Cache): Promise<CompiledPacks> {
  const read = found.packs.map(({ path }) => readPackFiles(path));
  const key = keyOf(kit, read);
  const kept = async (name: string, make: () => string | Promise<string>): Promise<string> => {
    const file = `${name}-${key}`;
    const before = unsealed(cache.read(file));
    if (before !== undefined) return before;
    const text = await make();
    cache.write(file, sealed(text));
    return text;
  };
  const compiled: Compiled = JSON.parse(
    await kept('packs', async () => {
      const { compilePacks } = await import('./yaml.ts');
      return JSON.stringify(compilePacks(kit, read));
    }),
  );
  const transcripts = read.flatMap((one) => one.transcripts);
  const atStart = found.problems.map((problem): Problem => ({ line: 1, column: 1, ...problem }));
  return {
    ...compiled,
    names: new Map(compiled.paths.map((path, at) => [path, readCompiled(compiled.packs[at] ?? '').manifest.name])),
    problems: [
      ...atStart,
      ...read.flatMap(({ problems }) => problems),
      ...compiled.problems,
      ...strayTranscripts(kit, compiled, transcripts),
    ].sort(byPlace),
    transcripts,
    kept,
  };
}

/** Transcripts of talks that nobody knows. */
function strayTranscripts(kit: string, { packs, paths }: Compiled, transcripts: readonly TranscriptFile[]): Problem[] {
  if (!transcripts.length) return [];
  const talksOf = (text: string) => readCompiled(text).entries.flatMap(({ kind, id }) => (kind === 'talk' ? [id] : []));
  const known = talksOf(kit);
  const own = new Map(paths.map((path, index) => [path, talksOf(packs[index] ?? '{}').map(shortId)]));
  return transcripts.flatMap(({ path, pack, talk }): Problem[] => {
    const talks = [...(own.get(pack) ?? []), ...known];
    if (talks.includes(talk)) return [];
    const message = `there is no talk "${talk}" in the pack or the kit, so its transcript is not used`;
    return [{ file: path, line: 1, column: 1, message, hint: didYouMean(talk, talks) }];
  });
}

function keyOf(kit: string, packs: readonly ReadPack[]): string {
  // Another version may read the same files in another way.
  const hash = createHash('sha256').update(pkg.version).update(kit);
  // With the lengths no two lists of files give the same text.
  for (const { path, text } of packs.flatMap(({ path, files, gaps }) => [
    { path, text: gaps ? 'gaps' : '' },
    ...files,
  ])) {
    hash.update(`\n${path.length} ${text.length}\n${path}${text}`);
  }
  return hash.digest('hex').slice(0, 32);
}
