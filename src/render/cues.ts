/** An answer for those who did not ask for cues: who keeps it, or looks at it while it is said. */
import type { Content, Holder, Item, Section } from './document.ts';

/** What cues are called where somebody else reads them. */
const TITLES: Readonly<Record<string, string>> = {
  Say: 'In short',
  'Ask back': 'Worth asking',
  'They may mean': 'What comes nearest',
  'Or they mean': 'Near to it',
};
/** For the speaker's eyes, and in nobody else's words. */
const FOR_THE_SPEAKER = 'Before you go on';

/** A document without what was typed and without cues; for the room these stand in asides of the item before. */
export function withoutCues(content: Content, holder: Holder): Content {
  if (holder === 'speaker') return content;
  const sections: Section[] = [];
  for (const section of content.sections) {
    const last = sections.at(-1);
    if (section.title === FOR_THE_SPEAKER) {
      if (holder === 'room' && last)
        sections[sections.length - 1] = { ...last, items: noted(last.items, section.items) };
      continue;
    }
    const items = holder === 'room' ? section.items : section.items.map(withoutAsides);
    sections.push({ ...section, title: TITLES[section.title] ?? section.title, items });
  }
  return { ...content, facts: [], sections };
}

function noted(items: readonly Item[], notes: readonly Item[]): Item[] {
  const passages = notes.flatMap((one) => one.passages);
  return items.map((item, place) => (place ? item : { ...item, passages: [...item.passages, ...passages] }));
}

function withoutAsides(item: Item): Item {
  return {
    ...item,
    passages: item.passages.filter(({ role, label }) => role !== 'aside' || !(label && label in CUES)),
  };
}

/** Labels of asides that are cues. */
const CUES = { 'Ask back': true, 'They may mean': true };
