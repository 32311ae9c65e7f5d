/** Packs that somebody made to do harm, or by mistake. Each is made when its case runs, because Git keeps no such files. */
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFiles } from '../helpers/folder.ts';

/** A case: what is put into the folder of the pack `evil`, and what is said of it. */
export interface Hostile {
  readonly what: string;
  /** @param folder the pack's, which exists; beside it is `secret.yaml`, which must never be read */
  make(folder: string): void;
  /** What a check says, in part; nothing is said where it is left out. */
  readonly said?: RegExp;
  /** Whether records of the pack are used all the same. */
  readonly used?: boolean;
}

export const MANIFEST = 'pack: { name: evil, title: Evil, version: 1.0.0, licence: none }\n';
const TOPIC = (label: string, id = 'zeppelins') =>
  `topics:\n  - { id: ${id}, label: ${label}, aliases: [], vocabulary: [] }\n`;
const file = (content: string | Uint8Array) => (folder: string) => addFiles(folder, { 'pack.yaml': content });
const utf16 = Buffer.from(`\uFEFF${MANIFEST}${TOPIC('Z')}`, 'utf16le');

function bomb(levels: number): string {
  const lines = Array.from({ length: levels }, (_, level) =>
    level
      ? `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`
      : 'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  );
  return `${MANIFEST}${lines.join('\n')}\ntopics: *a${levels - 1}\n`;
}

const WRITE =
  'quotes: [{ id: q, text: T, speakers: [ada-crumb], answers: A, topics: [money], audiences: [bakers], sources: [{ page: "PAGE", title: T, asOf: "2026" }] }]\n';

// biome-ignore format: one case, one line
export const CORPUS: readonly Hostile[] = [
  // Text that acts.
  { what: 'escape sequences in every field', make: file(`${MANIFEST}${TOPIC('"\\e[2J\\e]0;owned\\a\\e[31mRed"')}`), used: true },
  { what: 'a hyperlink that lies', make: file(`${MANIFEST}${TOPIC('"\\e]8;;https://evil.example\\e\\\\Safe\\e]8;;\\e\\\\"')}`), used: true },
  { what: 'marks that turn the writing', make: file(`${MANIFEST}${TOPIC('"\\u202Eevil\\u2066x\\u200F"')}`), used: true },
  { what: 'letters that cannot be seen', make: file(`${MANIFEST}${TOPIC('"a\\u200B\\u2060\\U000E0041\\uFEFFb"')}`), used: true },
  { what: 'control characters of the second kind', make: file(`${MANIFEST}${TOPIC('"a\\u009B31mb\\u0085c"')}`), used: true },
  { what: 'half a letter', make: file(`${MANIFEST}${TOPIC('"a\\uD800b"')}`), used: true },
  { what: 'a label of nothing that can be seen', make: file(`${MANIFEST}${TOPIC('"\\u200B\\u202E"')}`), said: /label must not be empty/ },
  { what: 'escape sequences in the name of a file', make: (folder) => addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z'), '\u001b[31mx.yaml': 'x: 1' }), said: /\\u\{1b\}\[31mx\.yaml:1:1: x: is not a known key/, used: true },
  { what: 'escape sequences in a key', make: file(`${MANIFEST}${TOPIC('Z')}"\\e[31m": []\n`), said: /\\u\{1b\}\[31m: is not a known key/, used: true },
  // Addresses.
  ...['javascript:alert(1)', 'http://evil.example', 'file:///etc/passwd', 'data:text/html,x', 'https://e.example/\\u202Ex', 'https://e.example/ x', 'https://e.example/\\e[31m'].map((page): Hostile => ({
    what: `the address ${page}`, make: file(`${MANIFEST}${TOPIC('Z')}${WRITE.replace('PAGE', page)}`), said: /sources\[0\]\.page must be an https:\/\/ address/, used: true,
  })),
  // Ways out of the pack.
  { what: 'a link to a file outside', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z') }); symlinkSync('../secret.yaml', join(folder, 'more.yaml')); }, said: /more\.yaml:1:1: is a link; links are not followed in packs/, used: true },
  { what: 'a link by its absolute path', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z') }); symlinkSync(join(folder, '..', 'secret.yaml'), join(folder, 'more.yaml')); }, said: /is a link/, used: true },
  { what: 'the manifest as a link', make: (folder) => symlinkSync('../secret.yaml', join(folder, 'pack.yaml')), said: /is a link/ },
  { what: 'links in a circle', make: (folder) => { symlinkSync('b.yaml', join(folder, 'pack.yaml')); symlinkSync('pack.yaml', join(folder, 'b.yaml')); }, said: /is a link/ },
  { what: 'transcripts behind a link', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z') }); symlinkSync('..', join(folder, 'transcripts')); }, used: true },
  { what: 'a name that is a path', make: file(`${MANIFEST.replace('evil', '../../evil')}${TOPIC('Z')}`), said: /pack\.name: must be kebab-case/ },
  { what: 'an id that is a path', make: file(`${MANIFEST}${TOPIC('Z')}${TOPIC('Y', '../../x').replace('topics:\n', '')}`), said: /must be kebab-case/, used: true },
  { what: 'a hard link to a file outside', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z') }); linkSync(join(folder, '..', 'other.yaml'), join(folder, 'more.yaml')); }, said: /other: is not a known key/, used: true },
  // YAML.
  { what: 'a bomb of aliases', make: file(bomb(9)), said: /a0: is not a known key/ },
  { what: 'anchors by the hundred thousand', make: file(`${MANIFEST}${TOPIC('Z')}hides: [${'&a x, '.repeat(120_000)}]\n`), said: /anchors and aliases are not used in packs/, used: true },
  { what: 'keys by the hundred thousand', make: file(`${MANIFEST}${TOPIC('Z')}patches: [{ id: timer, set: {${Array.from({ length: 90_000 }, (_, n) => `k${n}: 1`).join(',')}} }]\n`), said: /k0 is not a known key/, used: true },
  { what: 'top keys by the hundred thousand', make: file(`${MANIFEST}${TOPIC('Z')}${Array.from({ length: 90_000 }, (_, n) => `k${n}: 1`).join('\n')}\n`), said: /k0: is not a known key/, used: true },
  { what: 'one key a hundred thousand times', make: file(`${MANIFEST}${'hides: []\n'.repeat(90_000)}`), said: /Map keys must be unique/ },
  { what: 'brackets within brackets', make: file(`${MANIFEST}hides: ${'['.repeat(200_000)}`), said: /./ },
  { what: 'lists within lists', make: file(`${MANIFEST}hides:\n  ${'- '.repeat(200_000)}x`), said: /./ },
  { what: 'a merge key', make: file(`${MANIFEST}topics:\n  - { <<: { id: x }, id: zeppelins, label: Z, aliases: [], vocabulary: [] }\n`), said: /<< is not a known key/ },
  { what: 'a tag of a programming language', make: file(`${MANIFEST}topics: !!js/function "x"\n`), said: /Unresolved tag|must be a list/ },
  { what: 'the key __proto__', make: file(`${MANIFEST}${TOPIC('Z')}__proto__: { polluted: yes }\n`), said: /__proto__: is not a known key/, used: true },
  { what: '__proto__ deep in a patch', make: file(`${MANIFEST}${TOPIC('Z')}patches: [{ id: timer, set: { __proto__: { polluted: yes } } }]\n`), said: /__proto__: is not allowed as a key/, used: true },
  { what: 'constructor as an audience', make: file(`${MANIFEST}${TOPIC('Z')}patches: [{ id: small-batches, say: { constructor: x } }]\n`), said: /constructor: is not allowed as a key/, used: true },
  { what: 'the id constructor', make: file(`${MANIFEST}${TOPIC('Z')}${TOPIC('C', 'constructor').replace('topics:\n', '')}`), used: true },
  { what: 'two documents', make: file(`${MANIFEST}---\n${TOPIC('Z')}`), said: /a file must hold one YAML document/ },
  // Sizes and encodings.
  { what: 'a gigabyte', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z'), 'more.yaml': '' }); truncateSync(join(folder, 'more.yaml'), 2 ** 30); }, said: /more\.yaml:1:1: is too large: 1073741824 bytes, and 1000000 are allowed/, used: true },
  { what: 'a transcript of a gigabyte', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z'), 'transcripts/hot-ovens.vtt': '' }); truncateSync(join(folder, 'transcripts/hot-ovens.vtt'), 2 ** 30); }, said: /hot-ovens\.vtt:1:1: is too large/, used: true },
  { what: 'a thousand files', make: (folder) => addFiles(folder, { ...Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`x${n}.yaml`, 'topics: []\n'])), 'pack.yaml': MANIFEST + TOPIC('Z') }), said: /has 1001 YAML files; 100 are read/, used: true },
  { what: 'UTF-16', make: file(utf16), said: /is not UTF-8 text/ },
  { what: 'Latin-1', make: file(Buffer.concat([Buffer.from(MANIFEST), Buffer.from('# \xfcber\n', 'latin1')])), said: /pack\.yaml:2:3: is not UTF-8 text/ },
  { what: 'a program', make: file(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0xff, 0xfe])), said: /is not UTF-8 text/ },
  { what: 'a byte order mark and Windows line ends', make: file(`\uFEFF${(MANIFEST + TOPIC('Z')).replaceAll('\n', '\r\n')}`), used: true },
  { what: 'line ends of old', make: file((MANIFEST + TOPIC('Z')).replaceAll('\n', '\r')), said: /./ },
  { what: 'nothing at all', make: file(''), said: /the file is empty/ },
  { what: 'an empty folder', make: () => {} },
  // What is no file.
  { what: 'a pipe in place of a file', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z') }); execFileSync('mkfifo', [join(folder, 'more.yaml')]); }, said: /more\.yaml:1:1: is no plain file/, used: true },
  { what: 'a folder in place of a file', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z') }); mkdirSync(join(folder, 'more.yaml')); }, said: /more\.yaml:1:1: is no plain file/, used: true },
  { what: 'a file without rights', make: (folder) => { addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z'), 'more.yaml': 'x: 1' }); chmodSync(join(folder, 'more.yaml'), 0); }, said: /may not be read|x: is not a known key/, used: true },
  // Claims.
  { what: 'the name of the kit', make: file(MANIFEST.replace('evil', 'bakery') + TOPIC('Z')), said: /pack "bakery" is left out: that is the name of the kit itself/ },
  { what: 'an id of the kit', make: file(`${MANIFEST}${TOPIC('Z')}${TOPIC('Money', 'money').replace('topics:\n', '')}`), said: /topic "money": id is an id of the kit/, used: true },
  { what: 'an id twice', make: file(`${MANIFEST}${TOPIC('Z')}${TOPIC('Y').replace('topics:\n', '')}`), said: /id is already taken by/, used: true },
  { what: 'evidence that refers to itself', make: file(`${MANIFEST}${TOPIC('Z')}objections: [{ id: o, title: T, heard: [zz], really: r, acknowledge: a, ask: q, respond: { everyone: e }, evidence: [o], concede: c, topics: [zeppelins], sources: [{ page: "https://e.example", title: T, asOf: "2026" }] }]\n`), said: /"o" is the id of another kind: objection/, used: true },
  { what: 'all of the kit is hidden', make: (folder) => writeFileSync(join(folder, 'pack.yaml'), `${MANIFEST}${TOPIC('Z')}hides: [bosses, bakers, money, speed, timer]\n`), used: true },
  { what: 'a transcript of nothing', make: (folder) => addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z'), 'transcripts/..vtt': 'x', 'transcripts/nix.vtt': 'WEBVTT\n\u0000' }), said: /there is no talk "nix" in the pack or the kit/, used: true },
  { what: 'a transcript with escape sequences', make: (folder) => addFiles(folder, { 'pack.yaml': MANIFEST + TOPIC('Z'), 'transcripts/hot-ovens.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nzeppelins \u001b[2J\u202Eover\n' }), used: true },
];
