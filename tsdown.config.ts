import { mkdirSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import license, { type Dependency } from 'rollup-plugin-license';
import { defineConfig, type Rolldown, type UserConfig } from 'tsdown';

const common: UserConfig = {
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  deps: { alwaysBundle: [/./], onlyBundle: false },
  logLevel: 'warn',
};

/**
 * commander can start a program for a command. No command here is one, and what it loads for that at each start, the
 * network among it, takes as long as half of a command.
 */
const withoutPrograms: Rolldown.Plugin = {
  name: 'without-programs',
  resolveId: (id, importer) => (id === 'node:child_process' && importer?.includes('/commander/') ? '\0none' : null),
  load: (id) => (id === '\0none' ? 'export {}' : null),
};

/** Licences that ask of a bundle no more than that they are written beside it; any other fails the build. */
const ALLOWED = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];

/** Writes with which licences a bundle is made. @throws where one of them is not allowed, or is missing */
function licences(output: string | ((dependencies: Dependency[]) => void)): Rolldown.Plugin {
  const allow = { test: `(${ALLOWED.join(' OR ')})`, failOnUnlicensed: true, failOnViolation: true };
  return license({ thirdParty: { allow, output } });
}

/** The licences of all scripts of a site; each adds those of its own. */
const ofScripts = new Map<string, string>();

function addLicences(dependencies: readonly Dependency[]): void {
  for (const one of dependencies) ofScripts.set(`${one.name} ${one.version}`, one.text());
  mkdirSync('dist/site', { recursive: true });
  writeFileSync('dist/site/licences.txt', [...ofScripts.values()].sort().join('\n\n---\n\n'));
}

/** A script of a site. Each is a file of its own, since a page on a disk may load no modules. */
function siteScript(name: string): UserConfig {
  return {
    ...common,
    entry: { [name]: `src/client/${name}.ts` },
    outDir: 'dist/site',
    clean: false,
    minify: true,
    dts: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    plugins: [licences(addLicences)],
    outputOptions: { entryFileNames: '[name].js' },
  };
}

export default defineConfig([
  {
    ...common,
    entry: { main: 'src/main.ts', index: 'src/index.ts' },
    // Modules of Node's older kind: to load the newer one, and for it a copy of all that node:fs has, with its streams,
    // takes a quarter of a bare start.
    format: 'cjs',
    // The compiled data is there already.
    clean: ['dist/*.cjs'],
    minify: true,
    dts: false,
    plugins: [withoutPrograms, licences('dist/THIRD-PARTY-LICENCES.txt')],
    inputOptions: { preserveEntrySignatures: 'allow-extension' },
    // How much colour a terminal takes is found out in src/commands/print.ts; chalk's own way loads much of Node for it.
    alias: { '#supports-color': resolve('node_modules/chalk/source/vendor/supports-color/browser.js') },
    outputOptions: {
      // On Node 20 a dozen small ES modules load slower than one file: what several commands share goes into one, and what
      // a search needs into another. What belongs to the command line stays apart, as the library does without it.
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [
          {
            name: 'search',
            test: /minisearch|src\/search\/|queries\/(answer|find)|answer\/(answer|asked|wordings)/,
            priority: 3,
          },
          // What writes files loads more of Node, which those that print need not wait for.
          { name: 'files', test: /commands\/write-f/, priority: 4 },
          { name: 'commands', test: /src\/commands\/|node_modules\/commander\//, minShareCount: 3, priority: 2 },
          { name: 'shared', minShareCount: 3 },
        ],
      },
    },
  },
  {
    ...common,
    entry: { index: 'src/index.ts' },
    clean: false,
    dts: { emitDtsOnly: true },
    // Whoever requires it gets the same module, and so the same types.
    onSuccess: () => copyFile('dist/index.d.ts', 'dist/index.d.cts'),
  },
  ...['page', 'engine', 'worker', 'lost'].map(siteScript),
]);
