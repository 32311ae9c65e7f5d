/** Data of the site as bytes again. */
import { fromFifteenBits } from '../text/fifteen-bits.ts';
import type { Packed } from './shared.ts';

/** So many letters are read at once, so that the page stays quick meanwhile; a multiple of eight. */
const PIECE = 1 << 16;

/** What was compressed and written as text. @throws where it is not whole */
export async function unpack([length, text]: Packed): Promise<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const read = new Response(stream.readable).arrayBuffer();
  const write = async () => {
    let left = length;
    for (let at = 0; at < text.length; at += PIECE) {
      const bytes = fromFifteenBits(text.slice(at, at + PIECE)).slice(0, left);
      left -= bytes.length;
      await writer.write(new Uint8Array(bytes));
      await new Promise((done) => setTimeout(done));
    }
    await writer.close();
  };
  const [bytes] = await Promise.all([read, write()]);
  return new Uint8Array(bytes);
}
