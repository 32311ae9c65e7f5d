/** How a file writes letters: as its mark says, as the user says, or else as UTF-8; it is never guessed. */

/** A text, or why there is none: the encoding is not known, or the bytes are not of it, first in a line from 1. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unfit'; readonly encoding: string; readonly line: number };

/**
 * Bytes as text, without their mark.
 * @param said what the user calls the encoding, such as `windows-1251` or `latin1`
 */
export function decodedText(bytes: Uint8Array, said?: string): Decoded {
  const encoding = said?.trim() || marked(bytes);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return { kind: 'unknown' };
  }
  try {
    const text = decoder.decode(bytes);
    if (!text.includes('\0')) return { kind: 'text', text };
  } catch {
    // The place is looked for below.
  }
  const text = new TextDecoder(encoding).decode(bytes);
  const before = text.slice(0, Math.max(0, text.search(/[\uFFFD\0]/)));
  return { kind: 'unfit', encoding: decoder.encoding.toUpperCase(), line: before.split('\n').length };
}

/** What the mark at the beginning says, or the zeros in every other byte, which only UTF-16 has. */
function marked(bytes: Uint8Array): string {
  const [one = 1, two = 1, three, four] = bytes;
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  if (one === 0xfe && two === 0xff) return 'utf-16be';
  if (one !== 0 && two === 0 && three !== 0 && four === 0) return 'utf-16le';
  if (one === 0 && two !== 0 && three === 0 && four !== 0) return 'utf-16be';
  return 'utf-8';
}
