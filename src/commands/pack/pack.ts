/** The commands on packs. */
import { type Define, each, jsonOption, list } from '../options.ts';
import { packAddCommand } from './add.ts';
import { packCheckCommand } from './check.ts';
import { packInitCommand } from './init.ts';
import { packInstallCommand, packRemoveCommand, packStatusCommand, packUpdateCommand } from './install.ts';
import { packListCommand } from './list.ts';
import { packShowCommand } from './show.ts';
import { packTranscriptCommand } from './transcript.ts';

export const definePack: Define = (command, context, merged) => {
  command.description('evidence of your own, kept in files that you can share');
  command
    .command('list')
    .description('the packs that are found, and where')
    .addOption(jsonOption())
    .action((flags) => packListCommand(context, merged(flags)));
  command
    .command('show')
    .argument('<name>', 'the name of a pack')
    .description('what a pack brings and changes')
    .addOption(jsonOption())
    .action((name, flags) => packShowCommand(context, name, merged(flags)));
  command
    .command('check')
    .argument('[pack]', 'its name or path, or a folder of packs; all that are found where it is left out')
    .description('everything that is wrong in packs, with file, line and column')
    .addOption(jsonOption())
    .action((pack, flags) => packCheckCommand(context, pack, merged(flags)));
  command
    .command('init')
    .argument('<name>', 'a short name in small letters: acme')
    .argument('[folder]', 'where to make it')
    .description('a new pack, with comments that say what goes where')
    .option('--here', 'in .gitops-kit of this repository, and not in your own configuration')
    .option('--title <title>', 'what it is called in full')
    .action((name, folder, flags) => packInitCommand(context, name, folder, merged(flags)));
  const allowFile = ['--allow-file', 'fetch from a repository on this machine too'] as const;
  const force = ['-f, --force', 'even where its files have been changed by hand'] as const;
  command
    .command('install')
    .argument('[address]', 'an address that git takes; what the lock file names where it is left out')
    .description('install a pack from a Git repository, pinned to a commit')
    .option('--ref <ref>', 'a branch, a tag or a commit')
    .option('--here', 'in .gitops-kit of this repository, and not in your own configuration')
    .option(...allowFile)
    .option(...force)
    .action((address, flags) => packInstallCommand(context, address, merged(flags)));
  command
    .command('update')
    .argument('[names...]', 'installed packs; all where none is named')
    .description('bring installed packs up to what their repository has now')
    .option(...allowFile)
    .option(...force)
    .action((names, flags) => packUpdateCommand(context, names, merged(flags)));
  command
    .command('remove')
    .argument('<names...>', 'installed packs')
    .description('take installed packs away')
    .option(...force)
    .action((names, flags) => packRemoveCommand(context, names, merged(flags)));
  command
    .command('status')
    .argument('[names...]', 'installed packs; all where none is named')
    .description('at which commit installed packs are, and whether they are behind')
    .option(...allowFile)
    .addOption(jsonOption())
    .action((names, flags) => packStatusCommand(context, names, merged(flags)));
  command
    .command('transcript')
    .argument('<file>', 'captions as WebVTT, SRT, or JSON3 of YouTube')
    .description('join the captions of a talk to a pack, so that every second of it can be searched')
    .requiredOption('--talk <id>', 'the talk that they are of')
    .option('--to <pack>', 'the name of the pack, where there are several')
    .option('-f, --force', 'replace the transcript that is there')
    .action((file, flags) => packTranscriptCommand(context, file, merged(flags)));
  command
    .command('add')
    .argument('<kind>', 'quote, point, objection, use-case or talk')
    .description('add a record to a pack; on a terminal, what is not given is asked for')
    .option('--to <pack>', 'the name of the pack, where there are several')
    .option('--id <id>', 'its id; made of its first words unless given')
    .option('--from <hit>', 'quote: a moment of a transcript: its id, or its number in the last search')
    .option('--text <words>', 'quote: the words as they were said')
    .option('--speaker <name>', 'quote, talk: who said it; somebody new is added', list)
    .option('--role <role>', 'of a new speaker')
    .option('--organisation <name>', 'use-case: who does it; or of a new speaker')
    .option('--answers <question>', "quote: which sceptic's question it answers")
    .option('--title <title>', 'point, objection, use-case, talk: what it is called')
    .option('--part <part>', 'point: why, what, who or start')
    .option('--say <audience=text>', 'point, objection: what to say to whom; may be given again', each)
    .option('--because <why>', 'point: the mechanism behind it')
    .option('--ask <question>', 'point, objection: what to ask them')
    .option('--caveat <when>', 'point: when it does not hold')
    .option('--heard <phrase>', 'how people say it; may be given again', each)
    .option('--really <meaning>', 'objection: what they may really be saying')
    .option('--acknowledge <words>', 'objection: what to say first')
    .option('--evidence <ids>', 'objection: what shows it', list)
    .option('--concede <words>', 'objection: what is true in it, to be said aloud')
    .option('--summary <text>', 'use-case: in a sentence or two')
    .option('--how <step>', 'use-case: how it works; may be given again', each)
    .option('--tool <ids>', 'use-case: what they use', list)
    .option('--topic <topics>', 'what it is about', list)
    .option('--audience <who>', 'quote, use-case: for whom it is', list)
    .option('--event <event>', 'talk: where it was given; a new one needs --as-of')
    .option('--video <id>', "talk: the video's id at YouTube")
    .option('--length <time>', 'talk: how long it is')
    .option('--talk <id>', 'the talk in which it was said')
    .option('--at <time>', 'when in the talk, such as 12:45')
    .option('--page <address>', 'or the page on which it can be read')
    .option('--page-title <title>', 'the title of that page')
    .option('--as-of <date>', 'of when it is: 2026, 2026-11 or 2026-11-22')
    .action((kind, flags) => packAddCommand(context, kind, merged(flags)));
};
