import { expect, test } from 'vitest';
import { readCompiled, writeCompiled } from '../../src/records/compiled.ts';
import { createKit, type Pack } from '../../src/records/kit.ts';
import type { KitRecord } from '../../src/records/schema.ts';
import { realKit } from '../helpers/kit.ts';

const topic = (id: string, label: string): KitRecord => ({ kind: 'topic', id, label, aliases: [], vocabulary: [] });
const tool = (id: string, name: string): KitRecord => ({
  kind: 'tool',
  id,
  name,
  purpose: 'p',
  category: 'c',
  status: 'active',
});

function pack(name: string, ...records: KitRecord[]): Pack {
  return readCompiled(writeCompiled({ name, title: name, version: '1.0.0', licence: 'MIT' }, records));
}

test('a later pack adds records and replaces those of the same id, of whatever kind, in their place', () => {
  const kit = createKit([
    pack('one', topic('a', 'A'), topic('b', 'B'), topic('c', 'C')),
    pack('two', tool('b', 'Other'), topic('d', 'D'), topic('a', 'Another A')),
  ]);
  expect(kit.packs.map(({ name }) => name)).toEqual(['one', 'two']);
  expect(kit.records.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['topic a', 'tool b', 'topic c', 'topic d']);
  expect(kit.all('topic').map(({ label }) => label)).toEqual(['Another A', 'C', 'D']);
  expect(kit.all('quote')).toEqual([]);
  expect(kit.find('tool', 'b')?.name).toBe('Other');
  expect(kit.find('topic', 'b')).toBeUndefined();
  expect([kit.kindOf('b'), kit.kindOf('x'), kit.get('constructor')]).toEqual(['tool', undefined, undefined]);
});

test('what is compiled reads back as it was, line ends and other scripts too', () => {
  const records = [topic('a', 'Jürgen “quotes”\nand 日本 🎉 \u2028'), ...realKit().records];
  const text = writeCompiled({ name: 'x', title: 'Ü', version: '1.0.0', licence: 'MIT' }, records);
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(text.split('\n')).toHaveLength(records.length + 1);
  const { manifest, entries } = readCompiled(text);
  expect(manifest.title).toBe('Ü');
  expect(entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual(records.map(({ kind, id }) => `${kind} ${id}`));
  expect(entries.map(({ record }) => record)).toEqual(records);
});
