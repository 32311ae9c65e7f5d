/** A site: every page of it, by its path. */
import type { Kit } from '../../records/kit.ts';
import { aboutPage, lostPage } from './about.ts';
import { audiencePage } from './audience.ts';
import { listPage } from './lists.ts';
import { pageHtml, type SiteAbout } from './page.ts';
import { PAGE_KINDS, placeOf } from './paths.ts';
import { recordPage } from './records.ts';
import { relations } from './related.ts';
import { startPage } from './start.ts';

export { SITE_STYLE } from './style.ts';

/** The script of the page for addresses that there are not, and its SHA-256 in base 64. */
export interface LostScript {
  readonly script: string;
  readonly hash: string;
}

/**
 * The pages of a site, each as the path of its file and its text. What others lead to comes before them, and the start
 * comes last, so that whoever writes them in this order never has a link to what is not there yet.
 */
export function sitePages(kit: Kit, about: SiteAbout, lost: LostScript): [path: string, text: string][] {
  const related = relations(kit);
  const kinds = PAGE_KINDS.filter((kind) => kit.all(kind).length);
  const records = kit.records.filter((record) => placeOf(record) !== undefined);
  const pages = [
    ...records.map((record) =>
      record.kind === 'audience' ? audiencePage(kit, record) : recordPage(kit, record, related(record)),
    ),
    ...kinds.map((kind) => listPage(kit, kind)),
    aboutPage(kit, about),
    startPage(kit),
  ];
  return [
    ['404.html', lostPage(about, lost.script, lost.hash)],
    ...pages.map((page): [string, string] => [fileOf(page.place), pageHtml(page, about)]),
  ];
}

function fileOf(place: string): string {
  return place ? `${place}/index.html` : 'index.html';
}

/** The picture of the site in a tab: a merge, as Git draws it. */
export const SITE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5f6e"/><g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><path d="M10 11v11M10 11c0 6 5 8 9 8"/><circle cx="10" cy="8" r="2.6"/><circle cx="10" cy="24.5" r="2.6"/><circle cx="22.3" cy="19" r="2.6"/></g></svg>
`;
