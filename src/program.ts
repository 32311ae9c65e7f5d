/** Every command and flag. An action imports its command only when it runs, so that a start loads only what it needs. */
import { Command, Option } from 'commander';
import pkg from '../package.json' with { type: 'json' };
import { each, list } from './commands/options.ts';
import type { Context } from './context.ts';

/**
 * The command line.
 * @param argv the arguments; of the commands only the one that they name is made, because making all takes time
 * @param write takes what commander prints
 */
export function createProgram(context: Context, argv: readonly string[], write: (text: string) => void): Command {
  const program: Command = new Command('gitops-kit')
    .description('Talking points, quotes and evidence for people who win others over to GitOps.')
    .version(pkg.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--no-color', 'print without colours')
    .option('--no-pager', 'print long output without a pager')
    .option('--pack <path>', 'use this pack too: a folder or a YAML file', list)
    .option('--debug', 'show where a fault of the program happened')
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 20 })
    .configureOutput({
      writeOut: write,
      writeErr: () => {}, // main words all errors
      getOutHelpWidth: () => Math.max(40, Math.min(context.stdout.columns || 80, 100)),
      getOutHasColors: () => false,
    })
    .exitOverride()
    .hook('preAction', () => context.shelf.use(program.opts<{ pack?: string[] }>().pack ?? []))
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES);

  const named = Object.entries(COMMANDS).filter(([name]) => name === argv[0]);
  for (const [name, define] of named.length ? named : Object.entries(COMMANDS)) {
    define(program.command(name, { hidden: name === 'complete' }), context, (flags) => ({
      ...program.opts(),
      ...flags,
    }));
  }
  return program;
}

/** Defines a command; `merged` adds the flags that every command takes to its own. */
type Define = (command: Command, context: Context, merged: <T extends object>(flags: T) => T) => void;

const COMMANDS: Readonly<Record<string, Define>> = {
  pitch: (command, context, merged) =>
    delivered(
      command
        .description('talking points for one audience or several, ready to be read out')
        .option('-a, --audience <who>', 'whom you will talk to: leadership, sre, developers ...', list)
        .option('-t, --topic <topic>', 'what it is about: security, cost, recovery ...; several with commas', list)
        .option('-m, --minutes <minutes>', 'speaking time, 1 to 60', '5'),
    ).action(async (flags) => (await import('./commands/pitch.ts')).pitchCommand(context, merged(flags))),

  search: (command, context, merged) =>
    delivered(
      filtered(command.argument('<words...>', 'what you look for, in your own words'), true)
        .description('everything in the kit, in your own words')
        .option('-n, --limit <number>', 'how many results at most', '5'),
    ).action(async (words, flags) =>
      (await import('./commands/search.ts')).searchCommand(context, words, merged(flags)),
    ),

  quotes: (command, context, merged) =>
    delivered(
      filtered(command.argument('[words...]', 'what the quote should be about'))
        .description('verbatim quotes, each with its moment in the video')
        .option('-r, --random', 'one of them')
        .option('-n, --limit <number>', 'how many at most', '100'),
    ).action(async (words, flags) =>
      (await import('./commands/quotes.ts')).quotesCommand(context, words, merged(flags)),
    ),

  answer: (command, context, merged) =>
    delivered(
      command
        .argument('<words...>', 'what somebody has just said')
        .description('what to say to an objection, with evidence')
        .option('-a, --audience <who>', 'in whose words to answer')
        .option('-m, --more', 'the next best cards too'),
    ).action(async (words, flags) =>
      (await import('./commands/answer.ts')).answerCommand(context, words, merged(flags)),
    ),

  open: (command, context, merged) =>
    command
      .argument('<id-or-words...>', 'the id of a record, its number in the last search, or words')
      .description('open a talk at its second, its slides, or the page of a tool')
      .option('--at <time>', 'another time, such as 12:45 or 1:49:42')
      .option('--slides', 'the slides instead of the video')
      .option('-p, --print', 'print the address and do not open it')
      .action(async (words, flags) => (await import('./commands/open.ts')).openCommand(context, words, merged(flags))),

  show: (command, context, merged) =>
    delivered(
      command
        .argument('<id>', 'the id of a record, or its number in the last search')
        .description('one record in full; a talk with its moments in order'),
    ).action(async (id, flags) => (await import('./commands/show.ts')).showCommand(context, id, merged(flags))),

  list: (command, context, merged) =>
    filtered(command.argument('[kind]', 'quotes, points, talks, tools, topics, audiences ...'))
      .description('browse the kit; with --json and no kind, all of it')
      .addOption(jsonOption())
      .action(async (kind, flags) => (await import('./commands/list.ts')).listCommand(context, kind, merged(flags))),

  chat: (command, context, merged) =>
    command
      .description('a conversation: the pitch, then an answer to whatever they say')
      .option('-a, --audience <who>', 'whom you talk to, several with commas', list)
      .option('-t, --topic <topic>', 'what they care about, several with commas', list)
      .option('-m, --minutes <minutes>', 'speaking time of the pitch, 1 to 60')
      .option('--follow-up <file>', 'write the message to send afterwards to a file: .md, .txt, .html ...')
      .option('--copy', 'put that message onto the clipboard')
      .option('-f, --force', 'replace the file if it exists')
      .option('--resume', 'go on with a conversation that was left')
      .option('--no-state', 'keep nothing')
      .option('--plain', 'numbered choices and no redrawing, for a screen reader')
      .action(async (flags) => (await import('./commands/conversations.ts')).chatCommand(context, merged(flags))),

  rehearse: (command, context, merged) =>
    command
      .description('practise: a sceptic objects, you answer, and what is hard comes back')
      .option('-a, --audience <who>', 'the audience that the sceptic belongs to')
      .option('-c, --count <number>', 'how many objections, 1 to 50', '5')
      .option('--seed <number>', 'the same choice every time; what was practised counts, so add --no-state')
      .option('--no-state', 'keep nothing')
      .option('--plain', 'numbered choices and no redrawing, for a screen reader')
      .action(async (flags) => (await import('./commands/conversations.ts')).rehearseCommand(context, merged(flags))),

  assess: (command, context, merged) =>
    command
      .description("DORA's measures for one service: where it stands, what moves it, and what to say")
      .option('--deploy-frequency <how-often>', 'how often a change goes live: "3 a day", weekly ...')
      .option('--lead-time <time>', 'from commit to running in production: 2h, "3 days" ...')
      .option('--recovery-time <time>', 'from a failed deployment to a service that works: 45min, "1 day" ...')
      .option('--fail-rate <per-cent>', 'deployments that have to be put right afterwards: 20%')
      .option('--rework-rate <per-cent>', 'unplanned deployments that repair what users met: 10%')
      .option('-a, --audience <who>', 'in whose words to make the points')
      .option('-s, --service <name>', 'which service', 'your service')
      .option('--save', 'keep the answers, to compare with them next time')
      .option('--plain', 'without bars, for a screen reader')
      .addOption(jsonOption())
      .action(async (flags) => (await import('./commands/conversations.ts')).assessCommand(context, merged(flags))),
  pack: (command, context, merged) => {
    const run = () => import('./commands/pack.ts');
    command.description('evidence of your own, kept in files that you can share');
    command
      .command('list')
      .description('the packs that are found, and where')
      .addOption(jsonOption())
      .action(async (flags) => (await run()).packListCommand(context, merged(flags)));
    command
      .command('show')
      .argument('<name>', 'the name of a pack')
      .description('what a pack brings and changes')
      .addOption(jsonOption())
      .action(async (name, flags) => (await run()).packShowCommand(context, name, merged(flags)));
    command
      .command('check')
      .argument('[pack]', 'its name or path, or a folder of packs; all that are found where it is left out')
      .description('everything that is wrong in packs, with file, line and column')
      .addOption(jsonOption())
      .action(async (pack, flags) => (await run()).packCheckCommand(context, pack, merged(flags)));
    command
      .command('init')
      .argument('<name>', 'a short name in small letters: acme')
      .argument('[folder]', 'where to make it')
      .description('a new pack, with comments that say what goes where')
      .option('--here', 'in .gitops-kit of this repository, and not in your own configuration')
      .option('--title <title>', 'what it is called in full')
      .action(async (name, folder, flags) => (await run()).packInitCommand(context, name, folder, merged(flags)));
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
      .action(async (address, flags) => (await run()).packInstallCommand(context, address, merged(flags)));
    command
      .command('update')
      .argument('[names...]', 'installed packs; all where none is named')
      .description('bring installed packs up to what their repository has now')
      .option(...allowFile)
      .option(...force)
      .action(async (names, flags) => (await run()).packUpdateCommand(context, names, merged(flags)));
    command
      .command('remove')
      .argument('<names...>', 'installed packs')
      .description('take installed packs away')
      .option(...force)
      .action(async (names, flags) => (await run()).packRemoveCommand(context, names, merged(flags)));
    command
      .command('status')
      .argument('[names...]', 'installed packs; all where none is named')
      .description('at which commit installed packs are, and whether they are behind')
      .option(...allowFile)
      .addOption(jsonOption())
      .action(async (names, flags) => (await run()).packStatusCommand(context, names, merged(flags)));
    command
      .command('transcript')
      .argument('<file>', 'captions as WebVTT, SRT, or JSON3 of YouTube')
      .description('join the captions of a talk to a pack, so that every second of it can be searched')
      .requiredOption('--talk <id>', 'the talk that they are of')
      .option('--to <pack>', 'the name of the pack, where there are several')
      .option('-f, --force', 'replace the transcript that is there')
      .action(async (file, flags) => (await run()).packTranscriptCommand(context, file, merged(flags)));
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
      .action(async (kind, flags) => (await run()).packAddCommand(context, kind, merged(flags)));
  },

  completion: (command, context) =>
    command
      .argument('[shell]', 'bash, zsh or fish')
      .description('the script with which your shell completes commands, flags and ids')
      .action(async (shell) => (await import('./commands/completion.ts')).completionCommand(context, shell)),

  // What that script runs.
  complete: (command, context) =>
    command.argument('[words...]').action(async (words) =>
      (await import('./commands/completion.ts')).completeCommand(
        context,
        words,
        createProgram(context, words, () => {}),
      ),
    ),
};

/** Shown below the help, and where a command lacks its argument. */
export const EXAMPLES = `
Examples:
  gitops-kit pitch --audience management --minutes 2
  gitops-kit answer "we don't have time to learn this" --audience sre
  gitops-kit search "who changed production"
  gitops-kit quotes --speaker steve
  gitops-kit open kyle-six-hours-to-ten-minutes
  gitops-kit show legacy
`;

function jsonOption(): Option {
  return new Option('-j, --json', 'print JSON');
}

/** Adds the flags that say where a result goes and in which format. */
function delivered(command: Command): Command {
  return command
    .option('--format <format>', 'text, markdown, html, slides or json')
    .option('-o, --output <file>', 'write it to a file; its ending chooses the format')
    .option('-f, --force', 'replace the file if it exists')
    .option('-c, --copy', 'put it onto the clipboard')
    .addOption(jsonOption());
}

function filtered(command: Command, kind = false): Command {
  if (kind) command.option('-k, --kind <kind>', 'only this kind: quote, point, objection, tool ...', list);
  return command
    .option('-a, --audience <who>', 'only what is for this audience', list)
    .option('-t, --topic <topic>', 'only what is about this topic', list)
    .option('-s, --speaker <name>', 'only what this person said', list)
    .option('-e, --event <event>', 'only what was said at this event', list);
}
