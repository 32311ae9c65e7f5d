/** Words that mean harm, typed and in records: what comes of them is text in every format. */
import { FORMAT_NAMES } from '../../src/render/result.ts';
import { endsWell, oneOf, put, run, type Torture, type Trial } from './trial.ts';

// biome-ignore format: pieces, many a line
const FRAGMENTS = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</style>', '</title>', ']]>', '<!--', '-->', '---', '***', '|',
  '`', '```', '~~~', '\\', '# ', '- ', '> ', '[a](javascript:alert(1))', '![a](https://evil.example/a.png)', '[^1]',
  '$x$', ':tada:', '&amp;', '&#60;', '"', "'", '\n\n', '\t', '\u001b[2J', '\u001b]52;c;eA==\u0007', '\u009b31m', '\u202e', '\u2067',
  '\u0007', '\u200b', '\ufeff', '\u{e0041}', '\ud800', 'שלום', '系统', 'グラフ', '🎉', '👩‍💻', 'e\u0301\u0301\u0301', '%s', '%n', '$(id)', '`id`',
  ';id', '../../etc/passwd', 'constructor', '__proto__', 'toString', 'speaker:', 'kind:quote', '*', '?', '(', '[', '\\u001b', 'http://evil.example',
  'a@evil.example', '99:99:99', 'gitops-everywhere@99:99', 'we have no time', 'who gets paged', 'what does it cost',
];
/** As much as an argument of a command may have; a search refuses it, and an answer too. */
const LONGEST = 100_000;

export const words: Torture = {
  name: 'words',
  about: 'hostile words in questions and in records: text in every format',
  round: async (trial) => {
    const text = hostile(trial);
    put(trial, { '.git/HEAD': '', '.gitops-kit/acme/pack.yaml': pack(hostile(trial), hostile(trial)) });
    const format = oneOf(trial, FORMAT_NAMES);
    // The system lets no argument be longer.
    const typed = text.replaceAll('\0', '').replace(/^-+/, '').slice(0, 30_000);
    const commands = [
      ['answer', typed],
      ['search', typed],
      ['quotes', typed],
      ['open', typed, '--print'],
      ['show', typed],
      ['pitch', '--audience', typed],
      ['show', 'acme/called'],
      ['search', 'called zeppelin'],
      ['answer', 'nobody called the zeppelin'],
      ['pitch', '--audience', 'sre', '--topic', 'acme/zeppelins', '--minutes', '3'],
    ];
    for (const argv of [oneOf(trial, commands.slice(0, 6)), oneOf(trial, commands.slice(6))]) {
      const formatted = argv[0] === 'open' ? argv : [...argv, '--format', format];
      const ran = await run(trial, formatted);
      endsWell(trial, ran);
      if (argv[0] !== 'open' && ran.code === 0)
        trial.expect(isText(ran.out, format), `acts as ${format}: ${ran.told} ${ran.out.slice(0, 500)}`);
    }
    // In a conversation by a pipe, each line of it.
    endsWell(
      trial,
      await run(trial, ['chat', '--audience', 'sre', '--minutes', '1'], { input: `${text}\n/search ${text}\n/quit\n` }),
    );
  },
};

function hostile(trial: Trial): string {
  if (trial.random() < 0.15) {
    const piece = oneOf(trial, [
      ' ',
      'a',
      '"',
      "'",
      '?',
      '.',
      '-',
      '1',
      ':',
      'a ',
      '. ',
      'e.g. ',
      '(',
      '图',
      '\u0301',
      ')” ',
    ]);
    return `${oneOf(trial, ['why? ', '', 'x'])}${piece.repeat(Math.floor((trial.random() * LONGEST) / piece.length))}x`;
  }
  const count = 1 + Math.floor(trial.random() * 5);
  return Array.from({ length: count }, () => oneOf(trial, FRAGMENTS)).join(trial.random() < 0.5 ? ' ' : '');
}

/** A pack with texts in all its places. */
function pack(one: string, other: string): string {
  const [text, name] = [one, other].map((words) => JSON.stringify(`${words} nobody called`.replace(/[\0\ud800]/g, '')));
  return `pack: { name: acme, title: ${name}, version: 1.0.0, licence: ${text} }
topics:
  - { id: zeppelins, label: ${name}, aliases: [${text}], vocabulary: [zeppelin] }
speakers:
  - { id: jane, name: ${name}, role: ${text}, organisation: ${name} }
points:
  - { id: light, title: ${name}, part: why, say: { sre: ${text} }, because: ${text}, topics: [zeppelins], sources: [{ page: "https://a.example", title: ${text}, asOf: "2026" }], caveat: ${name} }
quotes:
  - { id: called, text: ${text}, speakers: [jane], answers: ${name}, heard: [${text}], topics: [zeppelins], audiences: [sre], sources: [{ page: "https://a.example", title: ${name}, publisher: ${text}, asOf: "2026", locator: ${name} }] }
`;
}

/** Whether nothing of what was given acts in a format. */
function isText(out: string, format: string): boolean {
  switch (format) {
    case 'json':
      try {
        return JSON.parse(out) !== undefined;
      } catch {
        return false;
      }
    case 'html':
      return !/<script>alert|<img src=x|href="(?:javascript|http):/i.test(out);
    case 'markdown':
    case 'slides':
      // What stands above slides is YAML, and notes are comments.
      return !/^[^`\n]*(?<!\\)<(?:script|img src=x)|(?<!\\)\]\(javascript:|(?<!\\)!\[a\]\(/im.test(
        out.replace(/^---\n[\s\S]*?\n---\n|<!--[\s\S]*?-->/g, ''),
      );
    default:
      return true;
  }
}
