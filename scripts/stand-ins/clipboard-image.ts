/** Stands in for clipboardy's pictures in the bundle; here only text is copied. */
function leftOut(): never {
  throw new Error('Pictures on the clipboard are left out of this program.');
}

export { leftOut as hasClipboardImages, leftOut as readClipboardImages, leftOut as writeClipboardImages };
