/**
 * The one door to what reads and writes YAML. Its libraries take long to load, and with a single door they are bundled
 * apart: most commands never open it.
 */
export { danglingIn } from './check.ts';
export { compilePacks } from './compile.ts';
export { complaintsAbout } from './complaints.ts';
export { addRecords, hasList } from './edit.ts';
