/** The manual page, from the definitions that `--help` prints. */
import type { Command, Option } from 'commander';
import pkg from '../package.json' with { type: 'json' };
import { TOPICS } from '../src/commands/help.ts';
import { EXAMPLES } from '../src/program.ts';
import { asSentence } from '../src/text/text.ts';

/** What no definition says. */
const ENVIRONMENT = {
  NO_COLOR: 'no colours; FORCE_COLOR for colours in pipes',
  PAGER: 'what shows long output; less -FIRX unless told, none if it is empty',
  BROWSER: 'what opens addresses',
  GITOPS_KIT_PACKS: 'paths of packs, parted as in PATH',
  GITOPS_KIT_LLM: 'a command that may choose the card, as --llm',
  XDG_CONFIG_HOME: 'where packs are: ~/.config unless told',
  XDG_STATE_HOME: 'where conversations are kept: ~/.local/state unless told',
  XDG_CACHE_HOME: 'where what is made of packs is kept: ~/.cache unless told',
};

const EXIT = {
  0: 'done',
  1: 'nothing found, or it could not be done',
  2: 'wrong usage, or input that cannot be read',
  130: 'cancelled',
};

/** The page in the language of man. @param program with all commands */
export function manualPage(program: Command): string {
  return [
    `.TH GITOPS\\-KIT 1 "" "gitops\\-kit ${pkg.version}" "GitOps Conversation Kit"`,
    '.SH NAME',
    `gitops\\-kit \\- ${roff(lowered(program.description()).replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    '.B gitops\\-kit',
    '.RI [ command ]',
    '.RI [ options ]',
    '.SH DESCRIPTION',
    'Without a command, on a terminal, it is a conversation. Results go to the standard output, all else to the standard error.',
    '.SH COMMANDS',
    ...visible(program).flatMap((command) => commandPart(command)),
    '.SH OPTIONS OF ALL COMMANDS',
    ...optionParts(program),
    '.SH TOPICS',
    'Read one with',
    '.BR "gitops\\-kit help" " TOPIC."',
    ...Object.entries(TOPICS).flatMap(([name, about]) => item(name, about)),
    '.SH ENVIRONMENT',
    ...Object.entries(ENVIRONMENT).flatMap(([name, about]) => item(name, about)),
    '.SH EXIT STATUS',
    ...Object.entries(EXIT).flatMap(([code, about]) => item(code, about)),
    '.SH EXAMPLES',
    '.nf',
    ...EXAMPLES.split('\n').flatMap((line) => (line.startsWith('  ') ? [roff(line.trim())] : [])),
    '.fi',
    '',
  ].join('\n');
}

function commandPart(command: Command, before = ''): string[] {
  const path = before + command.name();
  const inside = visible(command);
  const takes = command.registeredArguments.map((one) => {
    const name = one.variadic ? `${one.name()}...` : one.name();
    return one.required ? `<${name}>` : `[${name}]`;
  });
  return [
    `.SS "${roff([path, ...takes].join(' '))}"`,
    `${roff(asSentence(command.description()))}.`,
    ...command.registeredArguments.flatMap((one) => (one.description ? item(one.name(), one.description) : [])),
    ...optionParts(command),
    ...inside.flatMap((one) => commandPart(one, `${path} `)),
  ];
}

function optionParts(command: Command): string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help' || !command.parent)
    .flatMap((option) => item(option.flags, described(option)));
}

function described({ description, defaultValue }: Option): string {
  const isTold = typeof defaultValue === 'number' || typeof defaultValue === 'string';
  return isTold ? `${description}; ${defaultValue} unless told` : description;
}

function visible(command: Command): readonly Command[] {
  return command.createHelp().visibleCommands(command);
}

function item(name: string, about: string): string[] {
  return ['.TP', `.B ${roff(name)}`, roff(about)];
}

/** Text in which nothing means anything to man. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replace(/^([.'])/gm, '\\&$1');
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
