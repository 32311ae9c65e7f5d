/** What somebody asks for who does not object: who does it, figures, a first step, a tool, or nothing at all. */
import type { Kind } from '../kit/schema.ts';
import { likenessOf, type Spoken } from './likeness.ts';
import { tellingWords, termOf } from './words.ts';

interface Asking {
  /** Small talk asks for none. */
  readonly kind: Kind | undefined;
  /** How people ask for something of the kind, one way after the other with semicolons between. */
  readonly heard: string;
  /** What to look for where they say no more than that. */
  readonly usual: string;
}

const ASKINGS: readonly Asking[] = [
  {
    kind: 'use-case',
    usual: '',
    heard: `who else does that; who else has done this; who is using this today; which companies use it;
    does anybody of our size do that; does anyone in our industry do this; who else in our industry does that;
    what do other companies do; how did others do it; do you have an example; give me an example;
    a concrete example from practice; a real story; is there a case study; do you have references;
    is there a success story; do our competitors do that; do you know anyone who runs this;
    where is this running already; what did they gain from it; who else uses this; who uses it today;
    who else our size is doing this for real; has anyone our size done it`,
  },
  {
    kind: 'figure',
    usual: 'survey',
    heard: `are there any numbers; are there newer numbers; do you have numbers for that; can you give me figures;
    is there any data on that; are there studies; is there a survey; what does the research say;
    I want to see statistics; how many companies use it; how widespread is it; what percentage; how much faster is it;
    are there benchmarks`,
  },
  {
    kind: 'step',
    usual: '',
    heard: `how do we start; where do we begin; how do we get going; what is the first step; what are the next steps;
    what would we do first; what is the first thing to do; what would we do next week; what do we do on Monday;
    can we begin tomorrow; what is the smallest thing to begin with; how can we try it; can I try that;
    what would a pilot look like; how would you introduce it; what do I have to do now; what do you need from me; what do you need from us`,
  },
  {
    kind: 'tool',
    usual: 'Argo CD Flux',
    heard: `which tool do we need; which tools are there; what tool do you recommend; which product should we use;
    which software do you use; what do you use for that; are there open source tools; is there a tool for that`,
  },
  {
    kind: 'metric',
    usual: '',
    heard: `which metrics should we look at; what should we measure; how do we measure success; which KPIs;
    which measures should we take; how do I know that we are getting better; how will we know if it works;
    how can I see progress`,
  },
  {
    kind: undefined,
    usual: '',
    heard: `do you want a coffee; is there lunch; let's take a break; can everybody see my screen; sorry, I was on mute;
    can you hear me; could you repeat that; can you send me the slides; I'll send you the invitation;
    what time do we finish; how long is this meeting; who else is coming to the meeting; where is the meeting room;
    let's move on to the next item on the agenda; we agreed on that; thank you for your time; see you next week; I need to run; I have to go; how was your weekend; happy birthday`,
  },
];

/** Something of a kind is asked for where a way to ask for it is so much like what was said. */
const LIKE = 0.36;

export interface Asked {
  /** None where it is small talk. */
  readonly kind: Kind | undefined;
  /** What they say of it beyond asking: `banking` of `do you have references in banking`. */
  readonly words: string;
  readonly usual: string;
}

/** What is asked for. @param least how much like it a way to ask must be, from 0 to 1 */
export function askedFor(said: string, spoken: Spoken, least: number): Asked | undefined {
  let most = Math.max(LIKE, least);
  let likeliest: Asking | undefined;
  for (const asking of ASKINGS) {
    const likeness = likenessOf(waysOf(asking), spoken, most);
    if (likeness <= most) continue;
    most = likeness;
    likeliest = asking;
  }
  if (!likeliest) return undefined;
  const asking = new Set(waysOf(likeliest).flatMap(tellingWords).map(termOf));
  // Whoever names a year with the figures has had enough of it.
  const words = tellingWords(said).filter((word) => !asking.has(termOf(word)) && !/^\d+$/.test(word));
  return { kind: likeliest.kind, usual: likeliest.usual, words: words.join(' ') };
}

function waysOf({ heard }: Asking): string[] {
  return heard.split(/;\s+/);
}
