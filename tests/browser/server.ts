/** A server for static files below a path, as GitHub Pages has them: with the site's own page for what there is not. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** @param below the path at which the folder is served, such as `/kit/` @returns the server, and the address of that path */
export async function serve(folder: string, below: string): Promise<{ server: Server; address: string }> {
  const server = createServer(({ url = '' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const inside = path.startsWith(below) ? normalize(path.slice(below.length)) : '..';
    const file = join(
      folder,
      inside.endsWith('/') || inside === '.' || inside === '' ? join(inside, 'index.html') : inside,
    );
    const found = inside.startsWith('..') ? undefined : read(file);
    response.writeHead(found ? 200 : 404, { 'content-type': (found && TYPES[extname(file)]) ?? TYPES['.html'] });
    response.end(found ?? read(join(folder, '404.html')));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}` };
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
