import { copyFile } from 'node:fs/promises';
import license from 'rollup-plugin-license';
import { defineConfig, type UserConfig } from 'tsdown';

const common: UserConfig = {
  outDir: 'dist',
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
    format: 'esm',
    minify: true,
    dts: false,
    plugins: [license({ thirdParty: { output: 'dist/THIRD-PARTY-LICENCES.txt' } })],
    outputOptions: {
      // On Node 20 a dozen small ES modules load slower than one file: what several parts share goes into one.
      // What belongs to the command line stays apart, as the library does without it.
      codeSplitting: {
        groups: [
          {
            name: 'shared',
            test: (id) => !/src.commands|node_modules.commander/.test(id),
            minShareCount: 2,
            priority: 1,
          },
          { name: 'commands', minShareCount: 2 },
        ],
      },
    },
  },
  {
    ...common,
    entry: { index: 'src/index.ts' },
    clean: false,
    format: 'esm',
    dts: { emitDtsOnly: true },
    // Whoever requires it gets the same module, and so the same types.
    onSuccess: () => copyFile('dist/index.d.ts', 'dist/index.d.cts'),
  },
]);
