/** Data of the site as bytes again. */
import { fromSevenBits } from '../text/seven-bits.ts';

/** So many letters are read at once, so that the page stays quick meanwhile; a multiple of eight. */
const PIECE = 1 << 17;

/** What was compressed and written as text. @throws where it is not whole */
export async function unpack(packed: string): Promise<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const read = new Response(stream.readable).arrayBuffer();
  const write = async () => {
    for (let at = 0; at < packed.length; at += PIECE) {
      await writer.write(new Uint8Array(fromSevenBits(packed.slice(at, at + PIECE))));
      await new Promise((done) => setTimeout(done));
    }
    await writer.close();
  };
  const [bytes] = await Promise.all([read, write()]);
  return new Uint8Array(bytes);
}
