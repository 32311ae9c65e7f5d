/** The message to send after a conversation. */
import type { FollowUp } from '../conversation/follow-up.ts';
import type { Hit } from '../queries/hit.ts';
import { citationText } from './citation.ts';

/** As plain text, or as Markdown. */
export function followUpText({ parts, date }: FollowUp, markdown: boolean): string {
  const blocks = parts.flatMap(({ said, hits }) => [
    heading(said === undefined ? 'What I told you' : `You said: “${said}”`, markdown),
    ...hits.map((hit) => entry(hit, markdown)),
  ]);
  const intro = `Thank you for the talk about GitOps on ${date}. Here is what we spoke of, with the places where you can check it.`;
  return `${[intro, ...blocks, CLOSING].join('\n\n')}\n`;
}

const CLOSING = 'Tell me what you would like to see next.';

function heading(text: string, markdown: boolean): string {
  return markdown ? `## ${escaped(text)}` : text;
}

function entry({ title, text, wording, kind, sources: [source] }: Hit, markdown: boolean): string {
  const words = wording === 'quote' ? `“${text}”` : kind === 'figure' ? text : `${title}.`;
  const where = source ? citationText(source) : '';
  if (!markdown)
    return [`- ${words}`, where && `  ${where}`, source?.url && `  ${source.url}`].filter(Boolean).join('\n');
  const cited = source?.url ? `[${escaped(where)}](${source.url})` : escaped(where);
  return `- ${escaped(words)}${cited && ` (${cited})`}`;
}

/** Text that Markdown shows as it stands. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
