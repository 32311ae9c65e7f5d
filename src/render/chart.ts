/** A metric as a chart: a bar for each cluster on a scale of time or of per cent, and where others stand. Inline SVG, with its text. */
import { measureOf } from '../assessment/measures.ts';
import type { Hit } from '../records/hit.ts';
import { bandRows, benchmarkText, groupsOf, perCent, type Scale, type Span, scaleOf } from './bands.ts';
import { type Markup, markup } from './markup.ts';

const WIDTH = 340;
const ROW = 40;
const BAR = 9;
/** Letters of a label that fit beside a band's name. */
const LETTERS = 46;

/** A figure with the chart of a metric; nothing where there is nothing to draw. @param key is unique on the page */
export function chart(hit: Hit, key: string): Markup[] {
  const { title, measure } = hit;
  if (!measure) return [];
  const { today } = measure;
  const groups = groupsOf(measure);
  const rows = groups ? bandRows(groups.bands) : [];
  const scale = groups && scaleOf(groups.bands);
  const bottom = rows.length * ROW;
  const top = bottom + (scale ? 28 : rows.length && 8);
  const benchmark = benchmarkText(hit);
  const height = benchmark ? top + ROW + 18 : bottom + (scale ? 26 : 4);
  const about = [...rows.map(({ name, text }) => `${name}: ${text}`), ...(benchmark ? [benchmark] : [])].join('; ');
  const caption = [groups?.title ?? 'Where others stand', ...(today ? [`called ${today} today`] : [])].join('; ');
  return [
    markup`<figure class="measure">
<figcaption><strong>${title}</strong> ${caption}</figcaption>
<svg role="img" aria-labelledby="${key}-t ${key}-d" viewBox="0 0 ${WIDTH} ${height}">
<title id="${key}-t">${title}, ${groups?.title ?? 'where others stand'}</title>
<desc id="${key}-d">${about}</desc>
${scale ? axis(scale, bottom) : undefined}
${rows.map(({ band, name, text }, index) => {
  const y = index * ROW;
  const span = scale?.spans[band];
  return markup`<text class="words" x="0" y="${y + 14}"><tspan class="band">${name}</tspan> ${fitting(text)}</text>
${span && bar(span, y, band)}`;
})}
${benchmarkRow(hit, top)}
</svg>
${groups?.superseded ? markup`<p class="since">${groups.superseded}</p>` : undefined}
</figure>`,
  ];
}

function bar({ from, to }: Span, y: number, name: string): Markup {
  return markup`<rect class="track" x="0" y="${y + 21}" width="${WIDTH}" height="${BAR}" rx="1.5"/><rect class="bar ${name}" x="${round(from * WIDTH)}" y="${y + 21}" width="${round(Math.max(3, (to - from) * WIDTH))}" height="${BAR}" rx="1.5"/>`;
}

/** Mean and spread of all who answered, from 0 to 10, with what these stand for. */
function benchmarkRow({ id, measure }: Hit, y: number): Markup | undefined {
  const { benchmark } = measure ?? {};
  if (!benchmark) return undefined;
  const { label, year, mean, deviation } = benchmark;
  const { isShare, ends: [none, ten] = ['0', '10'] } = measureOf(id) ?? {};
  const value = isShare ? `${perCent(mean)}%` : `${mean} of 10`;
  const spread = { from: Math.max(0, mean - deviation) / 10, to: Math.min(10, mean + deviation) / 10 };
  return markup`<text class="words" x="0" y="${y + 14}"><tspan class="band">${year}</tspan> ${fitting(`${label}: ${value} on average`)}</text>
${bar(spread, y, 'spread')}<rect class="mean" x="${round((mean / 10) * WIDTH - 1)}" y="${y + 18}" width="2.5" height="${BAR + 6}"/>
<text class="unit" x="0" y="${y + ROW + 3}">${none}</text><text class="unit" x="${WIDTH}" y="${y + ROW + 3}" text-anchor="end">${ten}</text>`;
}

function axis({ ticks }: Scale, bottom: number): Markup[] {
  return ticks.map(({ at, label }) => {
    const x = round(Math.min(WIDTH - 0.5, Math.max(0.5, at * WIDTH)));
    const anchor = at < 0.05 ? 'start' : at > 0.95 ? 'end' : 'middle';
    return markup`<path class="tick" d="M${x} 18V${bottom + 4}"/><text class="unit" x="${x}" y="${bottom + 18}" text-anchor="${anchor}">${label}</text>`;
  });
}

/** The whole text is in the description; what is longer would run out of the picture. */
function fitting(text: string): string {
  return text.length > LETTERS ? `${text.slice(0, LETTERS - 1).trimEnd()}…` : text;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
