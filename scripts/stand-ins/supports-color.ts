/** Stands in for chalk's own look at the terminal; the context decides about colours. */
const supportsColor = { stdout: false, stderr: false };
// biome-ignore lint/style/noDefaultExport: the shape of the module that it stands in for
export default supportsColor;
