import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/records/kinds.ts';
import { runCli, type World } from '../helpers/context.ts';
import { folderWith } from '../helpers/folder.ts';
import { realKit } from '../helpers/kit.ts';

/** What may stand where a line ends, line by line. */
async function offered(line: string, world?: World): Promise<string[]> {
  const { code, out, err } = await runCli(['complete', '--', ...line.split(' ').slice(1)], world);
  expect([code, err]).toEqual([0, '']);
  return out.split('\n').slice(0, -1);
}

async function valuesOf(line: string, world?: World): Promise<string[]> {
  return (await offered(line, world)).map((one) => one.replace(/\t.*/, ''));
}

const EVIL = `Jane \u001b[31m $(touch pwned) \`touch pwned\`; touch pwned * %F{red} a:b\\n ' " Doe`;
const ACME = `pack: { name: acme, title: ${JSON.stringify(EVIL)}, version: 1.0.0, licence: internal }
speakers:
  - { id: jane-doe, name: ${JSON.stringify(EVIL)} }
`;
const LOCK = JSON.stringify({
  version: 1,
  packs: { acme: { address: 'https://a.example/b', commit: 'a'.repeat(40), digest: 'b'.repeat(64) } },
});

/** A repository with a pack of its own and one that was installed. */
function repository(): World {
  const folder = folderWith({
    '.git/HEAD': '',
    '.gitops-kit/acme/pack.yaml': ACME,
    '.gitops-kit/own/pack.yaml': ACME.replace('name: acme', 'name: own'),
    '.gitops-kit/packs.lock.json': LOCK,
  });
  return { cwd: folder, env: { HOME: folder } };
}

describe('what may stand at the cursor', () => {
  // biome-ignore format: one case, one line
  test.each([
    ['gitops-kit sea', ['search']],
    ['gitops-kit --no-color sea', ['search']],
    ['gitops-kit --pa', ['--pack']],
    ['gitops-kit pack ad', ['add']],
    ['gitops-kit help pi', ['pitch']],
    ['gitops-kit com', ['completion']],
    ['gitops-kit completion ', ['bash', 'zsh', 'fish', 'powershell']],
    ['gitops-kit completion bash ', []],
    ['gitops-kit pack add ', ['quote', 'point', 'objection', 'use-case', 'talk', 'incident']],
    ['gitops-kit pack add quote --t', ['--to', '--text', '--title', '--tool', '--topic', '--talk']],
    ['gitops-kit pitch --mi', ['--minutes']],
    ['gitops-kit chat --for fin', ['finance']],
    ['gitops-kit pack list ', ['--json', '--help', '--version', '--no-color', '--no-pager', '--pack', '--debug']],
    ['gitops-kit search --mi', []],
    ['gitops-kit search --kind q', ['quote']],
    ['gitops-kit search -k q', ['quote']],
    ['gitops-kit search --industry bank', ['banking']],
    ['gitops-kit quotes --industry b', []],
    ['gitops-kit search --kind=q', ['--kind=quote']],
    ['gitops-kit search --kind = q', ['quote']],
    ['gitops-kit search --kind quote,quo', []],
    ['gitops-kit pitch --audience s', ['sre', 'security-compliance']],
    ['gitops-kit pitch --audience sre,s', ['sre,security-compliance']],
    ['gitops-kit pitch --audience=sre,dev', ['--audience=sre,developers', '--audience=sre,devops']],
    ['gitops-kit answer slow --audience sre,s', []],
    ['gitops-kit quotes --speaker steve', ['steve-wade']],
    ['gitops-kit pitch --topic sec', ['security']],
    ['gitops-kit show legacy --format ', ['text', 'markdown', 'html', 'slides', 'json']],
    ['gitops-kit pack add point --part w', ['why', 'what', 'who']],
    ['gitops-kit show kyle-six', ['kyle-six-hours-to-ten-minutes']],
    ['gitops-kit open kyle-six', ['kyle-six-hours-to-ten-minutes']],
    ['gitops-kit show kyle-sheetops ', []],
    ['gitops-kit search kyle', []],
    ['gitops-kit list us', ['use-cases']],
    ['gitops-kit pitch --output ', []],
    ['gitops-kit --pack ', []],
    ['gitops-kit --pack nowhere show kyle-six', []],
    ['gitops-kit --version sho', []],
    ['gitops-kit bananas --kind ', []],
    ['gitops-kit __proto__ ', []],
    ['gitops-kit list $(touch', []],
  ])('%s', async (line, values) => {
    expect(await valuesOf(line)).toEqual(values);
  });

  test('every command but the one that completes', async () => {
    const { out } = await runCli(['--help']);
    const commands = Array.from(out.matchAll(/^ {2}([a-z]+) .*/gm), ([, name = '']) => name);
    expect(commands).not.toContain('complete');
    expect(await valuesOf('gitops-kit ')).toEqual(commands.filter((name) => name !== 'gitops-kit'));
    expect(await valuesOf('gitops-kit')).toEqual(await valuesOf('gitops-kit '));
  });

  test('every record and every kind', async () => {
    expect(await valuesOf('gitops-kit show ')).toEqual(realKit().records.map(({ id }) => id));
    expect(await valuesOf('gitops-kit list ')).toHaveLength(KINDS.length);
  });

  test('what each is stands beside it', async () => {
    expect(await offered('gitops-kit pitch --mi')).toEqual(['--minutes\tspeaking time, 1 to 60']);
    expect(await offered('gitops-kit show sre')).toEqual(['sre\tSREs and operations']);
    expect(await offered('gitops-kit list quo')).toEqual(['quotes']);
  });
});

describe('packs', () => {
  // biome-ignore format: one case, one line
  test.each([
    ['gitops-kit pack show ', ['kit', 'own', 'acme']],
    ['gitops-kit pack update ', ['acme']],
    ['gitops-kit pack update acme ', []],
    ['gitops-kit pack add talk --to ', ['own', 'acme']],
    ['gitops-kit show acme/', ['acme/jane-doe']],
    ['gitops-kit search --speaker own', ['own/jane-doe']],
  ])('%s', async (line, values) => {
    expect(await valuesOf(line, repository())).toEqual(values);
  });

  test('one that the line names', async () => {
    const cwd = folderWith({ 'there/pack.yaml': ACME });
    expect(await valuesOf('gitops-kit show --pack there acme', { cwd })).toEqual(['acme/jane-doe']);
    expect(await valuesOf('gitops-kit show acme', { cwd })).toEqual([]);
  });

  test('their titles are one line of plain letters', async () => {
    const about = `Jane $(touch pwned) \`touch pwned\`; touch pwned * %F{red} a:b\\n ' " Doe`;
    expect(await offered('gitops-kit show acme/', repository())).toEqual([`acme/jane-doe\t${about}`]);
  });

  test('nothing is kept', async () => {
    const { context } = await runCli(['complete', '--', 'show', 'kyle'], repository());
    expect(context.state.names()).toEqual([]);
  });
});

/** Whether a shell is on this machine. */
function isThere(shell: string): boolean {
  return !spawnSync(shell, ['-c', '']).error;
}

describe('the script', () => {
  test.each(['bash', 'zsh', 'fish', 'PowerShell'])('of %s says how to install it', async (name) => {
    const shell = name.toLowerCase();
    const { code, out } = await runCli(['completion', shell]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^# Completion of gitops-kit for ${name}\\. To have it always`, 'm'));
    expect(out).toMatch(new RegExp(`^# {3}.*gitops-kit completion ${shell}`, 'm'));
  });

  test.each([
    [[], 'The name of a shell is missing.'],
    [['csh'], 'There is no completion for "csh".'],
    [['__proto__'], 'There is no completion for "__proto__".'],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await runCli(['completion', ...argv]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(`${message}\nName one: gitops-kit completion bash, zsh, fish or powershell.\n`);
  });

  test.each(['bash', 'zsh', 'fish'].filter(isThere))('of %s is sound', async (shell) => {
    const { out: script } = await runCli(['completion', shell]);
    const done = spawnSync(shell, ['-n', 'script'], { cwd: folderWith({ script }), encoding: 'utf8' });
    expect([done.status, done.stderr]).toEqual([0, '']);
  });

  test('of PowerShell is sound, by its grammar', async () => {
    const { out: script } = await runCli(['completion', 'powershell']);
    const { Language, Parser } = await import('web-tree-sitter');
    await Parser.init();
    const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
    const parser = new Parser().setLanguage(await Language.load(grammar));
    expect(parser.parse(script)?.rootNode.hasError).toBe(false);
    expect(parser.parse(script.replace('| Select', '| | Select'))?.rootNode.hasError).toBe(true);
  });

  // With a program in place of ours that answers as it does: PowerShell replaces the word at the cursor.
  test.runIf(isThere('pwsh'))('completes in PowerShell', async () => {
    const { out: script } = await runCli(['completion', 'powershell']);
    const { out: answer } = await runCli(['complete', '--', 'show', 'acme/'], repository());
    const cwd = folderWith({ answer, script, 'gitops-kit': '#!/bin/sh\nprintf "<%s>" "$@" > asked; cat answer\n' });
    chmodSync(join(cwd, 'gitops-kit'), 0o755);
    const line =
      'Get-Content -Raw script | Invoke-Expression; (TabExpansion2 "gitops-kit show acme/" 21).CompletionMatches.CompletionText';
    const env = { ...process.env, PATH: `${cwd}:${process.env.PATH}` };
    const done = spawnSync('pwsh', ['-NoProfile', '-Command', line], { cwd, env, encoding: 'utf8' });
    expect([done.stdout.trim(), done.stderr]).toEqual(['acme/jane-doe', '']);
    expect(readFileSync(join(cwd, 'asked'), 'utf8')).toBe('<complete><--><show><acme/>');
  });

  test.runIf(isThere('bash'))('completes in bash', async () => {
    const { out: script } = await runCli(['completion', 'bash']);
    const { out: answer } = await runCli(['complete', '--', 'show', 'acme/'], repository());
    const cwd = folderWith({ answer, file: '' });
    // In place of the program: it says what it was asked, and answers as the program does.
    const line = `${script}
      gitops-kit() { printf '%s\\n' "$@" > asked; cat answer; echo Warning >&2; }
      COMP_WORDS=(gitops-kit show 'acme/' later) COMP_CWORD=2
      _gitops_kit
      printf '<%s>' "\${COMPREPLY[@]}"
      cat asked`;
    const done = spawnSync('bash', ['--norc', '-c', line], { cwd, encoding: 'utf8' });
    expect([done.stdout, done.stderr]).toEqual(['<acme/jane-doe>complete\n--\nshow\nacme/\n', '']);
    expect(readdirSync(cwd)).toEqual(['answer', 'asked', 'file']);
  });
});
