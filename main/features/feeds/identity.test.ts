import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { identitiesOf } from './identity.ts';

test('an identity is the HMAC-SHA256 of feed, UID and original start, for short and long UIDs', () => {
  const key = randomBytes(32);
  const ids = identitiesOf(key, 'f-1');

  for (const uid of ['', 'a@example', 'ü'.repeat(500), '€'.repeat(3_000), 'b@example']) {
    const expected = createHmac('sha256', key)
      .update(JSON.stringify(['f-1', 'entry', uid, '2026-03-01']))
      .digest('base64url');
    expect(ids.entry(uid, '2026-03-01')).toBe(expected);
  }
});

test('another feed, key or start gives another identity', () => {
  const key = randomBytes(32);
  const all = [
    identitiesOf(key, 'f-1').entry('a', null),
    identitiesOf(key, 'f-1').entry('a', '1'),
    identitiesOf(key, 'f-1').uid('a'),
    identitiesOf(key, 'f-2').entry('a', null),
    identitiesOf(randomBytes(32), 'f-1').entry('a', null),
  ];

  expect(new Set(all).size).toBe(all.length);
});
