/** Where a page is: on a server or on a disk. */

/** Whether a server gives the page, which finds the page of a folder by itself. */
function isServed(): boolean {
  return location.protocol.startsWith('http');
}

/** Takes the names of files out of addresses, where a server does without them. */
export function tidy(scope: HTMLElement): void {
  if (!isServed()) return;
  for (const link of scope.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    if (!/^\w+:/.test(href))
      link.setAttribute(
        'href',
        href.replace(/(^|\/)index\.html(?=$|#)/, (_, start) => start || './'),
      );
  }
  if (location.pathname.endsWith('/index.html'))
    history.replaceState(null, '', location.pathname.replace(/index\.html$/, '') + location.hash);
}

/** Has the browser keep the site, so that it works without a network: the start with its answers at once, then all. */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || !isServed()) return;
  addEventListener('load', async () => {
    // Where a browser does not want to keep it, the page works all the same.
    await navigator.serviceWorker.register('sw.js').catch(() => undefined);
    // Whoever reads a second page may want all of them.
    if (!savesData()) navigator.serviceWorker.controller?.postMessage('keep all');
  });
}

/** Whether the reader has asked for little to be loaded. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
