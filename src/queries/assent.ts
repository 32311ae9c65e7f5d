/** What people say when they agree, greet or thank: there is nothing to answer in it. */
const ASSENT =
  /\b(?:(?:many thanks|thank you|thanks a lot)(?: very much| so much)?|good (?:morning|afternoon|evening|point|idea)|fair point|(?:that|this|it|which)(?:'s| is| was| sounds| looks)? (?:makes sense|fair enough|fair|right|true|fine|good|great|helpful|interesting|reasonable|convincing)|makes sense|fair enough|sounds (?:good|great|fair|reasonable|interesting)|(?:i|we) (?:see|understand|agree(?: with (?:that|this|it|you))?|like (?:it|that|this))|(?:(?:i|we) (?:have|see) )?no (?:objections?|questions?)|(?:it is |it's |that is |that's )?fine (?:with|by) (?:me|us)|let's (?:do|try) (?:it|that)|let (?:me|us) think about (?:it|that)|got it|go on|go ahead|tell me more|you have convinced me|you're right|you are right|(?:ok(?:ay)?|yes|yeah|yep|sure|right|fine|great|good|cool|nice|perfect|exactly|agreed|understood|hello|hi|hey|bye|thanks|cheers|please|continue|h+m+|aha|a?ha(?:ha)*|lol)|(?:to|for) me)\b/gi;

/** Whether nothing is left of a sentence when agreement, greetings and thanks are taken away. */
export function isAssent(said: string): boolean {
  return /\p{L}/u.test(said) && !/[\p{L}\p{N}]/u.test(said.replace(/’/g, "'").replace(ASSENT, ''));
}
