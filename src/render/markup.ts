/** HTML and SVG from templates: whatever is put into one is text, unless it is markup itself. */
import { visible } from '../text/text.ts';

export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/** A template as markup. Texts in it are escaped, here and nowhere else. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: strings.map((part, index) => (index ? written(values[index - 1]) : '') + part).join('') };
}

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return visible(value).replace(/[&<>"'`]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  if ('markup' in value) return value.markup;
  return value.map((one) => one.markup).join('');
}

/** Text of our own that is markup already, such as a style sheet. */
export function trusted(text: string): Markup {
  return { markup: text };
}
