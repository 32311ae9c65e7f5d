#!/usr/bin/env node
require('./compile-cache.js').load('../dist/main.cjs').main(process, `${__dirname}/../dist`);
