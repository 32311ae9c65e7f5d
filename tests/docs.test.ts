/** The examples of docs/: what is on them can be typed as it stands, and prints what they say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TOPICS } from '../src/commands/help.ts';
import { printed, wordsOf } from './helpers/examples.ts';
import { runCli } from './helpers/context.ts';
import { folderWith } from './helpers/folder.ts';

const pageOf = (name: string) => readFileSync(join(import.meta.dirname, '..', 'docs', `${name}.md`), 'utf8');
