/** What a shell needs to complete a command line: its script, and the candidates for which the script asks. */

import { basename } from 'node:path';
import type { Command, Option } from 'commander';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { isInstalled } from '../packs/remote/lock.ts';
import { toHit } from '../records/hit.ts';
import { ADDITIONS, KINDS, PARTS } from '../records/kinds.ts';
import type { Kit } from '../records/kit.ts';
import { plural } from '../records/lookup.ts';
import type { KitRecord } from '../records/schema.ts';
import { FORMAT_NAMES } from '../render/result.ts';
import { repeated, visible } from '../text/text.ts';
import { TOPICS } from './help.ts';
import type { Define } from './options.ts';
import { list } from './options.ts';

/** What may stand at the cursor; `about` is shown beside it where the shell can. */
interface Candidate {
  readonly value: string;
  readonly about?: string | undefined;
}

/** Each asks for the candidates line by line, and completes files where there is none. Nothing of an answer is evaluated. */
const SCRIPTS = {
  bash: `# Completion of gitops-kit for bash. To have it always, put this line into ~/.bashrc:
#   eval "$(gitops-kit completion bash)"
_gitops_kit() {
  local IFS=$'\\n'
  COMPREPLY=($(gitops-kit complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1))
}
complete -o default -F _gitops_kit gitops-kit
`,
  zsh: `#compdef gitops-kit
# Completion of gitops-kit for zsh. To have it always, put this line into ~/.zshrc, after compinit:
#   eval "$(gitops-kit completion zsh)"
_gitops_kit() {
  local -a found
  found=("\${(@f)$(gitops-kit complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n $found ]]; then
    found=("\${(@)found/$'\\t'/:}")
    _describe gitops-kit found
  else
    _files
  fi
}
if [[ $funcstack[1] == _gitops_kit ]]; then _gitops_kit; else compdef _gitops_kit gitops-kit; fi
`,
  fish: `# Completion of gitops-kit for fish. To have it always:
#   gitops-kit completion fish > ~/.config/fish/completions/gitops-kit.fish
function __gitops_kit
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    set -l found (gitops-kit complete -- $words "$current" 2>/dev/null)
    if set -q found[1]
        printf '%s\\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c gitops-kit -f -k -a '(__gitops_kit)'
`,
  // Of a list with commas PowerShell replaces the last word alone, and before 7.3 it drops an empty word. In an array,
  // `--` gets through the script with which npm starts a program on Windows.
  powershell: `# Completion of gitops-kit for PowerShell. To have it always, put this line into $PROFILE:
#   gitops-kit completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName gitops-kit -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object {
        $length = [Math]::Min($_.Extent.Text.Length, $cursorPosition - $_.Extent.StartOffset)
        $_.Extent.Text.Substring(0, $length).Trim([char[]]@(34, 39))
    })
    $typed = ''
    if ($wordToComplete -ne '' -and $words.Count -gt 0) {
        $typed = $words[-1]
    } elseif ($PSVersionTable.PSVersion -lt [version]'7.3') {
        $words += '""'
    } else {
        $words += ''
    }
    $before = 0
    if ($typed.EndsWith($wordToComplete)) { $before = $typed.Length - $wordToComplete.Length }
    $all = @('complete', '--') + $words
    & gitops-kit @all 2>$null | ForEach-Object {
        $value, $about = $_ -split "\`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value.Substring($before), $value, 'ParameterValue', $about)
    }
}
`,
} as const;

export const defineCompletion: Define = (command, context) =>
  command
    .argument('[shell]', 'bash, zsh, fish or powershell')
    .description('the script with which your shell completes commands, flags and ids')
    .action((shell) => completionCommand(context, shell));

/** What that script runs. @param programFor the command line that is being completed */
export function defineComplete(
  command: Command,
  context: Context,
  programFor: (words: readonly string[]) => Promise<Command>,
): void {
  command.argument('[words...]').action(async (words) => completeCommand(context, words, await programFor(words)));
}

/** Prints the script of a shell. @throws UsageError where none is named, or one for which there is none */
async function completionCommand(context: Context, shell: string | undefined): Promise<void> {
  const [, script] = Object.entries(SCRIPTS).find(([name]) => name === shell) ?? [];
  if (script !== undefined) return context.stdout.write(script);
  throw new UsageError(
    shell === undefined ? 'The name of a shell is missing.' : `There is no completion for "${repeated(shell)}".`,
    'Name one: gitops-kit completion bash, zsh, fish or powershell.',
  );
}

/**
 * Prints what may stand at the cursor, a line each: the word, a tab, what it is. Where something is wrong, nothing.
 * @param words the words after the program's name; the last is the one at the cursor
 * @param program the commands and flags that there are
 */
async function completeCommand(context: Context, words: readonly string[], program: Command): Promise<void> {
  try {
    program.parseOptions(words.slice(0, -1));
    context.packs.use(program.opts<{ pack?: string[] }>().pack ?? []);
    const found = await candidates(context, words, program);
    await context.stdout.write(found.map(lineOf).join(''));
  } catch {
    // Nobody wants to read an error in the middle of a line that is still being typed.
  }
}

function lineOf({ value, about = '' }: Candidate): string {
  return `${[value, visible(about)].filter(Boolean).join('\t')}\n`;
}

/** No letter that means something to a shell. */
const SAFE = /^[\w.,/=-]+$/;

async function candidates(context: Context, words: readonly string[], program: Command): Promise<Candidate[]> {
  // bash makes three words of `--kind=quote`.
  const typed = words.at(-1) === '=' ? '' : (words.at(-1) ?? '');
  const place = placeOf(program, words.slice(0, -1));
  const flag = /^--[\w-]+=/.exec(typed)?.[0] ?? '';
  const option = flag ? optionOf(place.command, flag.slice(0, -1)) : place.option;
  const all = option
    ? await values(context, option, flag, typed.slice(flag.length))
    : typed.startsWith('-') || takesFlagsAlone(place.command)
      ? optionsOf(place.command).map(({ long, description }) => ({ value: long ?? '', about: description }))
      : await taken(context, place, program);
  return all.filter(({ value }) => value.startsWith(typed) && SAFE.test(value));
}

/** Where in a command line something is typed: after which command, its arguments, and maybe a flag that takes a value. */
interface Place {
  readonly command: Command;
  readonly path: string;
  readonly given: readonly string[];
  readonly option: Option | undefined;
}

function placeOf(program: Command, words: readonly string[]): Place {
  let command = program;
  let option: Option | undefined;
  const path: string[] = [];
  const given: string[] = [];
  for (const word of words.filter((one) => one !== '=')) {
    const named = given.length ? undefined : subcommands(command).find((one) => one.name() === word);
    if (option) {
      option = undefined;
    } else if (word.startsWith('-')) {
      option = optionOf(command, word);
      if (!option?.required) option = undefined;
    } else if (named) {
      command = named;
      path.push(word);
    } else given.push(word);
  }
  return { command, path: path.join(' '), given, option };
}

function subcommands(command: Command): readonly Command[] {
  return command.createHelp().visibleCommands(command);
}

function commandsIn(command: Command): Candidate[] {
  return subcommands(command).map((one) => ({ value: one.name(), about: one.description() }));
}

function optionsOf(command: Command): readonly Option[] {
  const help = command.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
}

function takesFlagsAlone({ commands, registeredArguments }: Command): boolean {
  return !commands.length && !registeredArguments.length;
}

function optionOf(command: Command, flag: string): Option | undefined {
  return optionsOf(command).find(({ long, short }) => flag === long || flag === short);
}

/** Values of a flag: after the last comma where it takes several. */
async function values(context: Context, option: Option, flag: string, typed: string): Promise<Candidate[]> {
  const before = option.parseArg === list ? typed.slice(0, typed.lastIndexOf(',') + 1) : '';
  const there = before.split(',');
  return (await valuesOf(context, option.name()))
    .filter(({ value }) => !there.includes(value))
    .map(({ value, about }) => ({ value: flag + before + value, about }));
}

/** The values of a flag that are known, by its name. */
export async function valuesOf(context: Context, name: string): Promise<Candidate[]> {
  if (name === 'format') return named(FORMAT_NAMES);
  if (name === 'kind') return named(KINDS);
  if (name === 'part') return named(PARTS);
  if (name === 'to') return (await packs(context)).slice(1);
  const kind = KINDS.find((one) => one === (name === 'for' ? 'audience' : name));
  if (!kind) return [];
  const kit = await context.kit();
  return kit.all(kind).map((record) => known(kit, record));
}

type Source = (context: Context) => Candidate[] | Promise<Candidate[]>;

/** What commands take beside flags. */
const ARGUMENTS: Readonly<Record<string, Source>> = {
  completion: () => named(Object.keys(SCRIPTS)),
  list: () => named(KINDS.map(plural)),
  open: ids,
  'pack add': () => named(ADDITIONS),
  'pack remove': installed,
  'pack show': packs,
  'pack status': installed,
  'pack update': installed,
  show: ids,
};

async function taken(context: Context, { command, path, given }: Place, program: Command): Promise<Candidate[]> {
  if (path === 'help' && !given.length) return [...commandsIn(program), ...topics()];
  const source = ARGUMENTS[path];
  if (given.length && source !== installed) return [];
  const found = (await source?.(context)) ?? commandsIn(command);
  return found.filter(({ value }) => !given.includes(value));
}

async function ids(context: Context): Promise<Candidate[]> {
  const kit = await context.kit();
  return kit.records.map((record) => known(kit, record));
}

function known(kit: Kit, record: KitRecord): Candidate {
  return { value: record.id, about: toHit(kit, record).title };
}

/** The kit's own pack first. */
async function packs(context: Context): Promise<Candidate[]> {
  return (await context.kit()).packs.map(({ name, title }) => ({ value: name, about: title }));
}

function installed(context: Context): Candidate[] {
  const paths = context.packs.found().packs.map(({ path }) => path);
  return named(paths.filter(isInstalled).map((path) => basename(path)));
}

function topics(): Candidate[] {
  return [...Object.entries(TOPICS).map(([value, about]) => ({ value, about })), { value: 'topics' }];
}

function named(words: readonly string[]): Candidate[] {
  return words.map((value) => ({ value }));
}
