#!/usr/bin/env node
const { realpathSync } = require('node:fs');
const nodeModule = require('node:module');

nodeModule.enableCompileCache?.();
// Not by the link that npm makes to this file, which some settings of Node leave unresolved.
const here = realpathSync(__filename);
let program;
try {
  program = nodeModule.createRequire(here)('../dist/main.cjs');
} catch {
  console.error('The installation is damaged: the program cannot be loaded. Install gitops-kit again.');
  process.exitCode = 1;
}
program?.main(process);
