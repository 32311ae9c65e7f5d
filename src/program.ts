/** The command line: every command, and the flags that all of them take. */
import { Command } from 'commander';
import pkg from '../package.json' with { type: 'json' };
import { list } from './commands/options.ts';
import type { Context } from './context.ts';

/**
 * The command line.
 * @param argv the arguments; of the commands only the one that they name is loaded, because loading all takes time
 * @param write takes what commander prints
 */
export async function createProgram(
  context: Context,
  argv: readonly string[],
  write: (text: string) => void,
): Promise<Command> {
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
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);

  const named = Object.entries(COMMANDS).filter(([name]) => name === argv[0]);
  const isVersion = argv[0] === '-V' || argv[0] === '--version';
  for (const [name, load] of named.length || isVersion ? named : Object.entries(COMMANDS)) {
    const define = await load();
    const merged: Merged = (flags) => ({ ...program.opts(), ...flags });
    define(program.command(name, { hidden: name === 'complete' }), context, merged, write);
  }
  return program;
}

type Merged = <T extends object>(flags: T) => T;

/** Some commands speak of all of them, and so print what commander prints. */
type DefineWith = (command: Command, context: Context, merged: Merged, write: (text: string) => void) => void;

/** Each command, as it is loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<DefineWith>>> = {
  pitch: async () => (await import('./commands/pitch.ts')).definePitch,
  search: async () => (await import('./commands/search.ts')).defineSearch,
  quotes: async () => (await import('./commands/quotes.ts')).defineQuotes,
  answer: async () => (await import('./commands/answer.ts')).defineAnswer,
  open: async () => (await import('./commands/open.ts')).defineOpen,
  show: async () => (await import('./commands/show.ts')).defineShow,
  list: async () => (await import('./commands/list.ts')).defineList,
  chat: async () => (await import('./commands/chat.ts')).defineChat,
  rehearse: async () => (await import('./commands/rehearse.ts')).defineRehearse,
  assess: async () => (await import('./commands/assess.ts')).defineAssess,
  pack: async () => (await import('./commands/pack/pack.ts')).definePack,
  mcp: async () => (await import('./commands/mcp/mcp.ts')).defineMcp,
  completion: async () => (await import('./commands/completion.ts')).defineCompletion,
  help: async () => {
    const { defineHelp } = await import('./commands/help.ts');
    return (command, context, merged, write) =>
      defineHelp(command, context, merged, () => createProgram(context, [], write));
  },
  complete: async () => {
    const { defineComplete } = await import('./commands/completion.ts');
    return (command, context) =>
      defineComplete(command, context, (words) =>
        // Behind `help` every command may stand.
        createProgram(context, words[0] === 'help' ? [] : words, () => {}),
      );
  },
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
  gitops-kit help topics
`;
