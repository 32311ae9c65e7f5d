/** What was answered for a service, as a sentence to say aloud. */

import { HEDGE_BEHIND, intervalTakenAs, NUMBERS, shareTakenAs, takenAs } from '../text/durations.ts';
import { asSentence, joined } from '../text/text.ts';

/** How each measure is said of ourselves. */
const SAID: Readonly<Record<string, (answer: string) => string>> = {
  'deployment-frequency': (answer) => `release ${rhythmAloud(answer)}`,
  'lead-time-for-changes': (answer) => `need ${lengthAloud(answer)} until a change is live`,
  'time-to-restore-service': (answer) => `need ${lengthAloud(answer)} to recover`,
  'change-failure-rate': (answer) => `have to put ${share(answer)} of our changes right afterwards`,
  'deployment-rework-rate': (answer) => `deploy ${share(answer)} of the time only to repair what users met`,
};

/** More of them nobody can follow by ear. */
const MOST = 4;

/**
 * `Take the shop: we release weekly and need three days to recover.`
 * @param service its name; undefined where it has none
 * @param answers as they were typed, by the ids of the metrics
 */
export function sentenceOf(service: string | undefined, answers: Readonly<Record<string, string>>): string {
  const parts = Object.entries(SAID).flatMap(([id, say]) => {
    const answer = answers[id];
    return answer === undefined ? [] : [say(answer)];
  });
  return `${service === undefined ? 'Today' : `Take ${service}:`} we ${joined(parts.slice(0, MOST))}.`;
}

const PREFIX = /^(?:we (?:release|deploy|ship)|it takes|takes|usually|typically|normally|on average|mostly)\s+/i;

/** What is no length that something can need. */
const NO_LENGTH = /night|same day|next day|weekend/;

/** A time that something takes: `two to three hours` of `2-3h`. */
function lengthAloud(answer: string): string {
  const typed = tidied(answer).replace(/^(?:within|<)\s*/, 'less than ');
  const taken = NO_LENGTH.test(typed) ? takenAs(typed) : undefined;
  return inWords(taken === undefined ? typed : `about ${taken}`);
}

/** How often something happens: `three times a day` of `3/day`. */
function rhythmAloud(answer: string): string {
  const times = everySo(tidied(answer))
    .replace(/(?<=\d)\s*(?:x|times)?\s*(?:\/|per|an?|every|each)\s*(?=[a-z]+$)/, ' times a ')
    .replace(/^1 times/, 'once');
  return inWords(
    times.replace(/^((?:two|three|four|five|six|seven|eight|nine|ten|twelve|several)) (?=an? |per )/, '$1 times '),
  );
}

/** Ten days alone are no rhythm that can be said. */
function everySo(typed: string): string {
  const taken = intervalTakenAs(typed);
  if (!taken?.startsWith('every ') || takenAs(typed)?.startsWith('every ')) return typed;
  return NO_LENGTH.test(typed) ? `about ${taken}` : typed.replace(/^(about )?(?:an? )?/, '$1every ');
}

function share(answer: string): string {
  const part = shareTakenAs(answer);
  if (part !== takenAs(answer)) return `about ${part}`;
  return /%|per ?cent/i.test(answer) ? answer : `${answer}%`;
}

function tidied(answer: string): string {
  return answer
    .toLowerCase()
    .replace(PREFIX, '')
    .replace(/[.!]+$/, '')
    .replace(HEDGE_BEHIND, '')
    .replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/g, (day) => asSentence(day))
    .replace(/^~\s*/, 'about ');
}

const UNITS: Readonly<Record<string, string>> = {
  s: 'second',
  sec: 'second',
  secs: 'second',
  m: 'minute',
  min: 'minute',
  mins: 'minute',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  y: 'year',
};

/** Small numbers as words, by the number. */
const WORDS = new Map([...Array.from(NUMBERS, ([word, number]) => [number, word] as const).reverse(), [1, 'one']]);

/** Abbreviations and small numbers as words. */
function inWords(text: string): string {
  const spelt = text
    .replace(/^(\d+) ?h ?(\d\d?)(?: ?m| ?min)?$/, '$1 h $2 min')
    .replace(
      /(\d) ?(s|secs?|m|mins?|h|hrs?|d|w|mo|y)(?![a-z])/g,
      (_, digit: string, unit: string) => `${digit} ${UNITS[unit]}${digit === '1' ? '' : 's'}`,
    )
    .replace(/(?<=[a-z])(?=\d)/g, ' ')
    .replace(/(\d)\s*[-–]\s*(?=\d)/g, '$1 to ');
  // Two to 14 would be read as two kinds of numbers.
  if (/\d{2}/.test(spelt.replace(/\b1[02]\b/g, ''))) return spelt;
  return spelt.replace(
    /(?<![\d.,])(?:[1-9]|1[02])(?![\d.,%½]| ?1\/2)/g,
    (digits) => WORDS.get(Number(digits)) ?? digits,
  );
}
