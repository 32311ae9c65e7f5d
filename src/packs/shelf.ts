/** The kit with the users' packs that are found. Without any, nothing of what reads them is loaded. */
import { isAbsolute, relative } from 'node:path';
import pkg from '../../package.json' with { type: 'json' };
import type { Sayings } from '../answer/sayings.ts';
import { readCompiled } from '../records/compiled.ts';
import { createKit, type Kit } from '../records/kit.ts';
import type { Searchable } from '../search/index.ts';
import type { SearchRequest } from '../search/search.ts';
import type { SpokenHit } from '../search/transcripts.ts';
import type { Progress } from '../terminal/progress.ts';
import { type Cache, userCache } from './cache.ts';
import { type Found, findPacks } from './find.ts';
import type { Library } from './library.ts';
import type { Problem } from './problem.ts';
import type { SpokenPlace } from './spoken.ts';

export interface Shelf {
  /** Adds packs that the command line names, before anything is asked for. */
  use(paths: readonly string[]): void;
  found(): Found;
  /** The kit alone, as it is compiled. */
  builtIn(): string;
  readonly cache: Cache;
  /** The kit with all packs. */
  kit(): Promise<Kit>;
  index(): Promise<Searchable>;
  sayings(): Promise<Sayings>;
  /** What was said in the talks whose transcripts packs bring, and answers a question. */
  spoken(request: SearchRequest): Promise<SpokenHit[]>;
  /** What was said in a talk from a time on, for some seconds; undefined where no transcript has it. */
  listen(talk: string, at: string, seconds: number): Promise<string | undefined>;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Reads a file of the compiled kit. */
  built(name: 'kit.txt' | 'search.txt' | 'sayings.txt'): string;
  /** Takes lines on what is wrong with packs. */
  warn(lines: readonly string[]): void;
  /** Shows how far something is that takes long. */
  readonly progress: Progress;
}

/** How many problems are shown where somebody asked for something else. */
const MOST_WARNINGS = 3;

/** The shelf of a user at a place. */
export function createShelf({ env, cwd, built, warn, progress }: Surroundings): Shelf {
  const named: string[] = [];
  const cache = userCache(env);
  let found: Found | undefined;
  let library: Promise<Library> | undefined;
  let kit: Promise<Kit> | undefined;
  const find = () => {
    found ??= findPacks(named, { env, cwd });
    return found;
  };
  const hasPacks = () => find().packs.length > 0 || find().problems.length > 0;
  const read = () => {
    library ??= import('./library.ts').then(({ readLibrary }) => readLibrary(find(), built('kit.txt'), cache));
    return library;
  };
  const join = async (): Promise<Kit> => {
    const base = readCompiled(built('kit.txt'));
    if (!hasPacks()) return createKit([base]);
    const { packs, problems } = await read();
    if (problems.length) warn(await warnings(problems, cwd));
    return createKit([base, ...packs.map(readCompiled)]);
  };
  const whole = () => {
    kit ??= join();
    return kit;
  };
  const spokenPlace = async (): Promise<SpokenPlace | undefined> => {
    if (!hasPacks()) return undefined;
    const { packs, paths, transcripts: files } = await read();
    if (!files.length) return undefined;
    const names = new Map(paths.map((path, at) => [path, readCompiled(packs[at] ?? '').manifest.name]));
    return { cache, version: pkg.version, progress, files, names };
  };
  return {
    use: (paths) => named.push(...paths),
    found: find,
    builtIn: () => built('kit.txt'),
    cache,
    kit: whole,
    index: async () => {
      const { readIndex, writeIndex } = await import('../search/index.ts');
      if (!hasPacks()) return readIndex(built('search.txt'));
      const all = await whole();
      return readIndex(await (await read()).kept('terms', () => writeIndex(all)));
    },
    sayings: async () => {
      const { readSayings, sayingsOf } = await import('../answer/sayings.ts');
      return sayingsOf(await whole(), readSayings(built('sayings.txt')));
    },
    spoken: async (request) => {
      const place = await spokenPlace();
      return place ? (await import('./spoken.ts')).findSpoken(place, await whole(), request) : [];
    },
    listen: async (...moment) => {
      const place = await spokenPlace();
      return place && (await import('./spoken.ts')).listen(place, await whole(), ...moment);
    },
  };
}

async function warnings(problems: readonly Problem[], cwd: string): Promise<string[]> {
  const { formatProblem } = await import('./problem.ts');
  const shown = problems.slice(0, MOST_WARNINGS).map((one) => `Warning: ${formatProblem(near(one, cwd))}`);
  const rest = problems.length - shown.length;
  const more = rest === 1 ? 'There is one more; see' : `There are ${rest} more; see`;
  return [...shown, `${rest ? more : 'See'} what to do with: gitops-kit pack check`];
}

/** A problem with its file as it is seen from a folder. */
export function near<T extends Problem>(problem: T, cwd: string): T {
  const path = relative(cwd, problem.file);
  return path.startsWith('..') || isAbsolute(path) || !path ? problem : { ...problem, file: path };
}
