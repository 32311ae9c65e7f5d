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
    outputOptions: {
      // On Node 20 a dozen small ES modules load slower than one file: what several parts share goes into one.
      codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
    },
  },
  ...['page', 'engine', 'worker', 'lost'].map(siteScript),
]);
