/** On the page for an address that there is not: finds out where the site begins, which that page cannot know. */

const { folders = '', style = '' } = document.body.dataset;
const known = folders.split(' ');
const segments = location.pathname.split('/').slice(1);
const at = segments.findIndex((one) => known.includes(one));
// A project's pages on GitHub are below its name.
const depth = at >= 0 ? at : location.hostname.endsWith('.github.io') ? 1 : 0;
const root = ['', ...segments.slice(0, depth), ''].join('/');

const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = root + style;
document.head.append(sheet);
for (const link of document.querySelectorAll('a'))
  link.href = root + (link.getAttribute('href') ?? '').replace(/^\//, '');

const wanted = decoded(segments.filter(Boolean).at(-1) ?? '');
const ask = document.querySelector<HTMLAnchorElement>('a.ask');
if (ask && wanted && at >= 0) {
  ask.href = `${root}#${new URLSearchParams({ said: wanted })}`;
  ask.textContent = `Ask for “${wanted}”`;
}

/** The words of an address. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
      .replace(/[-_]+/g, ' ')
      .replace(/\.html?$/, '')
      .slice(0, 80);
  } catch {
    return '';
  }
}
