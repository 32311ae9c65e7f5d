import { existsSync } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { FailedError, UsageError } from '../../errors.ts';
import type { CaptionFormat, Captions, readCaptions } from '../../packs/captions.ts';
import { decodedText } from '../../packs/encodings.ts';
import { unreadable as whyUnreadable } from '../../packs/find.ts';
import { refuseLinks } from '../../packs/links.ts';
import { LIMITS, TRANSCRIPTS } from '../../packs/read.ts';
import { toTimestamp } from '../../records/moments.ts';
import { packOf, shortId } from '../../records/pack-ids.ts';
import { nearest } from '../../text/nearest.ts';
import { repeated, visible } from '../../text/text.ts';
import type { Define } from '../options.ts';
import type { GlobalFlags } from '../print.ts';
import { writeFile } from '../write-file.ts';
import { notWritable } from './init.ts';
import { chooseTarget } from './target.ts';

export interface PackTranscriptFlags extends GlobalFlags {
  readonly talk: string;
  readonly to?: string;
  readonly encoding?: string;
  readonly force?: boolean;
}

/** JSON3 says everything at length. In bytes. */
const LARGEST = 50_000_000;

export const definePackTranscript: Define = (command, context, merged) => {
  command
    .argument('<file>', 'captions as WebVTT, SRT, or JSON3 of YouTube')
    .description('join the captions of a talk to a pack, so that every second of it can be searched')
    .requiredOption('--talk <id>', 'the talk that they are of')
    .option('--to <pack>', 'the name of the pack, where there are several')
    .option(
      '--encoding <name>',
      'how the file writes letters, where it is not UTF-8 or UTF-16: windows-1251, shift_jis ...',
    )
    .option('-f, --force', 'replace the transcript that is there')
    .action((file, flags) => packTranscriptCommand(context, file, merged(flags)));
};

/** Joins the captions of a talk to a pack. */
async function packTranscriptCommand(context: Context, file: string, flags: PackTranscriptFlags): Promise<void> {
  const kit = await context.kit();
  const talk = kit.find('talk', flags.talk.trim());
  if (!talk) {
    const guess = nearest(
      flags.talk,
      kit.all('talk').map(({ id }) => shortId(id)),
    );
    const hint = guess
      ? `Did you mean "${guess}"?`
      : 'See them with: gitops-kit list talks; add one with: gitops-kit pack add talk';
    throw new UsageError(`There is no talk "${repeated(flags.talk)}".`, hint);
  }
  const target = await chooseTarget(context, flags.to);
  const owner = packOf(talk.id);
  if (owner !== undefined && owner !== target.name) {
    throw new UsageError(`"${talk.id}" belongs to another pack.`, `Add its transcript to that one: --to ${owner}`);
  }
  if (!(await stat(target.path)).isDirectory()) {
    throw new UsageError(
      `Pack "${target.name}" is one file, which cannot hold transcripts.`,
      `Move it into a folder of its own, as pack.yaml: ${visible(target.path)}`,
    );
  }
  const path = join(target.path, TRANSCRIPTS, `${shortId(talk.id)}.vtt`);
  refuseLinks(target.path, path);
  if (!flags.force && existsSync(path)) {
    throw new UsageError(`There is a transcript of ${talk.id} already.`, 'Add --force to replace it.');
  }
  const { captionFormat, readCaptions, writeCaptions } = await import('../../packs/captions.ts');
  const text = decodedCaptions(await captions(context, file), file, flags.encoding);
  const format = captionFormat(text);
  const { cues, leftOut, line } = format ? readAs(format, text, file, readCaptions) : { cues: [], leftOut: 0 };
  const [first, last] = [cues[0], cues.at(-1)];
  if (!first || !last) {
    throw new UsageError(
      `There are no captions in "${repeated(file)}".`,
      'It can be WebVTT, SRT, or JSON3 of YouTube.',
    );
  }
  const { cuesAfter, cuesThat } = await import('../../packs/check-transcripts.ts');
  const late = cuesAfter(cues, talk.length);
  if (late) {
    throw new UsageError(
      `"${talk.title}" ends at ${talk.length}, and these captions go on: the first that is too late is at ${toTimestamp(late.first)}.`,
      'They may be of another talk. If they are not, mend the length of the talk first.',
    );
  }
  const written = writeCaptions(cues, `Captions of ${talk.title}`);
  if (Buffer.byteLength(written) > LIMITS.transcript) {
    throw new UsageError(`The captions in "${repeated(file)}" are too long for one talk.`, 'Nothing was written.');
  }
  await mkdir(dirname(path), { recursive: true }).catch(notWritable(path));
  await writeFile(context, path, written, flags.force ?? false);
  await context.stdout.write(
    `${cues.length} cues of ${talk.id}, from ${toTimestamp(first.start)} to ${toTimestamp(last.end)}\n`,
  );
  if (leftOut) {
    const place = line === undefined ? '' : `; see line ${line}`;
    await context.stderr.write(`Left out: ${cuesThat(leftOut)} be read${place}.\n`);
  }
  await context.stderr.write(`Written to ${visible(path)}\n`);
}

async function captions({ cwd }: Context, file: string): Promise<Buffer> {
  const name = repeated(file);
  const handle = await open(resolve(cwd, file)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `"${name}" ${whyUnreadable(error)}.`,
      'Name a file with captions: talk.vtt, talk.srt or talk.json3',
    );
  });
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new UsageError(`"${name}" is no plain file.`, 'Name a file with captions.');
    if (status.size > LARGEST) {
      throw new UsageError(`"${name}" is too large: ${status.size} bytes.`, `Captions have at most ${LARGEST}.`);
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The letters of captions: as they are marked, or as the user says; never guessed. @throws UsageError */
function decodedCaptions(bytes: Buffer, file: string, encoding: string | undefined): string {
  const found = decodedText(bytes, encoding);
  switch (found.kind) {
    case 'text':
      return found.text;
    case 'unknown':
      throw new UsageError(
        `"${repeated(encoding ?? '')}" is no encoding that is known.`,
        'Try windows-1252, windows-1251, iso-8859-2, shift_jis, gb18030, big5 or euc-kr.',
      );
    case 'unfit':
      throw new UsageError(
        `"${repeated(file)}" is not ${found.encoding} text: line ${found.line} has letters that are none.`,
        'Save it as UTF-8, or say how it is written: --encoding windows-1251 (or windows-1252, shift_jis ...)',
      );
  }
}

/** @throws FailedError for JSON that is none */
function readAs(format: CaptionFormat, text: string, file: string, read: typeof readCaptions): Captions {
  try {
    return read(text, format);
  } catch (error) {
    throw new FailedError(
      `The captions in "${repeated(file)}" cannot be read: ${visible(error instanceof Error ? error.message : String(error))}.`,
      'Nothing was written.',
    );
  }
}
