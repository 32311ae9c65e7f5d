import { expect, test } from 'vitest';
import { isAgreeing, isAssent, openIn, questionsIn, withoutTrimmings } from '../../src/answer/assent.ts';

test.each([
  ['ok, I understand', true],
  ['thanks, that makes sense', true],
  ['Hello!', true],
  ['I agree', true],
  ['good point, go on', true],
  ['You’re right.', true],
  ['I agree with that, let’s do it', true],
  ['Fine with me, no objections', true],
  ['let me think about it', true],
  ['hmm, fair point', true],
  ['OK that makes sense to me', true],
  ['that makes no sense to me', false],
  ['haha, lol', true],
  ['hm, what about the hammer', false],
  ['we have no questions about Git', false],
  ['I agree with the auditors', false],
  ['ok, but who pays for it', false],
  ['that makes sense for Netflix', false],
  ['good morning, we have no time', false],
  ['', false],
  ['!?', false],
])('%s: %s', (said, expected) => {
  expect(isAssent(said)).toBe(expected);
});

test.each([
  ['Yeah, that was a rough quarter.', true],
  ['Hm, okay, fair enough, a revert is quicker than what I do.', true],
  ['That makes sense, it would save us two weeks.', true],
  ['Yes, but who pays for it', false],
  ['Fair enough, and who pays for it', false],
  ['Yeah, is that so?', false],
  ['we have no time', false],
  ['Okay, rolling back does sound nicer than what we do today.', true],
  ['That looks much easier, until somebody is on holiday', false],
  ['I won’t throw them out because pull is nicer than push', false],
  ['Agreed, nobody touches that before the launch, I still have dreams about last year.', true],
  ['Agreed, I still think that it is too much', false],
  ['Alright, that’s better than I expected.', true],
  ['He’s got a point, last time it was forty thousand people in a queue.', true],
  ['Two weeks I can live with.', true],
  ['A history of changes would be nice.', true],
  ['a revert is nicer than our scripts, I give you that', true],
  ['I give you that, but who pays', false],
  ['having each change in a history would help me after an outage, agreed', true],
  ['who pays for that, agreed?', false],
  ['going back in one step would be nicer than our runbook', true],
  ['kubectl is better than waiting for a review', false],
  ['it would be nicer if it did not page me', false],
  ['the auditors liked that', true],
  ['I like our pipeline', false],
  ['I liked it better when I could log in', false],
  ['that actually sounds useful', true],
  ['that sounds like more work', false],
  ['that would save me a lot of time', true],
  ['happy to try that on staging', true],
  ['happy with what we have', false],
  ['we could try it on one service, when we have time', false],
  ['I am fine with a pilot', true],
  ['I am fine with what we have', false],
  ['knowing who changed what is a win', true],
  ['a win for you, more work for me', false],
])('agreement with more to say: %s: %s', (said, expected) => {
  expect(isAgreeing(said)).toBe(expected);
});

test.each([
  ['my first worry is simple, who pays', 'who pays'],
  ['Okay, honestly, to be frank: who pays', 'who pays'],
  ['who else does this, I mean companies of our size', 'who else does this'],
  ['honestly', 'honestly'],
  ['the first worry is the pager', 'the first worry is the pager'],
])('%s -> %s', (said, rest) => {
  expect(withoutTrimmings(said)).toBe(rest);
});

test.each<[said: string, open: string | undefined]>([
  ['so who pays for it', 'Who pays for it'],
  ['It was down. And what if GitHub is down?', 'What if GitHub is down?'],
  [
    'and if it does not work out, how do we get back and what is lost by then',
    'If it does not work out, how do we get back and what is lost by then',
  ],
  ['So that is four hours. How often does it happen?', 'That is four hours. How often does it happen?'],
  ['our auditors would have a heart attack', 'Our auditors would have a heart attack'],
  [
    'tell me who gets a call on a Sunday when that thing decides that it knows better',
    'Tell me who gets a call on a Sunday when that thing decides that it knows better',
  ],
  ['last March the bed board was down and the nurses ran up and down the stairs with paper', undefined],
])('to come back to: %s -> %s', (said, open) => {
  expect(openIn(said)).toBe(open);
});

test.each<[said: string, questions: string[]]>([
  ['who pays for all of this?', []],
  ['It was down. And what happens if GitHub is down?', ['And what happens if GitHub is down?']],
  ['what happens if GitHub is down? It was down.', ['what happens if GitHub is down?']],
  ['Who else runs it, and what is the first step?', ['Who else runs it', 'what is the first step?']],
  ['It works. It runs.', []],
])('the questions in: %s', (said, questions) => {
  expect(questionsIn(said)).toEqual(questions);
});
