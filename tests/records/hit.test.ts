import { expect, test } from 'vitest';
import { named, toHit } from '../../src/records/hit.ts';
import { findRecord } from '../../src/records/show.ts';
import { realKit } from '../helpers/kit.ts';

const kit = realKit();

test.each([
  ['taylor-no-time-to-learn-that', '“I don’t understand that. I don’t have the time to learn that.”'],
  [
    'kyle-understand-the-yaml',
    '“The reason that we wanted people to understand and be able to write the yaml is it’s a base building block. …”',
  ],
])('%s is named by its words, and by the first sentence of many', (id, name) => {
  expect(named(toHit(kit, findRecord(kit, id)))).toBe(name);
});
