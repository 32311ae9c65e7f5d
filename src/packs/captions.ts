/** Captions as they are found: WebVTT, SRT, and YouTube's JSON3; also such as no player would take. */
import { decodeHTMLStrict } from 'entities';
import type { Cue } from '../search/cues.ts';
import { plain, visible } from '../text/text.ts';

export type CaptionFormat = 'vtt' | 'srt' | 'json3';

/** What was read. */
export interface Captions {
  /** In the order of their times, each with what is new in it. */
  readonly cues: readonly Cue[];
  /** How much of the text is in none of them, because its time cannot be read or it stands where no cue is. */
  readonly leftOut: number;
  /** The line in which the first of that begins; undefined in JSON3, and where nothing is left out. */
  readonly line?: number | undefined;
}

/** Captions say what they are at once. In characters. */
const HEAD = 2000;

/** Which format a text is in; undefined where it is none of them. */
export function captionFormat(text: string): CaptionFormat | undefined {
  const head = withoutMark(text.slice(0, HEAD)).trimStart();
  if (/^WEBVTT(?:\s|$)/.test(head)) return 'vtt';
  if (/^\{\s*["}]/.test(head)) return 'json3';
  return linesIn(head).some((line) => timesIn(line)) ? 'srt' : undefined;
}

/**
 * Reads captions; there are no cues where none can be read.
 * @throws SyntaxError for JSON that is none
 */
export function readCaptions(text: string, format: CaptionFormat): Captions {
  const { cues, unread } = format === 'json3' ? json3(JSON.parse(withoutMark(text))) : cuesIn(text, format);
  const fits = ({ start, lines }: RawCue) => start < LONGEST && lengthOf(lines) <= LONGEST_CUE;
  const fitting = cues.filter(fits).map((cue) => ({ ...cue, end: within(cue), lines: cue.lines.flatMap(cleaned) }));
  const leftOut = [...unread, ...cues.filter((cue) => !fits(cue)).map(({ line }) => line)];
  return {
    cues: unrolled(fitting.toSorted((a, b) => a.start - b.start)),
    leftOut: leftOut.length,
    ...(leftOut.length && format !== 'json3' && { line: leftOut.reduce((first, line) => Math.min(first, line)) }),
  };
}

/** No talk is longer. In seconds. */
const LONGEST = 100 * 3600;
/** A longer text is nothing that somebody reads on a screen. In characters. */
const LONGEST_CUE = 5000;

/** The end of a cue, which is not before its start, and can be written. */
function within({ start, end }: RawCue): number {
  return Math.min(Math.max(start, end || start), LONGEST - 0.001);
}

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
  /** Where it is written. */
  readonly line: number;
}

interface Raw {
  readonly cues: readonly RawCue[];
  /** The lines, counted from 1, at which something begins that is in no cue. */
  readonly unread: readonly number[];
}

/** What stands in WebVTT beside its cues. */
const BESIDE = /^(?:NOTE|STYLE|REGION)(?:[\s:]|$)/;
const NUMBER = /^\s*\d{1,9}\s*$/;

/**
 * The cues of WebVTT or SRT. A line with times begins a cue wherever it stands, and what follows an empty line is said
 * in the cue before it: else words would be lost, or times taken for words.
 */
function cuesIn(text: string, format: 'vtt' | 'srt'): Raw {
  const cues: (RawCue & { readonly lines: string[] })[] = [];
  const unread: number[] = [];
  /** Where words belong now: to a cue, or to times that cannot be read. */
  let open: string[] | undefined;
  let held: string | undefined;
  const say = (words: readonly string[], line: number) => {
    if (open) for (const one of words) open.push(one);
    else if (words.length) unread.push(line);
  };
  for (const { lines, line } of blocksIn(text, format)) {
    const isBeside =
      format === 'vtt' && (BESIDE.test(lines[0] ?? '') || (line === 1 && lines[0]?.startsWith('WEBVTT')));
    const first = isBeside ? lines.findIndex((one) => timesIn(one)) : 0;
    if (isBeside) open = undefined;
    if (first < 0) continue;
    let begun = first;
    for (const [at, one] of lines.entries()) {
      const times = timesIn(one);
      if (!times && !isLikeTimes(one)) continue;
      // The line above is the number or the name of the cue; in the middle of a block only a number is.
      const name = at > begun && (begun === first || NUMBER.test(lines[at - 1] ?? '')) ? at - 1 : at;
      if (held !== undefined && at > first) say([held], line);
      held = undefined;
      say(lines.slice(begun, name), line + begun);
      begun = at + 1;
      open = [];
      if (times) cues.push({ ...times, lines: open, line: line + at });
      else unread.push(line + at);
    }
    const rest = lines.slice(begun);
    if (held !== undefined && begun === first) say([held], line);
    // A number alone is that of a cue, if times follow.
    held = rest.length === 1 && begun === first && NUMBER.test(rest[0] ?? '') ? rest[0] : undefined;
    if (held === undefined) say(rest, line + begun);
  }
  return { cues, unread };
}

/** Stretches of lines between empty ones, each with the number of its first line. */
function* blocksIn(text: string, format: 'vtt' | 'srt'): Generator<{ lines: string[]; line: number }> {
  // In automatic captions as WebVTT a line of one space is part of a cue.
  const isEmpty = (one: string) => (format === 'vtt' ? one === '' : one.trim() === '');
  let lines: string[] = [];
  let number = 0;
  for (const one of linesIn(text)) {
    number += 1;
    if (!isEmpty(one)) lines.push(one);
    else if (lines.length) {
      yield { lines, line: number - lines.length };
      lines = [];
    }
  }
  if (lines.length) yield { lines, line: number - lines.length + 1 };
}

function linesIn(text: string): string[] {
  return withoutMark(text).split(/\r\n|\n|\r/);
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

interface Times {
  readonly start: number;
  readonly end: number;
}

/** A longer line holds no times. In characters. */
const LONGEST_TIMES = 300;
const TIME = '(?:(\\d{1,3})\\s?:\\s?)?(\\d{1,2})\\s?:\\s?(\\d{1,2})(?:\\s?[.,:]\\s?(\\d{1,9}))?';
/** Two times with an arrow between them, as loosely as people and programs write it; settings may follow. */
const TIMES = new RegExp(`^\\s*${TIME}\\s*-{1,3}\\s?>\\s*${TIME}(?=\\s|$)`);

/** The times in a line, in seconds; undefined where they are none, such as `99:99:99`. */
function timesIn(line: string): Times | undefined {
  if (line.length > LONGEST_TIMES || !line.includes('>')) return undefined;
  const parts = TIMES.exec(line);
  if (!parts) return undefined;
  const [start, end] = [secondsOf(parts.slice(1, 5)), secondsOf(parts.slice(5, 9))];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function secondsOf([hours = '0', minutes = '', seconds = '', fraction = '0']: (string | undefined)[]):
  | number
  | undefined {
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);
}

/** Whether a line was meant to hold times. */
function isLikeTimes(line: string): boolean {
  return line.length <= LONGEST_TIMES && line.includes('->') && /^\s*-?\d+\s*:/.test(line);
}

interface Json3 {
  readonly events?: readonly {
    readonly tStartMs?: number;
    readonly dDurationMs?: number;
    readonly segs?: readonly { readonly utf8?: string }[];
  }[];
}

function json3(value: unknown): Raw {
  const { events } = (value ?? {}) as Json3;
  const cues: RawCue[] = [];
  const unread: number[] = [];
  if (!Array.isArray(events)) return { cues, unread };
  for (const [line, event] of (events as NonNullable<Json3['events']>).entries()) {
    const { tStartMs, dDurationMs = 0, segs } = event ?? {};
    if (!Array.isArray(segs)) continue;
    const text = segs.map((seg) => (typeof seg?.utf8 === 'string' ? seg.utf8 : '')).join('');
    const start = typeof tStartMs === 'number' && tStartMs >= 0 ? tStartMs / 1000 : undefined;
    if (start !== undefined)
      cues.push({ start, end: start + Number(dDurationMs) / 1000, lines: text.split('\n'), line });
    else if (text.trim()) unread.push(line);
  }
  return { cues, unread };
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/**
 * The marks of WebVTT and of SRT, as far as they are known ones: of voices, classes, languages, times, and of how words
 * look. What else stands between < and > is what was said.
 */
const MARK =
  /<(?:\/?(?:[cbius]|em|strong|ruby|r[tp])(?:\.[^<>\s]{0,100})?|\/?(?:v|lang|font|span)(?:[.\s][^<>]{0,300})?|[\d:.,]{5,16})>/gi;
const BREAK = /<\/?(?:br|p)\s?\/?>/gi;
/** The marks of SubStation Alpha, which other programs leave in SRT: `{\an8}`. */
const OVERRIDE = /\{\\[^{}]{0,300}\}/g;

/** A line as plain text, if any of it is to be read. */
function cleaned(line: string): string | string[] {
  const bare = line.replace(OVERRIDE, '').replace(BREAK, ' ').replace(MARK, '');
  return visible(decodeHTMLStrict(bare)) || [];
}

/** From this share of cues on that repeat the line above, the captions roll up the screen. */
const ROLLING = 0.2;
/** A cue of more lines does not roll. */
const MOST_LINES = 20;

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
  if (Math.max(before.lines.length, lines.length) > MOST_LINES) return 0;
  const [above, here] = [before.lines.map(spoken), lines.map(spoken)];
  for (let count = Math.min(above.length, here.length); count > 0; count--) {
    if (above.slice(-count).every((line, index) => line === here[index])) return count;
  }
  return 0;
}

/** A line as it sounds; one without any letter is compared as it is. */
function spoken(line: string): string {
  return plain(line) || line;
}

function clock(seconds: number): string {
  const all = Math.min(Math.round(seconds * 1000), LONGEST * 1000 - 1);
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}.${String(all % 1000).padStart(3, '0')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
