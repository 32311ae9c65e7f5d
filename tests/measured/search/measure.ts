/** How well a search answers: the place of the first result that cites a relevant moment. */
import type { Hit } from '../../../src/records/hit.ts';

/** A question, and the moments (`video@second`, or a video) that answer it. */
export interface Example {
  readonly query: string;
  readonly relevant: readonly string[];
}

export interface Figures {
  /** Shares of the questions that are answered by the first result, and by one of the first five. */
  readonly first: number;
  readonly firstFive: number;
  /** Mean reciprocal rank of the answer among the first five. */
  readonly mrr: number;
}

/** Measures a search. A result that cites more than three moments counts as its videos only. */
export function measure(examples: readonly Example[], search: (query: string) => readonly Hit[]): Figures {
  const ranks = examples.map(({ query, relevant }) => rankOf(search(query).slice(0, 5), relevant));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    first: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    firstFive: mean(ranks.map((rank) => (rank ? 1 : 0))),
    mrr: mean(ranks.map((rank) => (rank ? 1 / rank : 0))),
  };
}

/** The place of the first hit that answers, from 1; 0 where none does. */
export function rankOf(hits: readonly Hit[], relevant: readonly string[]): number {
  const answers = ({ sources }: Hit) => {
    const cited = new Set(sources.flatMap(({ url, seconds }) => momentOf(url, seconds)));
    const counted = cited.size > 3 ? [...cited].map(videoOf) : [...cited];
    return counted.some((moment) => relevant.includes(moment) || relevant.includes(videoOf(moment)));
  };
  return hits.findIndex(answers) + 1;
}

function momentOf(url: string | undefined, seconds: number | undefined): string[] {
  const video = url?.match(/youtu\.be\/([\w-]{11})/)?.[1];
  return video ? [seconds === undefined ? video : `${video}@${seconds}`] : [];
}

function videoOf(moment: string): string {
  return moment.split('@')[0] ?? moment;
}
