import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { manualPage } from '../../scripts/manual.ts';
import { createProgram } from '../../src/program.ts';
import { testContext } from '../helpers/context.ts';
import { folderWith } from '../helpers/folder.ts';

const hasGroff = !spawnSync('groff', ['--version']).error;

describe('the manual page', async () => {
  const program = await createProgram(testContext(), [], () => {});
  const page = manualPage(program);

  test('has every command with every flag, and none that is hidden', () => {
    const plain = page.replaceAll('\\-', '-');
    const commands = program.commands.flatMap((one) => [one, ...one.commands]);
    for (const command of commands.filter((one) => one.name() !== 'complete')) {
      expect(plain).toMatch(new RegExp(`^\\.SS ".*${command.name()}\\b`, 'm'));
      for (const { flags } of command.options) expect(plain, command.name()).toContain(`.B ${flags}\n`);
    }
    expect(plain).not.toMatch(/^\.SS "complete\b/m);
  });

  test('says what examples, exit codes and topics there are', () => {
    expect(page).toMatch(/^gitops\\-kit pitch \\-\\-audience management/m);
    expect(page).toMatch(/^\.B 130\ncancelled$/m);
    expect(page).toMatch(/^\.B packs$/m);
  });

  test.runIf(hasGroff)('is sound, and can be read', () => {
    const cwd = folderWith({ page });
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww', 'page'], { cwd, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toContain('what somebody has just said');
  });
});
