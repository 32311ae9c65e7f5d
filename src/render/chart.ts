/**
 * A metric as a chart: a bar for each cluster on a scale of time or of per cent, where others stand, and where a service
 * does. Inline SVG, with its text.
 */
import { measureOf } from '../assessment/measures.ts';
import type { Measure } from '../records/hit.ts';
import { bandRows, benchmarkText, besideText, groupsOf, perCent, type Scale, type Span, scaleOf } from './bands.ts';
import type { Charted } from './document.ts';
import { type Markup, markup } from './markup.ts';

const WIDTH = 340;
const ROW = 44;
const BAR = 9;
/** Where a bar is within its row. */
const BAR_TOP = 22;
/** Room for an axis, or for the ends of a scale. */
const AXIS = 30;
/** Letters of a row that fit into the picture, the name in front of them included. */
const LETTERS = 50;

/** A figure with the chart of a metric; nothing where there is nothing to draw. @param key is unique on the page */
export function chart(hit: Charted, key: string): Markup[] {
  const { title, measure, isCompact } = hit;
  if (!measure) return [];
  const { today } = measure;
  if (isCompact && measure.benchmark) return [besideOthers(hit, measure.benchmark, key)];
  const groups = groupsOf(measure);
  const rows = groups ? bandRows(groups.bands) : [];
  const scale = groups && scaleOf(groups.bands);
  const own = ownOf(hit);
  const first = own && rows.length ? 1 : 0;
  const bottom = (first + rows.length) * ROW;
  const top = bottom + (scale ? AXIS : rows.length && 8);
  const caption = [groups?.title ?? 'Where others stand', ...(today ? [`called ${today} today`] : [])].join('; ');
  const height = measure.benchmark ? top + ROW + AXIS - BAR_TOP + BAR : top;
  return [
    markup`<figure class="measure">
<figcaption><strong>${title}</strong> ${caption}</figcaption>
<svg role="img" aria-labelledby="${key}-t ${key}-d" viewBox="0 0 ${WIDTH} ${height}">
<title id="${key}-t">${title}, ${groups?.title ?? 'where others stand'}</title>
<desc id="${key}-d">${aboutText(hit, rows)}</desc>
${scale ? axis(scale, first * ROW, bottom) : undefined}
${own && first ? ownRow(own, scale?.place(own.value)) : undefined}
${rows.map(({ band, name, text }, index) => {
  const y = (first + index) * ROW;
  const span = scale?.spans[band];
  return markup`${words(y, name, text)}
${span && bar(span, y + BAR_TOP, band)}${own && scale ? mark(scale.place(own.value), y) : undefined}`;
})}
${benchmarkRow(hit, top, own)}
</svg>
${groups?.superseded ? markup`<p class="since">${groups.superseded}</p>` : undefined}
</figure>`,
  ];
}

/** The same in little: where others stand and where the service does, on one bar. */
function besideOthers(hit: Charted, benchmark: Benchmark, key: string): Markup {
  const { title, measure, here } = hit;
  const name = measure?.today ?? title;
  return markup`<figure class="measure">
<figcaption><strong>${name}</strong> ${besideText(hit)}</figcaption>
<svg role="img" aria-labelledby="${key}-t ${key}-d" viewBox="0 0 ${WIDTH} ${BAR + AXIS}">
<title id="${key}-t">${name}, where ${here ? `${here.service} and others stand` : 'others stand'}</title>
<desc id="${key}-d">${aboutText(hit, [])}</desc>
${scaleRow(hit, benchmark, 4, ownOf(hit))}
</svg>
</figure>`;
}

type Benchmark = NonNullable<Measure['benchmark']>;

/** What others answered on average: a share, or a number of 10. */
function averageOf({ id }: Charted, { mean }: Benchmark): string {
  return measureOf(id)?.isShare ? `${perCent(mean)}%` : `${mean} of 10`;
}

function aboutText(hit: Charted, rows: ReturnType<typeof bandRows>): string {
  const { here } = hit;
  const benchmark = benchmarkText(hit);
  return [
    ...(here ? [`${here.service}: ${here.answer}`] : []),
    ...rows.map(({ name, text }) => `${name}: ${text}`),
    ...(benchmark ? [benchmark] : []),
  ].join('; ');
}

/** What a service answered, and what that was read as: seconds, or per cent. */
interface Own {
  readonly service: string;
  readonly answer: string;
  readonly value: number;
  /** From 0 to 10. */
  readonly score: number;
}

function ownOf({ id, here }: Charted): Own | undefined {
  const measure = measureOf(id);
  const value = here && measure?.read(here.answer);
  return here && measure && value !== undefined ? { ...here, value, score: measure.score(value) } : undefined;
}

/** Its name and its answer, with a pin at its place on the scale of the bars below. */
function ownRow({ service, answer }: Own, at: number | undefined): Markup {
  return markup`${words(0, service, answer)}
${at === undefined ? undefined : markup`<rect class="track" x="0" y="${BAR_TOP}" width="${WIDTH}" height="${BAR}" rx="1.5"/>${pin(at, BAR_TOP)}`}`;
}

/** A line across a bar. */
function mark(at: number, y: number): Markup {
  return markup`<rect class="here line" x="${round(at * (WIDTH - 3))}" y="${y + BAR_TOP - 2}" width="3" height="${BAR + 4}"/>`;
}

function pin(at: number, y: number): Markup {
  const x = round(Math.min(WIDTH - 6, Math.max(6, at * WIDTH)));
  return markup`<circle class="here" cx="${x}" cy="${y + BAR / 2}" r="6"/>`;
}

/** A row's name and what it says. The whole text is in the description; what is longer would run out of the picture. */
function words(y: number, name: string, text: string): Markup {
  const short = fitting(name, LETTERS - 20);
  return markup`<text class="words" x="0" y="${y + 15}"><tspan class="band">${short}</tspan> ${fitting(text, LETTERS - short.length)}</text>`;
}

function bar({ from, to }: Span, y: number, name: string): Markup {
  return markup`<rect class="track" x="0" y="${y}" width="${WIDTH}" height="${BAR}" rx="1.5"/><rect class="bar ${name}" x="${round(from * WIDTH)}" y="${y}" width="${round(Math.max(3, (to - from) * WIDTH))}" height="${BAR}" rx="1.5"/>`;
}

function benchmarkRow(hit: Charted, y: number, own: Own | undefined): Markup | undefined {
  const { benchmark } = hit.measure ?? {};
  if (!benchmark) return undefined;
  const { label, year } = benchmark;
  return markup`${words(y, `${year}`, `${label}: ${averageOf(hit, benchmark)} on average`)}
${scaleRow(hit, benchmark, y + BAR_TOP, own)}`;
}

/** Mean and spread of all who answered, from 0 to 10, with what these stand for; and where the service is on it. */
function scaleRow({ id }: Charted, { mean, deviation }: Benchmark, y: number, own: Own | undefined): Markup {
  const [none, ten] = measureOf(id)?.ends ?? ['0', '10'];
  const spread = { from: Math.max(0, mean - deviation) / 10, to: Math.min(10, mean + deviation) / 10 };
  return markup`${bar(spread, y, 'spread')}<rect class="mean" x="${round((mean / 10) * WIDTH - 1)}" y="${y - 3}" width="2.5" height="${BAR + 6}"/>
${own && pin(own.score / 10, y)}
<text class="unit" x="0" y="${y + BAR + 16}">${none}</text><text class="unit" x="${WIDTH}" y="${y + BAR + 16}" text-anchor="end">${ten.replace(/ \(.*/, '')}</text>`;
}

function axis({ ticks }: Scale, top: number, bottom: number): Markup[] {
  return ticks.map(({ at, label }) => {
    const x = round(Math.min(WIDTH - 0.5, Math.max(0.5, at * WIDTH)));
    const anchor = at < 0.05 ? 'start' : at > 0.95 ? 'end' : 'middle';
    return markup`<path class="tick" d="M${x} ${top + 18}V${bottom + 4}"/><text class="unit" x="${x}" y="${bottom + 18}" text-anchor="${anchor}">${label}</text>`;
  });
}

function fitting(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
