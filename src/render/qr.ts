/** QR codes as inline SVG, dark on white whatever the page looks like, because cameras want it so. */
import { encode } from 'uqr';
import { type Markup, markup } from './markup.ts';

/** Modules of white around the code, as the standard asks for. */
const QUIET = 4;

/** A code for an address. @param label says what it leads to, for those who cannot see it */
export function qrCode(url: string, label: string): Markup {
  // Which of the eight patterns is laid over it, cameras read from it; to look for the best one takes longer than all else.
  const { data, size } = encode(url, { ecc: 'M', border: QUIET, maskPattern: 0 });
  return markup`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path(data)}"/></svg>`;
}

/** Dark modules, those beside each other in one stroke. */
function path(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        const length = (end < 0 ? row.length : end) - x;
        return [`M${x} ${y}h${length}v1h-${length}z`];
      }),
    )
    .join('');
}
