/** Bytes as text that stays short in UTF-8: letters of seven bits, so that eight of them hold seven bytes. */

/** Stands for the letter that no text should have. */
const NUL = 0x80;

/** Bytes as text. */
export function toSevenBits(bytes: Uint8Array): string {
  const letters = new Uint16Array(Math.ceil((bytes.length * 8) / 7));
  let [kept, count, at] = [0, 0, 0];
  for (const byte of bytes) {
    kept = (kept << 8) | byte;
    count += 8;
    while (count >= 7) {
      count -= 7;
      letters[at++] = (kept >> count) & 0x7f || NUL;
    }
    kept &= (1 << count) - 1;
  }
  if (count) letters[at] = (kept << (7 - count)) & 0x7f || NUL;
  return new TextDecoder('utf-16le').decode(letters);
}

/** The bytes of a text; a last one that is not whole is left out. */
export function fromSevenBits(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  let [kept, count, at] = [0, 0, 0];
  for (let letter = 0; letter < text.length; letter++) {
    kept = ((kept << 7) | (text.charCodeAt(letter) & 0x7f)) & 0x7fff;
    count += 7;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = kept >> count;
  }
  return bytes;
}
