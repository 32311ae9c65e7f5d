/** Builds `dist/`: the compiled data, its index, and the program with its dependencies bundled in. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { readCompiled } from '../src/kit/compiled.ts';
import { createKit } from '../src/kit/kit.ts';
import { unicodeEscape } from '../src/kit/text.ts';
import { formatProblem } from '../src/packs/problem.ts';
import { buildIndex, writeIndex } from '../src/queries/search-index.ts';
import { checkSayings } from './check-sayings.ts';
import { compileData } from './compile-data.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
const problems = await compileData({
  dataFolder: join(root, 'data'),
  kitFile: join(dist, 'kit.txt'),
  schemaFile: join(root, 'schema', 'pack.schema.json'),
});
if (problems.length) {
  for (const problem of problems) console.error(formatProblem(problem), problem.hint ? `\n  ${problem.hint}` : '');
  process.exit(1);
}
const kit = createKit([readCompiled(await readFile(join(dist, 'kit.txt'), 'utf8'))]);
await writeFile(join(dist, 'search.txt'), writeIndex(buildIndex(kit)));
const sayings = await readFile(join(root, 'data', 'sayings.txt'), 'utf8');
const wrong = checkSayings(sayings, kit);
if (wrong.length) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
await writeFile(join(dist, 'sayings.txt'), sayings);

/** What few runs need and takes long to load: packages, and modules of our own. Each becomes a file of its own. */
const APART = ['boxen', 'clipboardy', 'fuse.js', 'open'];
const APART_MODULES: readonly string[] = [
  'src/commands/completion.ts',
  'src/commands/conversations.ts',
  'src/commands/pack.ts',
  'src/library/library.ts',
  'src/library/spoken.ts',
  'src/packs/captions.ts',
  'src/packs/packs.ts',
  'src/render/html.ts',
  'src/render/markdown.ts',
  'src/terminal/plain-prompter.ts',
  'src/terminal/questions.ts',
];

/** What the program has loaded when a file apart needs it; packages that have one default export. */
const SHARED_PACKAGES = ['minisearch'];

// CommonJS, because Node 20 takes twice as long to load the same code as ES modules.
const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  metafile: true,
  define: { 'import.meta.url': 'fileUrl' },
} as const satisfies BuildOptions;
const program = {
  ...options,
  plugins: [apart(), standIns()],
  supported: { 'dynamic-import': false },
} as const satisfies BuildOptions;

// What the program and a file apart both need stands in main.cjs alone, which hands it out.
const inputs = async (path: string) => {
  const { metafile } = await build({ ...program, entryPoints: [path], write: false });
  return Object.keys(metafile.inputs).filter((one) => one.startsWith('src/'));
};
const inMain = await inputs('src/main.ts');
const inOthers = (await Promise.all(APART_MODULES.map(inputs))).flat();
const shared = inMain.filter((path) => inOthers.includes(path));
// A package is imported, because required it would come in its other form and stand there twice.
const imports = SHARED_PACKAGES.map((name, index) => `import package${index} from '${name}';`);
const handOut = [
  ...shared.map((path) => `'./${path}': () => require('./${path}')`),
  ...SHARED_PACKAGES.map((name, index) => `'${name}': () => package${index}`),
];

const main = await build({
  ...program,
  stdin: {
    contents: `${imports.join('')} export { main } from './src/main.ts'; export const shared = { ${handOut} };`,
    resolveDir: root,
  },
  outfile: 'dist/main.cjs',
});
const others = await Promise.all([
  ...APART.map((name) =>
    build({
      ...options,
      outfile: `dist/${name}.cjs`,
      stdin: { contents: `const all = require('${name}'); module.exports = all.default ?? all;`, resolveDir: root },
      banner: { js: "const fileUrl=require('node:url').pathToFileURL(__filename).href;" },
      plugins: [standIns()],
    }),
  ),
  ...APART_MODULES.map((path) =>
    build({
      ...program,
      entryPoints: [path],
      outfile: `dist/${basename(path, '.ts')}.cjs`,
      plugins: [fromMain(), ...program.plugins],
    }),
  ),
]);
// The cache of compiled code reads ASCII, and tells builds apart by the first line of each file. esbuild leaves other
// letters in expressions and tagged templates as they are; escaped, they mean the same there.
for (const name of (await readdir(dist)).filter((one) => one.endsWith('.cjs'))) {
  const code = (await readFile(join(dist, name), 'utf8')).replace(/[\u0080-\uffff]/g, unicodeEscape);
  const id = createHash('sha256').update(code).digest('hex').slice(0, 16);
  await writeFile(join(dist, name), `// ${id}\n${code}`);
}
await writeFile(
  join(dist, 'THIRD-PARTY-LICENCES.txt'),
  await licences([main, ...others].flatMap(({ metafile }) => Object.keys(metafile.inputs))),
);

function apart(): Plugin {
  return {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const own = APART_MODULES.includes(relative(root, join(resolveDir, path)));
        const name = own ? basename(path, '.ts') : path;
        return own || APART.includes(path) ? { path: `./${name}.cjs`, external: true } : undefined;
      });
    },
  };
}

/** Takes shared modules from main.cjs. */
function fromMain(): Plugin {
  return {
    name: 'from-main',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir }) => {
        const module = relative(root, join(resolveDir, path));
        return kind !== 'entry-point' && shared.includes(module)
          ? { path: `./${module}`, namespace: 'main' }
          : undefined;
      });
      onResolve({ filter: /^[^.]/ }, ({ path }) =>
        SHARED_PACKAGES.includes(path) ? { path, namespace: 'main' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'main' }, ({ path }) => ({
        contents: `module.exports = require('./main.cjs').shared[${JSON.stringify(path)}]();`,
      }));
      onResolve({ filter: /^\.\/main\.cjs$/ }, () => ({ path: './main.cjs', external: true }));
    },
  };
}

/** Leaves out what is never used and costs much: half a megabyte of tables, or milliseconds of a start. */
function standIns(): Plugin {
  const instead = (name: string) => ({ path: join(root, 'scripts', 'stand-ins', `${name}.ts`) });
  return {
    name: 'stand-ins',
    setup({ onResolve }) {
      onResolve({ filter: /^@inquirer\/(?:editor|expand|number|password|rawlist|search)$/ }, () => instead('prompt'));
      onResolve({ filter: /^clipboard-image$/ }, () => instead('clipboard-image'));
      onResolve({ filter: /^decode-named-character-reference$/ }, () => instead('character-reference'));
      onResolve({ filter: /^execa$/ }, () => instead('execa'));
      onResolve({ filter: /^#supports-color$/ }, () => instead('supports-color'));
      onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        importer.includes('commander') ? instead('child-process') : undefined,
      );
    },
  };
}

/** The licences of all packages that went into the bundle; what several share stands there once, below their names. */
async function licences(files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const shared = new Map<string, string[]>();
  for (const { notice, terms } of await Promise.all([...folders].sort().map(licence)))
    shared.set(terms, [...(shared.get(terms) ?? []), notice]);
  const texts = [...shared].map(([terms, notices]) => `${notices.join('\n')}\n\n${terms}\n`);
  return `gitops-kit contains these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** Who made a package, and under which terms it is used. */
async function licence(folder: string): Promise<{ notice: string; terms: string }> {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const file = (await readdir(path)).find((one) => /^licen[cs]e/i.test(one));
  const lines = (file ? await readFile(join(path, file), 'utf8') : '').split('\n').map((line) => line.trim());
  const isNotice = (line: string) => /^Copyright (?:\([cC]\)|\d|[A-Z])/.test(line);
  // Each line of the notice stands in full; the terms differ in their line breaks alone.
  const paragraphs = lines
    .filter((line) => !isNotice(line))
    .join('\n')
    .trim()
    .split(/\n{2,}/);
  return {
    notice: [`${name} ${version} (${license})`, ...lines.filter(isNotice)].join('\n  '),
    terms: paragraphs.map((paragraph) => paragraph.replaceAll('\n', ' ')).join('\n\n'),
  };
}
