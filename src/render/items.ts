/** Items and passages that several documents are made of. */
import type { Pitch } from '../pitch/pitch.ts';
import type { Hit } from '../records/hit.ts';
import { joined } from '../text/text.ts';
import type { Item, Passage } from './document.ts';
import type { Found } from './result.ts';

export const NOTE = 'Only what stands in “ ” is verbatim; everything else is our wording of what was said.';

export function found(hit: Hit): Item {
  if (hit.kind === 'figure') return { ...figure(hit), title: hit.title };
  const text: Passage[] = hit.text ? [{ role: hit.wording === 'quote' ? 'quote' : 'shown', text: hit.text }] : [];
  return {
    title: hit.title,
    shows: hit,
    passages: [...text, ...facts(hit)],
    sources: hit.sources,
    ...(hit.measure && { measures: [hit] }),
  };
}

/** The same without its title, for whoever has heard what it is about. */
export function alone(hit: Hit): Item {
  const { title: _, ...item } = found(hit);
  return item;
}

/** A figure is its sentence, with its year where that does not name it. */
export function figure(hit: Hit & Partial<Pitch['figures'][number]>): Item {
  const passages = [shown(dated(hit, hit.asOf)), ...facts(hit), ...aside('Careful', hit.caution)];
  return { shows: hit, passages, sources: hit.sources };
}

/** What belongs to a record wherever it is shown: who paid for it, and which pack it comes from or was changed by. */
export function facts({ sponsor, pack, changedBy = [] }: Hit): Passage[] {
  const changed = changedBy.length ? `changed by pack ${joined(changedBy)}` : undefined;
  const owner = pack === undefined ? changed : `from pack ${pack}`;
  return [
    ...(sponsor ? [{ role: 'payer', label: 'Paid for by', text: sponsor } as const] : []),
    ...(owner ? [{ role: 'owner', label: 'Evidence', text: owner } as const] : []),
  ];
}

/** What tells a record from others: its id, and the packs that have changed it. */
export function identity({ id, changedBy = [] }: Pick<Hit, 'id' | 'changedBy'>): string {
  return changedBy.length ? `${id} (changed by ${joined(changedBy)})` : id;
}

/** What a figure says, with its year where it does not name it. */
export function dated({ text }: Hit, asOf: string | undefined): string {
  return asOf === undefined || text.includes(asOf.slice(0, 4)) ? text : `${text} (${asOf})`;
}

export function statement(text: string, label?: string): Item {
  return { passages: [spoken(text, label)], sources: [] };
}

/** Words to be read. */
export function shown(text: string, label?: string): Passage {
  return { role: 'shown', label, text };
}

export function spoken(text: string, label?: string): Passage {
  return { role: 'spoken', label, text };
}

export function aside(label: string, text: string | undefined, isSpare = false): Passage[] {
  return text ? [{ role: 'aside', label, text, ...(isSpare && { isSpare }) }] : [];
}

/** Results of a search, each with its number and its id. @param before how many numbers stand above them */
export function listed(hits: readonly Found[], before = 0): Item[] {
  return hits.map((hit, place) => {
    const { kind, matched, because } = hit;
    return { ...found(hit), choice: before + place + 1, record: { kind, id: identity(hit) }, matched, because };
  });
}
