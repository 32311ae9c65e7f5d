/** Stands in for `node:child_process` in commander, which starts programs only for a kind of command that is not used. */
export function spawn(): never {
  throw new Error('Commands that are programs of their own are left out of this program.');
}
