import license from 'rollup-plugin-license';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { main: 'src/main.ts' },
  outDir: 'dist',
  // The compiled data is there already.
  clean: ['dist/*.js'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  dts: false,
  fixedExtension: false,
  deps: { alwaysBundle: [/./], onlyBundle: false },
  logLevel: 'warn',
  plugins: [license({ thirdParty: { output: 'dist/THIRD-PARTY-LICENCES.txt' } })],
  outputOptions: {
    // On Node 20 a dozen small ES modules load slower than one file: what several parts share goes into one.
    codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
  },
});
