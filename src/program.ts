/** The command line: every command, and the flags that all of them take. */
import { Command } from 'commander';
import pkg from '../package.json' with { type: 'json' };
import { defineAnswer } from './commands/answer.ts';
import { defineAssess } from './commands/assess.ts';
import { defineChat } from './commands/chat.ts';
import { defineComplete, defineCompletion } from './commands/completion.ts';
import { defineList } from './commands/list.ts';
import { defineOpen } from './commands/open.ts';
import { type Define, list } from './commands/options.ts';
import { definePack } from './commands/pack/pack.ts';
import { definePitch } from './commands/pitch.ts';
import { defineQuotes } from './commands/quotes.ts';
import { defineRehearse } from './commands/rehearse.ts';
import { defineSearch } from './commands/search.ts';
import { defineShow } from './commands/show.ts';
import { defineSite } from './commands/site.ts';
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
    .hook('preAction', () => context.packs.use(program.opts<{ pack?: string[] }>().pack ?? []))
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

const COMMANDS: Readonly<Record<string, Define>> = {
  pitch: definePitch,
  search: defineSearch,
  quotes: defineQuotes,
  answer: defineAnswer,
  open: defineOpen,
  show: defineShow,
  list: defineList,
  chat: defineChat,
  rehearse: defineRehearse,
  assess: defineAssess,
  site: defineSite,
  pack: definePack,
  completion: defineCompletion,
  complete: (command, context) => defineComplete(command, context, (words) => createProgram(context, words, () => {})),
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
