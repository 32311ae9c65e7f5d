/** Keeps the site in the browser, so that it works without a network. */

/** What the site says of itself, in front of this script. */
interface SiteState {
  /** Differs whenever a file of the site does. */
  readonly version: string;
  /** What is kept at once; all others are kept when there is time. */
  readonly first: readonly string[];
  /** The file that lists all files. */
  readonly list: string;
}

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Waiting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** The parts of a worker's world that are used; the types of a page and of a worker exclude each other. */
interface Scope {
  readonly site: SiteState;
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate' | 'message', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
}

const scope = globalThis as unknown as Scope;
const { version, first, list } = scope.site;
const own = `gitops-kit ${scope.registration.scope} `;
const name = own + version;
/** So many files are fetched at once while the reader reads. */
const AT_ONCE = 6;

scope.addEventListener('install', (event) => event.waitUntil(keepFirst()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
scope.addEventListener('message', (event) => event.waitUntil(keepAll()));
scope.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope.registration.scope)) event.respondWith(answered(event.request));
});

async function keepFirst(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(first.map((file) => new Request(addressOf(file), { cache: 'no-cache' })));
  await scope.skipWaiting();
}

async function dropOlder(): Promise<void> {
  for (const one of await caches.keys()) if (one.startsWith(own) && one !== name) await caches.delete(one);
  await scope.clients.claim();
}

/** Keeps every file of the site that is not kept yet. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(name);
  const listed = (await (await fetch(addressOf(list))).json()) as { readonly files: Readonly<Record<string, unknown>> };
  const left = Object.keys(listed.files);
  const next = async (): Promise<void> => {
    for (let file = left.pop(); file !== undefined; file = left.pop()) {
      const address = addressOf(file);
      if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** What is kept, or else what the network has. */
async function answered(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const address = request.url.replace(/[?#].*$/, '').replace(/\/index\.html$/, '/');
  return (await cache.match(address)) ?? fetch(request);
}

/** The address of a file; that of a page is the one of its folder. */
function addressOf(file: string): string {
  return scope.registration.scope + file.replace(/(^|\/)index\.html$/, '$1');
}
