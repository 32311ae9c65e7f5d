/** What every view of every record has in common: colours, hyperlinks and addresses. */
import type { ColorSupportLevel } from 'chalk';
import { describe, expect, test } from 'vitest';
import { pitch } from '../../src/pitch/pitch.ts';
import { toHit } from '../../src/records/hit.ts';
import { shown } from '../../src/records/show.ts';
import { listLines, overviewLines } from '../../src/render/list.ts';
import { createStyle, type View } from '../../src/render/style.ts';
import { textLines } from '../../src/render/text.ts';
import { COLOUR, ESC, HYPERLINK, HYPERLINK_MARK } from '../helpers/escapes.ts';
import { realKit } from '../helpers/kit.ts';

const kit = realKit();
const hits = kit.records.map((record) => toHit(kit, record));

const VIEWS: Record<string, (view: View) => string[]> = {
  pitch: (view) =>
    textLines(view, { kind: 'pitch', pitch: pitch(kit, { audiences: kit.all('audience'), minutes: 5 }) }),
  search: (view) => textLines(view, { kind: 'search', query: '', hits }),
  list: (view) => listLines(view, hits),
  overview: (view) => overviewLines(view, [{ name: 'quotes', count: 14 }]),
  show: (view) =>
    kit.records.flatMap((record) => textLines(view, { kind: 'show', query: '', shown: shown(kit, record) })),
};

const view = (level: ColorSupportLevel, hyperlinks: boolean): View => ({
  style: createStyle(level),
  columns: 80,
  hyperlinks,
});

const ENDS = ['22', '23', '24', '39'].map((code) => `${ESC}[${code}m`);

describe.each(Object.entries(VIEWS))('%s', (name, lines) => {
  const plain = lines(view(0, false));

  test('has no escape sequence without colours and hyperlinks', () => {
    expect(plain.join('\n')).not.toContain(ESC);
  });

  test.each<ColorSupportLevel>([1, 2, 3])(
    'is the same text in colours of level %i, which end with each line',
    (level) => {
      const painted = lines(view(level, false));
      expect(painted.map((line) => line.replace(COLOUR, ''))).toEqual(plain);
      // A colour that does not end would run on in a pager.
      const open = painted.filter((line) => {
        const last = line.match(COLOUR)?.at(-1);
        return last !== undefined && !ENDS.includes(last);
      });
      expect(open).toEqual([]);
    },
  );

  test('every hyperlink shows the address that it leads to', () => {
    const linked = lines(view(0, true)).join('\n');
    expect(linked.replace(HYPERLINK_MARK, '')).toBe(plain.join('\n'));
    const addresses = Array.from(linked.matchAll(HYPERLINK));
    if (['pitch', 'search', 'show'].includes(name)) expect(addresses.length).toBeGreaterThan(0);
    for (const [, target, shown] of addresses) {
      expect(target).toMatch(/^https:\/\/\S+$/);
      expect(shown).toBe(target);
    }
  });
});

test('sixteen colours are those of the theme, more are fixed', () => {
  expect(createStyle(1).accent('a')).toBe('\u001b[35ma\u001b[39m');
  expect(createStyle(2).accent('a')).toBe('\u001b[38;5;31ma\u001b[39m');
});
