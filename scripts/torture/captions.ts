/** Captions with damage, and such as mean harm: read or refused in time, and what was written can be read again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, endsWell, oneOf, put, run, type Torture, type Trial } from './trial.ts';

const PACK = (name: string) => `pack: { name: ${name}, title: ${name}, version: 1.0.0, licence: internal }
speakers:
  - { id: jane, name: Jane }
events:
  - { id: days, name: Days, start: "2026" }
talks:
  - { id: year, title: Our year, speakers: [jane], event: days, video: abcdefghijk }
`;
const SPOKEN = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nthe zeppelin came down over the warehouse\n';

const VTT = `WEBVTT
Kind: captions

NOTE made by hand

intro
00:00:01.000 --> 00:00:04.000 align:start position:0%
<v Kyle>hello<00:00:02.400><c> and</c> &amp; welcome</v>

00:00:04.000 --> 00:00:06.000
hello and welcome
to 系统 and グラフ
`;
const SRT = `1
00:00:01,000 --> 00:00:04,000
{\\an8}<i>hello</i> &ldquo;there&rdquo;

2
00:00:05,000 --> 00:00:04,000
if a < b
3
00:00:06,000 --> 00:00:07,000
- so what
`;
const JSON3 = JSON.stringify({
  events: [
    { tStartMs: 1000, dDurationMs: 2000, segs: [{ utf8: 'one' }, { utf8: ' two', tOffsetMs: 400 }] },
    { tStartMs: 5000, dDurationMs: 1000, segs: [{ utf8: 'three\nfour' }] },
  ],
});
const SAMPLES = { 'talk.vtt': VTT, 'talk.srt': SRT, 'talk.json3': JSON3 };
const NAMES = ['talk.vtt', 'talk.srt', 'talk.json3'] as const;

/** What is repeated to megabytes, behind a beginning that is read. */
// biome-ignore format: pieces, many a line
const RUNS = [
  '\n', '1\n', ' ', '\t', 'a', 'a\n', '<', '<v ', '<c>', '&', '&#', '{\\', '-->', '00:00:01.000 --> 00:00:02.000\n',
  '00:00:01.000 --> 00:00:02.000\na\n\n', '1\n00:00:01,000 --> 00:00:02,000\na b\n\n', '\u001b[', '\u001b]', 'NOTE\n\n',
  '\u202e', '\u0301', '图', '图 ', "'", 'a-', '.', '0:', '\u200b', '\ufffd\n', '\r', '"', '[', '{"a":', '\0',
];
const MEGABYTES = 4_900_000;

export const captions: Torture = {
  name: 'captions',
  about: 'captions with damage or long runs: read or refused, and others still searched',
  round: async (trial) => {
    const name = oneOf(trial, NAMES);
    const content =
      trial.random() < 0.6 ? encoded(trial, damaged(trial, Buffer.from(SAMPLES[name]))) : longRun(trial, name);
    const home = '.config/gitops-kit/packs';
    put(trial, {
      [`${home}/acme/pack.yaml`]: PACK('acme'),
      [`${home}/good/pack.yaml`]: PACK('good'),
      [`${home}/good/transcripts/year.vtt`]: SPOKEN,
      [name]: content,
    });
    const made = await run(trial, ['pack', 'transcript', name, '--talk', 'acme/year', '--to', 'acme']);
    endsWell(trial, made);
    const written = join(trial.folder, home, 'acme/transcripts/year.vtt');
    trial.expect(existsSync(written) === (made.code === 0), `a transcript is there or not: ${made.told}`);
    if (made.code === 0) {
      const check = await run(trial, ['pack', 'check']);
      trial.expect(check.code === 0, `what was written is found wrong: ${check.out.slice(0, 300)}`);
      trial.expect(
        !readFileSync(written).includes('\ufffd') || content.includes('\ufffd'),
        `letters were lost: ${made.told}`,
      );
    }
    // The same as it comes, in a pack that somebody else has made.
    put(trial, { [`${home}/acme/transcripts/year.vtt`]: content });
    for (const argv of [
      ['pack', 'check'],
      ['pack', 'list'],
      ['show', 'acme/year@0:01'],
    ]) {
      endsWell(trial, await run(trial, argv));
    }
    const found = await run(trial, ['search', 'zeppelin over the warehouse', '--limit', '1']);
    endsWell(trial, found);
    trial.expect(found.out.includes('good/year@0:01'), `the sound transcript is not searched: ${found.told}`);
  },
};

/** As some editors save it. */
function encoded({ random }: Trial, bytes: Buffer): Buffer {
  if (random() < 0.8) return bytes;
  const text = Buffer.from(`\uFEFF${bytes.toString()}`, 'utf16le');
  return random() < 0.5 ? text : text.swap16();
}

function longRun(trial: Trial, name: (typeof NAMES)[number]): Buffer {
  const begin = trial.random() < 0.3 ? '' : SAMPLES[name].slice(0, Math.floor(trial.random() * SAMPLES[name].length));
  const pieces = [oneOf(trial, RUNS), ...(trial.random() < 0.3 ? [oneOf(trial, RUNS)] : [])];
  const size = Math.floor(MEGABYTES / pieces.length);
  return Buffer.from(begin + pieces.map((piece) => piece.repeat(Math.floor(size / Buffer.byteLength(piece)))).join(''));
}
