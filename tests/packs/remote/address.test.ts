import { describe, expect, test } from 'vitest';
import { gitAddress, gitRef, shownAddress } from '../../../src/packs/remote/address.ts';

// biome-ignore format: one case, one line
test.each([
  ['https://github.example/team/pack.git'],
  ['https://host.example:8443/team/pack'],
  ['ssh://git@host.example:2222/team/pack.git'],
  ['git@host.example:team/pack.git'],
  ['host.example:pack.git'],
])('%s is taken', (address) => {
  expect(gitAddress(address, '/home', false)).toBe(address);
});

const SECRET = 'a user, a password or a token in it would be written into a file';

describe('refused', () => {
  // biome-ignore format: one case, one line
  test.each<[address: string, why: string]>([
    ['', 'that is no address'],
    ['--upload-pack=touch /tmp/owned', 'it begins like an option'],
    ['-oProxyCommand=x', 'it begins like an option'],
    ['ext::sh -c touch% /tmp/owned', '"ext::" lets an address run a program'],
    ['EXT::sh', '"EXT::" lets an address run a program'],
    ['fd::17', '"fd::" lets an address run a program'],
    ['https::https://host/x', '"https::" lets an address run a program'],
    ['http://host/pack.git', '"http://" is not used, because anybody on the way could change the pack'],
    ['git://host/pack.git', '"git://" is not used, because anybody on the way could change the pack'],
    ['ftp://host/pack.git', '"ftp://" is not used, because anybody on the way could change the pack'],
    ['ssh://-oProxyCommand=touch/x', 'it names no host'],
    ['ssh://git@-oProxyCommand=touch/x', 'it names no host'],
    ['https://', 'it names no host'],
    ['https://user:secret@host/x', SECRET],
    ['https://ghp_0123456789@github.example/team/pack', SECRET],
    ['HTTPS://user@host/x', SECRET],
    ['https://host/x?access_token=0123', SECRET],
    ['https://host/x#0123', SECRET],
    ['ssh://git:secret@host/x', SECRET],
    ['file:///srv/pack.git', 'that is on this machine'],
    ['/srv/pack.git', 'that is on this machine'],
    ['../pack.git', 'that is on this machine'],
    ['C:\\pack.git', 'that is on this machine'],
    ['https://host/\u001b[31mx', 'that is no address'],
    ['https://host/\nx', 'that is no address'],
    ['https://host/\u202ex', 'that is no address'],
  ])('%j', (address, why) => {
    expect(() => gitAddress(address, '/home', false)).toThrow(`: ${why}.`);
  });
});

// biome-ignore format: one case, one line
test.each([
  ['https://ghp_0123@github.example/team/x', 'https://github.example/team/x'],
  ['https://user:secret@host/x', 'https://host/x'],
  ['HTTPS://a@b@host/x', 'HTTPS://host/x'],
  ['https://host/x?token=secret', 'https://host/x'],
  ['ssh://git:secret@host/x', 'ssh://git@host/x'],
  ['ssh://git@host/x', 'ssh://git@host/x'],
  ['git@host:team/x', 'git@host:team/x'],
  ['fatal: unable to access \'https://u:p@host/x/\': 403', 'fatal: unable to access \'https://host/x/\': 403'],
  ['https://host/\u001b[2Jx', 'https://host/x'],
])('%j is shown without what may be a secret', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
  expect(() => gitAddress('https://secret@host/x', '/home', false)).not.toThrow(/secret@/);
});

test('the letters of a scheme may be small or capital', () => {
  expect(gitAddress('HTTPS://host/Team', '/home', false)).toBe('https://host/Team');
  expect(gitAddress('SSH://git@host/x', '/home', false)).toBe('ssh://git@host/x');
  expect(() => gitAddress('HTTP://host/x', '/home', false)).toThrow('"http://" is not used');
});

test('what is on this machine is taken where that was asked for', () => {
  const taken = ['file:///srv/pack.git', '/srv/pack.git', 'pack.git', './-x'].map((address) =>
    gitAddress(address, '/home', true),
  );
  expect(taken).toEqual(['file:///srv/pack.git', '/srv/pack.git', '/home/pack.git', '/home/-x']);
  expect(() => gitAddress('ext::sh', '/home', true)).toThrow();
  expect(() => gitAddress('-x', '/home', true)).toThrow();
});

test.each(['main', 'v1.2.0', 'feature/a-b', '0123456789abcdef', 'a@b'])('%s is a ref', (ref) => {
  expect(gitRef(ref)).toBe(ref);
});

test.each([
  '',
  '-x',
  '--upload-pack=x',
  'a..b',
  'a:b',
  '+a',
  'a b',
  'a^',
  'a~1',
  '@{u}',
  'a@{1}',
  'a.lock',
  'a/',
  'refs/*',
  'a\nb',
])('%j is no ref', (ref) => {
  expect(() => gitRef(ref)).toThrow('cannot be a branch, a tag or a commit');
});
