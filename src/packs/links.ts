import { lstatSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { visible } from '../text/text.ts';

/**
 * Sees to it that nothing is written where a link leads: what a repository brings must not lead out of it.
 * @param root a folder that may be trusted
 * @param path a path in it
 * @throws UsageError where any part of the path below the root is a link
 */
export function refuseLinks(root: string, path: string): void {
  let part = root;
  for (const name of relative(root, path).split(sep)) {
    part = join(part, name);
    if (!isLink(part)) continue;
    throw new UsageError(
      `${visible(part)} is a link; links are not followed in packs.`,
      `Nothing was written. Take it out of ${visible(dirname(part))} first.`,
    );
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // writing says what is wrong
  }
}
