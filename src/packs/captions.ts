/** Captions as video sites give them: WebVTT, SRT, and YouTube's JSON3. The first two are read by media-captions. */
import * as mediaCaptions from 'media-captions';
import type { Cue } from '../search/cues.ts';
import { plain, visible } from '../text/text.ts';

/** What is used of media-captions, whose own type files cannot be found in the way in which Node finds modules. */
interface MediaCaptions {
  parseTextStream(
    lines: ReadableStream<string>,
    options: { readonly type: 'vtt' | 'srt'; readonly errors: boolean },
  ): Promise<{
    readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
  }>;
}

export type CaptionFormat = 'vtt' | 'srt' | 'json3';

/** Which format a text is in; undefined where it is none of them. */
export function captionFormat(text: string): CaptionFormat | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^WEBVTT(?:\s|$)/.test(start)) return 'vtt';
  if (start.startsWith('{')) return 'json3';
  return /^(?:\d+\s*\r?\n)?\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/.test(start) ? 'srt' : undefined;
}

/**
 * The cues of a text in the order of their times, each with what is new in it; none where there are none to be read.
 * @throws SyntaxError for JSON that is none
 */
export async function readCaptions(text: string, format: CaptionFormat): Promise<Cue[]> {
  const cues = format === 'json3' ? json3(JSON.parse(text.replace(/^\uFEFF/, ''))) : await parsed(text, format);
  const timed = cues.filter(
    ({ start, end }) => Number.isFinite(start) && start >= 0 && start < LONGEST && end >= start,
  );
  return unrolled(timed.toSorted((a, b) => a.start - b.start)).filter((cue) => cue.text);
}

/** No talk is longer. In seconds. */
const LONGEST = 100 * 3600;

/** Cues as WebVTT. */
export function writeCaptions(cues: readonly Cue[], note: string): string {
  const blocks = cues.map(({ start, end, text }) => `${clock(start)} --> ${clock(end)}\n${escaped(text)}\n`);
  return `WEBVTT\n\nNOTE ${escaped(visible(note))}\n\n${blocks.join('\n')}`;
}

interface RawCue {
  readonly start: number;
  readonly end: number;
  /** Its lines as they are on the screen. */
  readonly lines: readonly string[];
}

async function parsed(text: string, type: 'vtt' | 'srt'): Promise<RawCue[]> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n|\r/);
  let at = 0;
  // Line by line as they are asked for: a stream that holds all of them takes the square of their number.
  const stream = new ReadableStream<string>(
    {
      pull: (controller) => {
        const line = lines[at++];
        if (line === undefined) controller.close();
        else controller.enqueue(line);
      },
    },
    { highWaterMark: 0 },
  );
  const { cues } = await (mediaCaptions as unknown as MediaCaptions).parseTextStream(stream, { type, errors: false });
  return cues.map(({ startTime, endTime, text: words }) => ({ start: startTime, end: endTime, lines: linesOf(words) }));
}

interface Json3 {
  readonly events?: readonly {
    readonly tStartMs?: number;
    readonly dDurationMs?: number;
    readonly segs?: readonly { readonly utf8?: string }[];
  }[];
}

function json3(value: unknown): RawCue[] {
  const { events } = (value ?? {}) as Json3;
  if (!Array.isArray(events)) return [];
  return (events as NonNullable<Json3['events']>).flatMap((event) => {
    const { tStartMs, dDurationMs = 0, segs } = event ?? {};
    if (typeof tStartMs !== 'number' || !Array.isArray(segs)) return [];
    const text = segs.map((seg) => (typeof seg?.utf8 === 'string' ? seg.utf8 : '')).join('');
    return [{ start: tStartMs / 1000, end: (tStartMs + Number(dDurationMs)) / 1000, lines: linesOf(text) }];
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', apos: "'" };

/** Lines of plain text: without the marks of voices, classes and times. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      visible(
        line
          .replace(/<[^<>]{0,200}>/g, '')
          .replace(/&(amp|lt|gt|nbsp|quot|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? "'"),
      ),
    )
    .filter(Boolean);
}

/** From this share of cues on that repeat the line above, the captions roll up the screen. */
const ROLLING = 0.2;

/** Cues without the lines that only still stand on the screen, as in automatic captions, which roll up line by line. */
function unrolled(cues: readonly RawCue[]): Cue[] {
  const repeated = cues.map((cue, index) => stillThere(cues[index - 1], cue));
  const rolls = repeated.filter(Boolean).length > ROLLING * cues.length;
  const result: Cue[] = [];
  for (const [index, { start, end, lines }] of cues.entries()) {
    const text = lines.slice(rolls ? repeated[index] : 0).join(' ');
    const last = result.at(-1);
    if (text) result.push({ start, end, text });
    else if (last && lines.length) result[result.length - 1] = { ...last, end: Math.max(last.end, end) };
  }
  return result;
}

/** How many of the first lines of a cue were the last lines of the one before, which has just gone. */
function stillThere(before: RawCue | undefined, { start, lines }: RawCue): number {
  if (!before || start > before.end + 0.5) return 0;
  for (let count = Math.min(before.lines.length, lines.length); count > 0; count--) {
    const above = before.lines.slice(-count);
    if (above.every((line, index) => plain(line) === plain(lines[index] ?? ''))) return count;
  }
  return 0;
}

function clock(seconds: number): string {
  const all = Math.round(seconds * 1000);
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}.${String(all % 1000).padStart(3, '0')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
