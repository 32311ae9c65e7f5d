/** The commands on packs: bundled apart, because few runs need them. */
export { packAddCommand } from './pack-add.ts';
export { packCheckCommand } from './pack-check.ts';
export { packInitCommand } from './pack-init.ts';
export {
  packInstallCommand,
  packRemoveCommand,
  packStatusCommand,
  packUpdateCommand,
} from './pack-install.ts';
export { packListCommand } from './pack-list.ts';
export { packShowCommand } from './pack-show.ts';
export { packTranscriptCommand } from './pack-transcript.ts';
