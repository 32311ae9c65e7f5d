#!/usr/bin/env node
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

nodeModule.enableCompileCache?.();
// Not by the link that npm makes to this file, which some settings of Node leave unresolved.
const here = process.getBuiltinModule('node:fs').realpathSync(fileURLToPath(import.meta.url));
let program;
try {
  program = nodeModule.createRequire(here)('../dist/main.cjs');
} catch {
  console.error('The installation is damaged: the program cannot be loaded. Install gitops-kit again.');
  process.exitCode = 1;
}
await program?.main(process);
