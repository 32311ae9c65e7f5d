#!/usr/bin/env node
import nodeModule from 'node:module';

nodeModule.enableCompileCache?.();
const program = await import('../dist/main.js').catch(() => {
  console.error('The installation is damaged: the program cannot be loaded. Install gitops-kit again.');
  process.exitCode = 1;
});
await program?.main(process, new URL('../dist/', import.meta.url));
