/** Builds `dist/`: the compiled data, its index, and the program with its dependencies bundled in. */
import { chmod, copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { createKit, type Pack } from '../src/kit/kit.ts';
import { formatProblem } from '../src/packs/problem.ts';
import { buildIndex, writeIndex } from '../src/queries/search-index.ts';
import { compileData } from './compile-data.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
const problems = await compileData({
  dataFolder: join(root, 'data'),
  kitFile: join(dist, 'kit.json'),
  schemaFile: join(root, 'schema', 'pack.schema.json'),
});
if (problems.length) {
  for (const problem of problems) console.error(formatProblem(problem), problem.hint ? `\n  ${problem.hint}` : '');
  process.exit(1);
}
const kit = createKit([JSON.parse(await readFile(join(dist, 'kit.json'), 'utf8')) as Pack]);
await writeFile(join(dist, 'search.json'), writeIndex(buildIndex(kit)));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  metafile: true,
  // Some dependencies are CommonJS and require what Node brings.
  banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
});
await writeFile(join(dist, 'THIRD-PARTY-LICENCES.txt'), await licences(metafile));
await copyFile(join(root, 'node_modules/open/xdg-open'), join(dist, 'xdg-open'));
await chmod(join(dist, 'xdg-open'), 0o755);

/** The licences of all packages that went into the bundle. */
async function licences({ inputs }: Metafile): Promise<string> {
  const folders = new Set(
    Object.keys(inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  const texts = await Promise.all([...folders].sort().map(licence));
  return `gitops-kit contains these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

async function licence(folder: string): Promise<string> {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const file = (await readdir(path)).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? await readFile(join(path, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
