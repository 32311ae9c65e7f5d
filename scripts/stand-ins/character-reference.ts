/** Stands in for the names of two thousand characters, such as `&ouml;`: what is written here to Markdown has none. */
export function decodeNamedCharacterReference(): false {
  return false;
}
