/** What reads and writes packs as YAML: bundled into one file, because its libraries take long to load. */
export { danglingIn } from './check.ts';
export { compilePacks } from './compile.ts';
export { addRecords, hasList } from './edit.ts';
export { complaintsAbout } from './parse.ts';
