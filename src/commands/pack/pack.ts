/** The commands on packs. */
import type { Define } from '../options.ts';
import { definePackAdd } from './add.ts';
import { definePackCheck } from './check.ts';
import { definePackInit } from './init.ts';
import { definePackInstall, definePackRemove, definePackStatus, definePackUpdate } from './install.ts';
import { definePackList } from './list.ts';
import { definePackShow } from './show.ts';
import { definePackTranscript } from './transcript.ts';

/** In the order in which the help shows them. */
const COMMANDS: Readonly<Record<string, Define>> = {
  list: definePackList,
  show: definePackShow,
  check: definePackCheck,
  init: definePackInit,
  install: definePackInstall,
  update: definePackUpdate,
  remove: definePackRemove,
  status: definePackStatus,
  transcript: definePackTranscript,
  add: definePackAdd,
};

export const definePack: Define = (command, ...rest) => {
  command.description('evidence of your own, kept in files that you can share');
  for (const [name, define] of Object.entries(COMMANDS)) define(command.command(name), ...rest);
};
