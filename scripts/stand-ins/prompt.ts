/** Stands in for those of inquirer's prompts that are never asked. */
// biome-ignore lint/style/noDefaultExport: the shape of the packages that it stands in for
export default function prompt(): never {
  throw new Error('This prompt is left out of the program.');
}
