import { sentencesIn } from '../text/sentences.ts';
import { asSentence } from '../text/text.ts';

/** What people say beside the thing itself. */
const ASSENT =
  /\b(?:(?:many thanks|thank you|thanks a lot)(?: very much| so much)?|good (?:morning|afternoon|evening|point|idea)|fair point|(?:that|this|it|which)(?:'s| is| was| sounds| looks)? (?:makes sense|fair enough|fair|right|true|fine|good|great|helpful|interesting|reasonable|convincing)|makes sense|fair enough|sounds (?:good|great|fair|reasonable|interesting)|(?:i|we) (?:see|understand|agree(?: with (?:that|this|it|you))?|like (?:it|that|this))|(?:(?:i|we) (?:have|see) )?no (?:objections?|questions?)|(?:it is |it's |that is |that's )?fine (?:with|by) (?:me|us)|let's (?:do|try) (?:it|that)|let (?:me|us) think about (?:it|that)|got it|go on|go ahead|tell me more|you have convinced me|you're right|you are right|(?:ok(?:ay)?|yes|yeah|yep|sure|right|fine|great|good|cool|nice|perfect|exactly|agreed|understood|hello|hi|hey|bye|thanks|cheers|please|continue|h+m+|aha|a?ha(?:ha)*|lol)|(?:to|for) me)\b/gi;

/** Whether nothing is left of a sentence when agreement, greetings and thanks are taken away. */
export function isAssent(said: string): boolean {
  return /\p{L}/u.test(said) && !/[\p{L}\p{N}]/u.test(typewritten(said).replace(ASSENT, ''));
}

/** Apostrophes as they stand in the patterns here. */
function typewritten(said: string): string {
  return said.replace(/’/g, "'");
}

/** What people begin a sentence with that says nothing of what follows. */
const LEAD_IN =
  /^(?:(?:and|but|so|well|look|listen|now|also|okay|ok|fine|sure|sorry|honestly|frankly|seriously|one (?:more )?(?:thing|question)|quick question|(?:my|our) (?:(?:first|main|biggest|real|only|other|next|big) )?(?:worry|concern|question|problem|fear|point|issue|doubt) (?:here )?is(?: (?:simple|this|that|just))?|before we (?:get|go) into (?:the )?(?:weeds|details?)|let me (?:just )?(?:play devil's advocate|be (?:honest|blunt|frank|clear))|to be (?:honest|fair|frank|clear|blunt)|if i(?:'m| am) honest|the thing is|here's (?:the|my) thing|at the end of the day|with (?:all due )?respect|from (?:my|our) (?:side|point of view)|what (?:i|we) (?:want|need) to know is)(?:[,:;.\s–—-]+|$))+/i;

/** And what they add when all is said. */
const TAIL =
  /[,;]? (?:i mean|you know what i mean|if you know what i mean|or something(?: like that)?|or whatever)\b.*$/i;

/** A sentence without what it only begins and ends with; all of it where nothing else is said. */
export function withoutTrimmings(said: string): string {
  return typewritten(said).replace(LEAD_IN, '').replace(TAIL, '').trim() || said;
}

/** How people begin to agree, or what they like; and what shows that they do not go on so. */
const AGREEING =
  /^(?:(?:h+m+|oh|ah|well|okay|ok|right|alright|fine)[,.!\s]+)*(?:yeah|yes|yep|agreed|exactly|absolutely|understood|same here|fair(?=[,.!])|fair enough|fair point|good point|point taken|makes sense|(?:that|this|it)(?:'s| is| does)? (?:makes? sense|fair|true|right|good|better|sensible|helpful|a good point|a fair point)|(?:i|we) (?:can |do )?(?:see (?:that|how|why)|agree|like(?! (?:our|my|what|how|where|it (?:better|more))\b))|(?:you|he|she|they)(?:'re| are|'s| is) right|(?:you|they) have a point|(?:he|she)(?:'s got| has) a point|thanks|thank you|sounds (?:good|great|fair|reasonable)|works for (?:me|us))\b/i;
/** How they end so. */
const AGREED =
  /,\s*(?:agreed|fair enough|makes sense|i (?:do )?(?:like|agree with|see) that|that(?:'s| is) (?:fair|good))\W*$/i;
/** Or praise something, or are ready to try it. */
const PRAISING = anyOf([
  '(?:sound|look|seem)s? (?:(?:much|a lot|even|really|actually|quite|very) )*(?:nicer|better|easier|great|lovely|useful|helpful|good|sensible|reasonable)',
  '(?:i|we) (?:can|could) (?:live with|support|get behind)',
  '(?:i|we) (?:(?:can|do) )?see the (?:point|value|benefit|appeal|use)',
  '(?:i|we|they|he|she|the \\w+)(?: (?:really|do|did|would))? (?:liked?|loved?) (?:that|this|the idea)',
  'would (?:be (?:nice|great|good|lovely|worth it|an? (?:relief|win|plus))|be (?:nicer|better|easier) than (?:our|my|the)|(?:really |actually )?(?:help|save|spare) (?:me|us|my|our)|make (?:my|our) (?:life|lives|job|jobs|work|nights?) (?:\\w+ )?(?:easier|better|simpler))',
  "(?:i|we)(?:'ll| will)? (?:give|grant) you that",
  "(?:i|we)(?:'d| would| might)? (?:actually|really) use (?:that|this)",
  "(?:i'll|i will|let's|we'll|i'd|we could) (?:give (?:it|that|this) a (?:try|go|shot|chance)|(?:start|try|begin)(?: it| that| this)? (?:with|on) (?:one|a single))",
  'happy to (?:try|start|give|have a look)',
  "(?:i'm|i am|we're|we are) (?:in|fine|ok|okay|happy|on board)(?: (?:with|for))? (?:a|one|that|this|the) (?:\\w+ )?(?:pilot|trial|test|experiment|demo|plan)",
  "you(?:'ve| have)? (?:convinced|sold) (?:me|us)",
  'you have (?:my|our) (?:support|blessing|vote|backing)',
  'answers (?:my|our|the) question',
  'count me in|that is (?:all|what) i (?:wanted|needed) to (?:hear|know)|no objections? (?:from|on)|is an? (?:win|plus|relief)$|(?:i|we)(?: have to| must)? admit$|, go ahead$',
]);
const DIFFERING =
  /\?|\b(?:but|though|although|however|still(?=,| (?:not?|don't|do|won't|can't|think|worry|wonder|want|need|have (?:to|no|doubts?))\b)|except|until|unless|in theory|on paper|on slides|if only|(?:when|once|as soon as) (?:we|there)|and (?:then|who|what|how|why|when|after))\b/i;

/** One of several ways of saying something, as words on their own. */
function anyOf(ways: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${ways.join('|')})(?!\\w)`, 'i');
}

/** Whether somebody seems to agree and has more to say than that. */
export function isAgreeing(said: string): boolean {
  const plainly = typewritten(said);
  return (AGREEING.test(plainly) || AGREED.test(plainly) || PRAISING.test(plainly)) && !DIFFERING.test(plainly);
}

/** How people begin a question that they end as a statement. */
const ASKING =
  /^(?:tell me |explain )?(?:who|what|how|why|is|are|do|does|can|could|will|would|should)\b|, (?:who|what|how|why)\b/i;
/** A worry is said in fewer words than a story. */
const MOST_WORDS = 16;

/** What a question points to stands before it. */
const POINTING = /\b(?:that|this|it|they|them|those|these)\b/i;

/** What there is to come back to: of a story the question, else what was said; undefined of a story that asks nothing. */
export function openIn(said: string): string | undefined {
  const [question = said] = questionsIn(said);
  const plainly = withoutTrimmings(question);
  const isStory = !/\?/.test(plainly) && !ASKING.test(plainly) && isLong(plainly);
  if (isStory) return undefined;
  const before = POINTING.test(plainly) ? sentenceBefore(said, question) : '';
  return asSentence(withoutTrimmings(`${before} ${plainly}`.trim()));
}

/** The sentence that stands before another one in what was said; empty where there is none, or it is a story. */
function sentenceBefore(said: string, sentence: string): string {
  const before =
    sentencesIn(said.slice(0, said.indexOf(sentence)))
      .at(-1)
      ?.trim() ?? '';
  return isLong(before) ? '' : before;
}

function isLong(said: string): boolean {
  return said.split(/\s+/).length > MOST_WORDS;
}

/** The questions in what was said, where that is not one alone: the last sentence first, and each before what is added to it. */
export function questionsIn(said: string): string[] {
  const questions = sentencesIn(said)
    .filter((one) => /\?\W*$/.test(one))
    .reverse()
    .flatMap((one) => one.split(/,? and (?=(?:who|what|how|when|where|why|which)\b)/i));
  return questions.filter((one) => one !== said && one.trim().split(/\s+/).length > 3);
}
