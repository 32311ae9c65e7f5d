/** Escape sequences of terminals, as tests look for them. */
export const ESC = '\u001b';

/** One change of colour or weight. */
export const COLOUR = new RegExp(`${ESC}\\[[\\d;]*m`, 'g');

/** The beginning or the end of a hyperlink. */
export const HYPERLINK_MARK = new RegExp(`${ESC}\\]8;;.*?${ESC}\\\\`, 'g');

/** A hyperlink: where it leads, and what is shown. */
export const HYPERLINK = new RegExp(`${ESC}\\]8;;(.+?)${ESC}\\\\(.*?)${ESC}\\]8;;${ESC}\\\\`, 'g');
