import { copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import license from 'rollup-plugin-license';
import { defineConfig, type UserConfig } from 'tsdown';

const common: UserConfig = {
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  deps: { alwaysBundle: [/./], onlyBundle: false },
  logLevel: 'warn',
};

export default defineConfig([
  {
    ...common,
    entry: { main: 'src/main.ts', index: 'src/index.ts' },
    // The compiled data is there already.
    clean: ['dist/*.js'],
    minify: true,
    dts: false,
    plugins: [license({ thirdParty: { output: 'dist/THIRD-PARTY-LICENCES.txt' } })],
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
            priority: 2,
          },
          { name: 'commands', test: /src\/commands\/|node_modules\/commander\//, minShareCount: 3, priority: 1 },
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
]);
