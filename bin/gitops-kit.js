#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';

nodeModule.enableCompileCache?.();
// Not by the link that npm makes to this file, which some settings of Node leave unresolved.
const built = new URL('../dist/', pathToFileURL(realpathSync(new URL(import.meta.url))));
const program = await import(new URL('main.js', built).href).catch(() => {
  console.error('The installation is damaged: the program cannot be loaded. Install gitops-kit again.');
  process.exitCode = 1;
});
await program?.main(process, built);
