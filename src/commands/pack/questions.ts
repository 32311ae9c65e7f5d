/** Questions that come again until nothing is wrong in the answer. */

import type { Context } from '../../context.ts';
import { isKitError } from '../../errors.ts';
import type { Kind } from '../../records/kinds.ts';
import type { Kit } from '../../records/kit.ts';
import { packOf, shortId } from '../../records/pack-ids.ts';
import { asSentence } from '../../text/text.ts';

/** What is wrong, and what to do. */
interface Fault {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What goes back to the question before. */
export const BACK = '<';

/**
 * An answer in which nothing is wrong; as long as there is, it is said, and the question comes again.
 * @param skip what an empty answer stands for; undefined where there must be one
 * @param otherwise what comes of an empty answer, in words
 * @param canGoBack whether `BACK` is returned as it is
 */
export async function asked(
  context: Context,
  question: string,
  wrong: (answer: string) => Promise<readonly Fault[]>,
  {
    skip,
    otherwise = 'left out',
    canGoBack = false,
  }: {
    readonly skip?: string | undefined;
    readonly otherwise?: string | undefined;
    readonly canGoBack?: boolean;
  } = {},
): Promise<string> {
  const message = skip === '' ? `${question} (Enter: ${otherwise}):` : `${question}:`;
  for (;;) {
    const answer = await (await context.prompter()).text(message, skip || undefined);
    if (skip !== undefined && !answer.trim()) return '';
    if (canGoBack && answer.trim() === BACK) return BACK;
    const found = await wrong(answer).catch((error: unknown): readonly Fault[] => {
      if (isKitError(error) && error.exitCode === 2) return [error];
      throw error;
    });
    const [first] = found;
    if (!first) return answer;
    const hint = first.hint === undefined ? '' : `${asSentence(first.hint)}\n`;
    await context.stderr.write(`${first.message}\n${hint}`);
  }
}

/** What is wrong in some fields of a record; ids may be of records that are not written yet where they are a person's. */
export async function faults(
  kit: Kit,
  pack: string,
  kind: Kind,
  content: Readonly<Record<string, unknown>>,
): Promise<Fault[]> {
  const { complaintsAbout, danglingIn } = await import('../../packs/yaml.ts');
  const complaints = complaintsAbout(kind, content).filter(({ path: [first] }) => String(first) in content);
  const told = complaints.map(({ message, hint }) => ({ message: `This ${message}.`, hint }));
  const ids = kit.records.flatMap(({ id, kind: of }): [string, Kind][] => {
    const owner = packOf(id);
    return owner === undefined || owner === pack ? [[shortId(id), of]] : [];
  });
  if (told.length || 'speakers' in content) return told;
  return danglingIn({ kind, ...content }, new Map(ids)).map(({ message, hint }) => ({ message: `${message}.`, hint }));
}
