#!/usr/bin/env node
import nodeModule from 'node:module';

nodeModule.enableCompileCache?.();
const { main } = await import('../dist/main.js');
await main(process, new URL('../dist/', import.meta.url));
