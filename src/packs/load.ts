/** The kit with the users' packs, loaded when it is asked for. Without any pack, nothing of what reads them is loaded. */
import pkg from '../../package.json' with { type: 'json' };
import type { Matcher } from '../answer/matcher.ts';
import { damaged } from '../installation.ts';
import { readCompiled } from '../records/compiled.ts';
import { createKit, type Kit } from '../records/kit.ts';
import type { Searchable } from '../search/index.ts';
import type { SearchRequest } from '../search/search.ts';
import type { SpokenHit } from '../search/transcripts.ts';
import type { Progress } from '../terminal/progress.ts';
import { once } from '../text/once.ts';
import { type Cache, userCache } from './cache.ts';
import type { CompiledPacks } from './compile-cached.ts';
import { type Found, findPacks } from './find.ts';
import type { Problem } from './problem.ts';
import type { Transcripts } from './transcripts.ts';

export interface Packs {
  /** Adds packs that the command line names, before anything is asked for. */
  use(paths: readonly string[]): void;
  found(): Found;
  /** The packs that are found, compiled. */
  compiled(): Promise<CompiledPacks>;
  /** The kit alone, as it is compiled. */
  builtIn(): string;
  readonly cache: Cache;
  /** The kit with all packs. */
  kit(): Promise<Kit>;
  index(): Promise<Searchable>;
  /** Finds out what somebody may mean. */
  matcher(): Promise<Matcher>;
  /** What was said in the talks whose transcripts packs bring, and answers a question. */
  searchTranscripts(request: SearchRequest): Promise<SpokenHit[]>;
  /** What was said in a talk from a time on, for some seconds; undefined where no transcript has it. */
  listen(talk: string, at: string, seconds: number): Promise<string | undefined>;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether packs are looked for nowhere but where they are named. */
  readonly only?: boolean;
  /** Reads a file of the compiled kit. */
  built(name: 'kit.txt' | 'search.txt'): string;
  /** Reads the model. */
  model(): Uint8Array;
  /** Takes lines on what is wrong with packs. */
  warn(lines: readonly string[]): void;
  /** Shows how far something is that takes long. */
  readonly progress: Progress;
}

/** How many problems are shown where somebody asked for something else. */
const MOST_WARNINGS = 3;

/** The packs of a user at a place. */
export function loadPacks({ env, cwd, only = false, built, model, warn, progress }: Surroundings): Packs {
  const named: string[] = [];
  const cache = userCache(env);
  const builtIn = once(() => built('kit.txt'));
  const found = once(() => findPacks(named, { env, cwd, only }));
  const hasPacks = () => found().packs.length > 0 || found().problems.length > 0;
  const compiled = once(async () => {
    const { compileCached } = await import('./compile-cached.ts');
    return compileCached(found(), builtIn(), cache);
  });
  const kit = once(async () => {
    const base = readCompiled(builtIn());
    if (!hasPacks()) return createKit([base]);
    const { packs, problems } = await compiled();
    if (problems.length) warn(await warnings(problems, cwd));
    return createKit([base, ...packs.map(readCompiled)]);
  });
  const transcripts = async (): Promise<Transcripts | undefined> => {
    if (!hasPacks()) return undefined;
    const { transcripts: files, names } = await compiled();
    return files.length ? { cache, version: pkg.version, progress, files, names } : undefined;
  };
  return {
    use: (paths) => named.push(...paths),
    found,
    compiled,
    builtIn,
    cache,
    kit,
    index: async () => {
      const { readIndex, writeIndex } = await import('../search/index.ts');
      // Most answers do not ask it, so that it is not even read before.
      if (!hasPacks()) return readIndex(() => built('search.txt'));
      const all = await kit();
      return readIndex(await (await compiled()).kept('terms', () => writeIndex(all)));
    },
    matcher: async () => {
      const { readModel } = await import('../answer/model/file.ts');
      const { matcherOf } = await import('../answer/model/classify.ts');
      const read = readModel(model());
      if (!read) throw damaged('model.bin is not as it was built');
      return matcherOf(read);
    },
    searchTranscripts: async (request) => {
      const all = await transcripts();
      return all ? (await import('./transcripts.ts')).searchTranscripts(all, await kit(), request) : [];
    },
    listen: async (...moment) => {
      const all = await transcripts();
      return all && (await import('./transcripts.ts')).listen(all, await kit(), ...moment);
    },
  };
}

async function warnings(problems: readonly Problem[], cwd: string): Promise<string[]> {
  const { formatProblem, seenFrom } = await import('./problem.ts');
  const shown = problems.slice(0, MOST_WARNINGS).map((one) => `Warning: ${formatProblem(seenFrom(cwd, one))}`);
  const rest = problems.length - shown.length;
  const more = rest === 1 ? 'There is one more; see' : `There are ${rest} more; see`;
  return [...shown, `${rest ? more : 'See'} what to do with: gitops-kit pack check`];
}
