#!/usr/bin/env node
const { enableCompileCache } = require('node:module');
enableCompileCache?.();
// Node 20 has no cache of compiled code, which is two fifths of what a search takes.
const program = enableCompileCache
  ? require('../dist/main.cjs')
  : require('./compile-cache.js').load('../dist/main.cjs');
program.main(process, `${__dirname}/../dist`);
