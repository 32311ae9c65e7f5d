/** What an assistant can read: each record, the list of cards, and whose content it is. */
import { cardLines } from '../../answer/advisor.ts';
import type { Context } from '../../context.ts';
import { toHit } from '../../records/hit.ts';
import { KINDS } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';
import { findRecord, shown } from '../../records/show.ts';
import { render } from '../../render/formats.ts';
import { attributions, dayOf, licenceUrl } from '../../render/result.ts';
import { originOf } from '../deliver.ts';
import { CARDS_URI } from './tools.ts';

export interface Resource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly mimeType: string;
}

export interface Contents {
  readonly uri: string;
  readonly mimeType: string;
  readonly text: string;
}

const ATTRIBUTION_URI = 'gitops-kit://attribution';

export const RECORD_TEMPLATE = {
  uriTemplate: 'gitops-kit://{kind}/{+id}',
  name: 'record',
  title: 'A record in full',
  description: `The kinds are: ${KINDS.join(', ')}.`,
  mimeType: 'text/markdown',
};

/** Everything that can be read; what is of use for every question comes first. */
export function resources(kit: Kit): Resource[] {
  return [
    {
      uri: CARDS_URI,
      name: 'cards',
      title: 'The cards',
      description:
        'Every card, a line each: id | title | what people who say it may mean. Choose among them for the tool "answer".',
      mimeType: 'text/plain',
    },
    {
      uri: ATTRIBUTION_URI,
      name: 'attribution',
      title: 'Whose content it is',
      description: 'The packs that take part, their licences, and how they want to be named.',
      mimeType: 'text/markdown',
    },
    ...kit.records.map((record) => {
      const { title, pack } = toHit(kit, record);
      return {
        uri: `gitops-kit://${record.kind}/${record.id}`,
        name: record.id,
        title,
        description: pack === undefined ? record.kind : `${record.kind}, from pack ${pack}`,
        mimeType: 'text/markdown',
      };
    }),
  ];
}

/**
 * Reads a resource.
 * @returns undefined for an address that is none of ours
 * @throws FailedError with the nearest id for a record that is not there
 */
export async function readResource(context: Context, uri: string): Promise<Contents | undefined> {
  const kit = await context.kit();
  if (uri === CARDS_URI) return { uri, mimeType: 'text/plain', text: `${cardLines(kit).join('\n')}\n` };
  if (uri === ATTRIBUTION_URI) return { uri, mimeType: 'text/markdown', text: await attribution(context) };
  const [, kind, id] = /^gitops-kit:\/\/([a-z-]+)\/(.+)$/.exec(uri) ?? [];
  if (id === undefined || !KINDS.some((one) => one === kind)) return undefined;
  const record = findRecord(kit, id);
  if (record.kind !== kind) return undefined;
  const result = { kind: 'show', query: id, shown: shown(kit, record) } as const;
  return { uri, mimeType: 'text/markdown', text: await render('markdown', result, await originOf(context, result)) };
}

async function attribution(context: Context): Promise<string> {
  const kit = await context.kit();
  const origin = { credits: kit.packs, day: dayOf(context.now()) };
  const names = attributions(origin);
  const lines = origin.credits.map(({ title, licence }, place) => {
    const url = licenceUrl(licence);
    return `- ${title} (${url ? `[${licence}](${url})` : licence}): ${names[place]}`;
  });
  return `${lines.join('\n')}\n`;
}
