/** Every command and flag. An action imports its command only when it runs, so that a start loads only what it needs. */
import { Command, Option } from 'commander';
import pkg from '../package.json' with { type: 'json' };
import { list } from './commands/options.ts';
import type { Context } from './context.ts';

/**
 * The command line.
 * @param argv the arguments; of the commands only the one that they name is made, because making all takes time
 * @param write takes what commander prints
 */
export function createProgram(context: Context, argv: readonly string[], write: (text: string) => void): Command {
  const program = new Command('gitops-kit')
    .description('Talking points, quotes and evidence for people who win others over to GitOps.')
    .version(pkg.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--no-color', 'print without colours')
    .option('--no-pager', 'print long output without a pager')
    .option('--debug', 'show where a fault of the program happened')
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 20 })
    .configureOutput({
      writeOut: write,
      writeErr: () => {}, // main words all errors
      getOutHelpWidth: () => Math.max(40, Math.min(context.stdout.columns || 80, 100)),
      getOutHasColors: () => false,
    })
    .exitOverride()
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES);

  const named = Object.entries(COMMANDS).filter(([name]) => name === argv[0]);
  for (const [name, define] of named.length ? named : Object.entries(COMMANDS)) {
    define(program.command(name), context, (flags) => ({ ...program.opts(), ...flags }));
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
        .option('-t, --topic <topic>', 'what it is about: security, cost, recovery ...')
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
      .option('--seed <number>', 'the same objections in the same order every time')
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
      .option('-s, --service <name>', 'which service', 'service')
      .option('--save', 'keep the answers, to compare with them next time')
      .option('--plain', 'without bars, for a screen reader')
      .addOption(jsonOption())
      .action(async (flags) => (await import('./commands/conversations.ts')).assessCommand(context, merged(flags))),
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
