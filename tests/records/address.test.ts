import { describe, expect, test } from 'vitest';
import { FailedError, UsageError } from '../../src/errors.ts';
import { type AddressWishes, addressOf, hasAddress } from '../../src/records/address.ts';
import { findRecord } from '../../src/records/show.ts';
import { realKit, smallKit } from '../helpers/kit.ts';

const kit = smallKit();
const address = (id: string, wishes: AddressWishes = {}) => addressOf(kit, findRecord(kit, id), wishes);

describe('where a record leads', () => {
  // biome-ignore format: one case, one line
  test.each<[what: string, id: string, wishes: AddressWishes, url: string]>([
    ['a talk', 'hot-ovens', {}, 'https://youtu.be/abcdefghijk'],
    ['a talk with slides only', 'cold-dough', {}, 'https://example.org/dough'],
    ['a quote at its second', 'written-recipe', {}, 'https://youtu.be/abcdefghijk?t=765'],
    ['a quote without a time', 'no-fires', {}, 'https://youtu.be/abcdefghijk'],
    ['a point', 'the-mill-did-it', {}, 'https://youtu.be/ABCDEFGHIJK?t=3661'],
    ['a point from a page', 'one-oven-first', {}, 'https://example.org/one-oven'],
    ['an objection', 'always-by-hand', {}, 'https://youtu.be/abcdefghijk?t=765'],
    ['a tool', 'timer', {}, 'https://example.org/timer'],
    ['an event', 'bread-days', {}, 'https://example.org/bread-days'],
    ['a resource', 'oven-book', {}, 'https://example.org/book'],
    ['another time', 'hot-ovens', { at: '1:00' }, 'https://youtu.be/abcdefghijk?t=60'],
    ['another time than its own', 'written-recipe', { at: '20:00' }, 'https://youtu.be/abcdefghijk?t=1200'],
    ['the beginning', 'written-recipe', { at: '0:00' }, 'https://youtu.be/abcdefghijk?t=0'],
    ['more than an hour', 'long-rise', { at: '1:09:59' }, 'https://youtu.be/ABCDEFGHIJK?t=4199'],
    ['slides of a talk', 'hot-ovens', { slides: true }, 'https://example.org/slides'],
    ["slides of a quote's talk", 'written-recipe', { slides: true }, 'https://example.org/slides'],
  ])('%s', (_, id, wishes, url) => {
    expect(address(id, wishes).url).toBe(url);
  });

  test('what is found there is said', () => {
    expect(address('written-recipe')).toEqual({
      talk: 'hot-ovens',
      title: 'Hot Ovens',
      speakers: ['Ada Crumb'],
      event: 'Bread Days 2020',
      at: '12:45',
      seconds: 765,
      url: 'https://youtu.be/abcdefghijk?t=765',
    });
  });
});

describe('what cannot be opened', () => {
  // biome-ignore format: one case, one line
  test.each<[id: string, wishes: AddressWishes, error: typeof FailedError | typeof UsageError, message: string, hint: string]>([
    ['bad-site', {}, FailedError, '"The bad site" is unsafe, so it is not opened.', 'Instead: The oven book, https://example.org/book'],
    ['hourglass', {}, FailedError, 'There is no address for "hourglass".', 'See what there is with: gitops-kit show hourglass'],
    ['lost-talk', {}, FailedError, 'There is no address for "lost-talk".', 'See what there is with: gitops-kit show lost-talk'],
    ['ada-crumb', {}, FailedError, 'There is no address for "ada-crumb".', 'See what there is with: gitops-kit show ada-crumb'],
    ['money', {}, FailedError, 'There is no address for "money".', 'See what there is with: gitops-kit show money'],
    ['one-oven-first', { at: '1:00' }, FailedError, '"one-oven-first" is not about a talk, so it has no video.', 'See it with: gitops-kit show one-oven-first'],
    ['timer', { slides: true }, FailedError, '"timer" is not about a talk, so it has no slides.', 'See it with: gitops-kit show timer'],
    ['bad-site', { at: '1:00' }, FailedError, '"bad-site" is not about a talk, so it has no video.', 'See it with: gitops-kit show bad-site'],
    ['long-rise', { slides: true }, FailedError, 'There are no slides of "The Long Rise".', 'Open its video with: gitops-kit open long-rise'],
    ['cold-dough', { at: '1:00' }, FailedError, 'There is no video of "Cold Dough".', 'Open its slides with: gitops-kit open cold-dough --slides'],
    ['hot-ovens', { at: '30:01' }, UsageError, '"Hot Ovens" ends at 30:00, before 30:01.', 'Choose an earlier time.'],
    ['written-recipe', { at: '2:00:00' }, UsageError, '"Hot Ovens" ends at 30:00, before 2:00:00.', 'Choose an earlier time.'],
    ...['99:99', '-1', '', 'abc', '12', '1:60', '1:00\n'].map((at) => [
      'hot-ovens', { at }, UsageError, `"${at.trim()}" is not a time.`, 'Write minutes and seconds, such as 12:45, or 1:49:42.',
    ] as [string, AddressWishes, typeof UsageError, string, string]),
  ])('%s %j', (id, wishes, error, message, hint) => {
    expect(() => address(id, wishes)).toThrow(error);
    expect(() => address(id, wishes)).toThrow(expect.objectContaining({ message, hint }));
  });
});

test('of the real kit, whatever has an address leads to https, and the rest says so', () => {
  const real = realKit();
  for (const record of real.records) {
    if (hasAddress(real, record)) expect(addressOf(real, record, {}).url, record.id).toMatch(/^https:\/\/\S+$/);
    else expect(() => addressOf(real, record, {}), record.id).toThrow(FailedError);
  }
});
