import { resolve } from 'node:path';
import license from 'rollup-plugin-license';
import { defineConfig, type UserConfig } from 'tsdown';

const shared: UserConfig = {
  minify: true,
  dts: false,
  fixedExtension: false,
  deps: { alwaysBundle: [/./], onlyBundle: false },
  logLevel: 'warn',
};

/** A script of a site. Each is a file of its own, since a page on a disk may load no modules. */
function siteScript(name: string): UserConfig {
  return {
    ...shared,
    entry: { [name]: `src/client/${name}.ts` },
    outDir: 'dist/site',
    clean: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    plugins: name === 'engine' ? [license({ thirdParty: { output: 'dist/site/licences.txt' } })] : [],
    outputOptions: { entryFileNames: '[name].js' },
  };
}

export default defineConfig([
  {
    ...shared,
    entry: { main: 'src/main.ts' },
    outDir: 'dist',
    // The compiled data is there already.
    clean: ['dist/*.js'],
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins: [license({ thirdParty: { output: 'dist/THIRD-PARTY-LICENCES.txt' } })],
    inputOptions: { preserveEntrySignatures: 'allow-extension' },
    // How much colour a terminal takes is found out in src/commands/print.ts; chalk's own way loads much of Node for it.
    alias: { '#supports-color': resolve('node_modules/chalk/source/vendor/supports-color/browser.js') },
    outputOptions: {
      // On Node 20 a dozen small ES modules load slower than one file: what several commands share goes into one, and what
      // a search needs into another.
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [
          {
            name: 'search',
            test: /minisearch|src\/search\/|commands\/search|answer\/(answer|asked|wordings)/,
            priority: 1,
          },
          { name: 'shared', minShareCount: 3 },
        ],
      },
    },
  },
  ...['page', 'engine', 'worker', 'lost'].map(siteScript),
]);
