/** Bytes as text that stays short in UTF-16: letters of fifteen bits, none of which means anything in a script. */

/** The first of these letters, above all signs of ASCII; the last is below those that come in pairs. */
const FIRST = 0x80;

/** Bytes as text. */
export function toFifteenBits(bytes: Uint8Array): string {
  const letters = new Uint16Array(Math.ceil((bytes.length * 8) / 15));
  let [kept, count, at] = [0, 0, 0];
  for (const byte of bytes) {
    kept = (kept << 8) | byte;
    count += 8;
    if (count < 15) continue;
    count -= 15;
    letters[at++] = ((kept >> count) & 0x7fff) + FIRST;
    kept &= (1 << count) - 1;
  }
  if (count) letters[at] = ((kept << (15 - count)) & 0x7fff) + FIRST;
  return new TextDecoder('utf-16le').decode(letters);
}

/** The bytes of a text; a last one that is not whole is left out. */
export function fromFifteenBits(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 15) / 8));
  let [kept, count, at] = [0, 0, 0];
  for (let letter = 0; letter < text.length; letter++) {
    kept = ((kept << 15) | (text.charCodeAt(letter) - FIRST)) & 0x3fffff;
    count += 15;
    while (count >= 8) {
      count -= 8;
      bytes[at++] = (kept >> count) & 0xff;
    }
  }
  return bytes;
}
