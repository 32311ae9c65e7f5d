/** The bands of a metric as a chart: one bar a band, on a scale of time or of per cent. Inline SVG, with its text. */
import type { Hit } from '../records/hit.ts';
import { bandRows, bandsTitle, type Scale, scaleOf } from './bands.ts';
import { type Markup, markup } from './markup.ts';

const WIDTH = 340;
const ROW = 40;
const BAR = 9;
/** Letters of a label that fit beside a band's name. */
const LETTERS = 46;

/** A figure with the chart of a metric; nothing where it has no bands. @param key is unique on the page */
export function chart({ title, measure }: Hit, key: string): Markup[] {
  if (!measure) return [];
  const { bands, today, superseded } = measure;
  const rows = bandRows(bands);
  const scale = scaleOf(bands);
  const height = rows.length * ROW + (scale ? 26 : 4);
  const about = rows.map(({ name, text }) => `${name}: ${text}`).join('; ');
  return [
    markup`<figure class="measure">
<figcaption><strong>${title}</strong> ${bandsTitle(bands)}${today ? `; called ${today} today` : ''}</figcaption>
<svg role="img" aria-labelledby="${key}-t ${key}-d" viewBox="0 0 ${WIDTH} ${height}">
<title id="${key}-t">${title}, ${bandsTitle(bands)}</title>
<desc id="${key}-d">${about}</desc>
${scale ? axis(scale, rows.length * ROW) : undefined}
${rows.map(({ band, name, text }, index) => {
  const y = index * ROW;
  const span = scale?.spans[band];
  return markup`<text class="words" x="0" y="${y + 14}"><tspan class="band">${name}</tspan> ${fitting(text)}</text>
${
  span &&
  markup`<rect class="track" x="0" y="${y + 21}" width="${WIDTH}" height="${BAR}" rx="1.5"/><rect class="bar ${band}" x="${round(span.from * WIDTH)}" y="${y + 21}" width="${round(Math.max(3, (span.to - span.from) * WIDTH))}" height="${BAR}" rx="1.5"/>`
}`;
})}
</svg>
${superseded ? markup`<p class="since">${superseded}</p>` : undefined}
</figure>`,
  ];
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
