/** The words of every notice: what is said, and what to do about it. */
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/conversation/notice.ts';
import { foreseen, nameOf, worded } from '../../src/render/notices.ts';

// biome-ignore format: one case, one line
test.each<[notice: Notice, text: string | RegExp, hint?: string | RegExp]>([
  [{ notice: 'invitation' }, 'Now type what they say, in their words. More: /help'],
  [{ notice: 'invitation', other: 'bosses' }, 'Now type what they say; “bosses: ...” says who speaks. More: /help'],
  [{ notice: 'nobody-chosen' }, 'Nobody was chosen.', /space bar/],
  [{ notice: 'no-worry-chosen' }, 'Then choose whoever comes nearest.'],
  [{ notice: 'sounds-like', audiences: ['SREs', 'Bosses'] }, 'That sounds like SREs and bosses.'],
  [{ notice: 'no-minutes', typed: 'soon' }, '"soon" is no time.', 'Give whole minutes from 1 to 60.'],
  [{ notice: 'nothing-more' }, 'There is nothing more to show.', 'Type what they say, or /help.'],
  [{ notice: 'too-long', letters: 1001, most: 1000 }, 'That is 1001 characters long; I read 1000.', /gist/],
  [{ notice: 'refused', message: 'No.', hint: 'Why?' }, 'No.', 'Why?'],
  [{ notice: 'unknown-command', typed: 'opne', guess: 'open' }, 'There is no command /opne.', 'Did you mean /open?'],
  [{ notice: 'unknown-command', typed: 'xyz' }, 'There is no command /xyz.', /^There are \/more, \/pitch, .* and \/quit\.$/],
  [{ notice: 'unknown-command', typed: '' }, 'A command has a name.', /^There are/],
  [{ notice: 'takes-nothing', name: 'next' }, '/next takes no words.', /^Type \/next alone/],
  [{ notice: 'topic-again', topic: 'cost' }, 'It is about cost again.', 'All topics again: /topic all'],
  [{ notice: 'left-out-again', items: [{ title: 'One' }] }, 'Left out again: One.'],
  [{ notice: 'later-taken-back', later: 'a visit' }, 'Taken back: that you come back to “a visit”.'],
  [{ notice: 'later-taken-back', later: 'a visit', said: 'who runs it?' }, /“a visit”/, 'What they said stands as it was: “who runs it?”'],
  [{ notice: 'guess-again', title: 'No time' }, '“No time” counts as a guess again.'],
  [{ notice: 'pitch-taken-back' }, /^Taken back: the pitch\./],
  [{ notice: 'as-before' }, 'All is as it was before.'],
  [{ notice: 'several-commands', typed: 'q', names: ['quote', 'quit'] }, '/q may be /quote or /quit.', 'Type one letter more.'],
  [{ notice: 'nearest-only', kind: 'use-case', industries: ['Insurance'], sizes: ['medium'] }, 'No use case of the kit is from insurance or of medium size; these come nearest.'],
  [{ notice: 'nearest-only', kind: 'figure', industries: [], sizes: [], year: 2026 }, 'No figure of the kit is of 2026 or later; these come nearest.'],
  [{ notice: 'no-word-known' }, 'The kit knows no word of that, or hardly one.', /other words; \/later WORDS/],
  [{ notice: 'perhaps-nothing' }, 'There seems to be nothing to answer in that. If there is, a number has it:'],
  [{ notice: 'nothing-to-answer' }, 'There is nothing to answer in that.', /\/keep WORDS .* \/step/],
  [{ notice: 'asked-for', kind: 'step' }, 'A first step to propose:'],
  [{ notice: 'asked-for', kind: 'use-case' }, 'Who has done it:'],
  [{ notice: 'asked-for', kind: undefined }, /^No objection that the kit knows/],
  [{ notice: 'asked-for', kind: 'figure', isGuess: true }, 'Perhaps they ask for this (/yes if they do). What has been counted:'],
  [{ notice: 'no-guess-last', title: 'No', id: 'no' }, 'What was shown last was no guess.', 'The latest one was “No”: /yes no confirms it.'],
  [{ notice: 'here' }, 'What happened here:'],
  [{ notice: 'seen-already' }, /^They have seen what fits best/],
  [{ notice: 'guess' }, /^No card is sure/],
  [{ notice: 'nearest' }, /^The kit has no sure answer\. Nearest/],
  [{ notice: 'not-those', keeps: true }, 'Or ask what they mean, or say that you will come back to it: /later WORDS names it in the message.'],
  [{ notice: 'not-those', keeps: false }, 'Or ask what they mean.'],
  [{ notice: 'no-answer', keeps: false }, 'The kit has no answer to that.', 'You can ask what they mean.'],
  [{ notice: 'instead', isNew: true }, 'If they mean something else, a number answers in its place, and /undo takes it back:'],
  [{ notice: 'instead', isNew: false }, 'If they mean something else:'],
  [{ notice: 'something-else' }, 'Or did they mean something else?'],
  [{ notice: 'back', title: 'No', brief: 'Yes.', isNews: true }, 'Back to “No”. In short: Yes.', 'Here is something that you have not said:'],
  [{ notice: 'back', title: 'No', say: 'Yes.', isNews: false }, 'Back to “No”. Say it for them: Yes.'],
  [{ notice: 'back', title: 'No', isNews: false }, 'Back to “No”.'],
  [{ notice: 'back-without-news', title: 'No', keeps: true }, 'Back to “No”. The kit has nothing more on it.', /^You can ask .* in the message\.$/],
  [{ notice: 'no-point-left', who: 'Bosses' }, 'Every point for them has been shown.', /^Ask them/],
  [{ notice: 'no-point-left', who: 'Bosses', topic: 'cost' }, 'Every point on cost for bosses has been shown.', 'All topics again: /topic all'],
  [{ notice: 'no-quote-left' }, 'Every quote on that has been shown.', 'Another point: /next'],
  [{ notice: 'no-quote-left', topic: 'cost' }, 'Every quote on that has been shown.', 'All topics again: /topic all'],
  [{ notice: 'no-step-left' }, /^Every step/, /^Ask which/],
  [{ notice: 'no-quote', isSearched: true }, 'The kit has no quote on that.', /^\/quote alone/],
  [{ notice: 'no-quote', isSearched: false }, 'The kit has no quote on that.', 'All topics again: /topic all'],
  [{ notice: 'nothing-found', typed: 'x' }, 'Nothing found for "x".', 'Try other words.'],
  [{ notice: 'nothing-there', typed: '9', numbered: ['One', 'Two.'] }, 'There is no "9" here.', 'A number is one of what was shown last: 1 One and 2 Two.'],
  [{ notice: 'nothing-there', typed: '', numbered: [] }, 'There is nothing here yet.', 'Ask or search first.'],
  [{ notice: 'keep-what' }, 'Say what you agreed.', /\/keep a trial, two people/],
  [{ notice: 'noted' }, /come back to that/],
  [{ notice: 'nameless', said: ['teh van'], isOver: false }, 'The message only counts what it has no name for: 1 “teh van”.', '/later 1 WORDS names the first, /drop 1 takes it out.'],
  [{ notice: 'nameless', said: ['teh van', 'rain'], isOver: true }, 'The message only counts what it has no name for: 1 “teh van” and 2 “rain”.', /^Back in with gitops-kit chat --resume, /],
  [{ notice: 'later-what' }, 'Say what you will come back to.', /\/later a visit/],
  [{ notice: 'confirmed', title: 'Too dear' }, 'The message answers with “Too dear”.'],
  [{ notice: 'nothing-to-confirm' }, 'There is no guess to confirm.', /\/yes/],
  [{ notice: 'message-how', typed: 'soon' }, '"soon" says neither for whom nor how long.', /\/message long/],
  [{ notice: 'search-what' }, 'Say what to look for.', 'For example: /search rollback'],
  [{ notice: 'kept' }, 'The message will begin with that.'],
  [{ notice: 'audiences', all: [{ id: 'sre', label: 'SREs' }] }, 'There are sre (SREs).', 'For example: /audience sre'],
  [{ notice: 'answers-for', audiences: ['Bosses'] }, 'Answers are now in the words for bosses.'],
  [{ notice: 'topics', topics: ['cost', 'jobs'] }, 'They care about cost and jobs.', /\/topic all$/],
  [{ notice: 'all-topics' }, 'All topics again.'],
  [{ notice: 'sent' }, 'This goes into the message:', /^\/drop 2 5/],
  [{ notice: 'more-in-long', more: 3 }, '/message long has 3 more.'],
  [{ notice: 'nothing-sent' }, 'Nothing goes into the message.', /^\/drop nothing/],
  [{ notice: 'all-sent' }, 'All that you used goes into the message.'],
  [{ notice: 'sent-again', items: [{ title: 'One' }, { title: 'what?', as: 'open' }] }, 'Back in the message: One and to come back to: “what?”.'],
  [{ notice: 'left-out', items: [{ title: 'One' }] }, 'Left out: One.', '/undo puts it back, /drop alone lists what is left.'],
  [{ notice: 'not-in-message', typed: 'flux' }, '"flux" is nothing that would be sent.', '/drop alone lists what would.'],
  [{ notice: 'nothing-to-undo' }, 'There is nothing to take back.', 'What was shown first is the pitch.'],
  [{ notice: 'taken-back', what: ['One', 'Two'] }, 'Taken back: One and Two.'],
  [{ notice: 'taken-back', what: [], said: 'rain?', place: 'No time' }, 'Taken back: “rain?”.', 'You are back at “No time”.'],
  [{ notice: 'answer-taken-back', what: ['One'], keeps: true }, 'Taken back: One.', /^What they said is kept for the message; \/undo once more/],
  [{ notice: 'answer-taken-back', what: ['One'], keeps: false }, 'Taken back: One.', /^\/undo once more/],
  [{ notice: 'going-on', title: 'today' }, 'Going on with today.'],
  [{ notice: 'last-said', said: 'no' }, 'The last that was said: “no”'],
])('%j', (notice, text, hint) => {
  const [said, what] = worded(notice);
  expect(said).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
  expect(what || undefined).toEqual(hint instanceof RegExp ? expect.stringMatching(hint) : hint);
});

describe('what Enter leads to', () => {
  test.each<[prospect: Parameters<typeof foreseen>[0], text: string]>([
    [{ type: 'quiet' }, 'no objection'],
    [{ type: 'nearest' }, 'nothing sure; these come nearest'],
    [{ type: 'nothing' }, 'nothing that fits yet'],
    [{ type: 'card', title: 'No', certainty: 'sure' }, '“No”'],
    [{ type: 'card', title: 'No', certainty: 'guess' }, 'perhaps “No”'],
    [{ type: 'card', title: 'No', certainty: 'again' }, 'more on “No”'],
    [{ type: 'records', kind: 'figure', title: 'Half' }, 'What has been counted: “Half”'],
    [{ type: 'records', kind: undefined, title: 'Half' }, 'no objection I know, but “Half”'],
  ])('%j', (prospect, text) => {
    expect(foreseen(prospect)).toBe(text);
  });
});

test.each([
  [undefined, 'One'],
  ['answer', 'answer to “One”'],
  ['agreed', 'agreed: “One”'],
  ['open', 'to come back to: “One”'],
] as const)('a name that is sent as %s', (as, text) => {
  expect(nameOf({ title: 'One', ...(as && { as }) })).toBe(text);
});
