/** Stands in for inquirer's editor prompt in the bundle. */
// biome-ignore lint/style/noDefaultExport: the shape of the package that it stands in for
export default function editor(): never {
  throw new Error('The editor prompt is left out of this program.');
}
