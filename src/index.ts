/** What `import ... from 'gitops-kit'` gives. The command line is not part of it. */
import { type GitOpsKit, type OpenOptions, openKitAt } from './library.ts';

export { FailedError, KitError, UsageError } from './errors.ts';
export type * from './library.ts';

/**
 * Opens the kit. It reads no packs and writes nothing unless told, and never goes to the network.
 * @throws UsageError where there is no pack at a path
 * @throws FailedError where the installation is damaged
 */
export function openKit(options: OpenOptions = {}): Promise<GitOpsKit> {
  // The same folder from the sources and from the bundle.
  return openKitAt(new URL('../dist/', import.meta.url), options);
}
