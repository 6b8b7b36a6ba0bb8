import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each([
  ['mail to ada.quartermaine@example.org bounced', 'mail to [email] bounced'],
  ['GET https://calendar.example.org/private/feed-83hd/basic.ics failed', 'GET [address] failed'],
  ['open webcal://x.example/y', 'open [address]'],
  ['at /home/ada/.config/Session Desk', 'at [path] Desk'],
  ['at C:\\Users\\Ada\\profile\\keys.json', 'at [path]'],
  ['NI QQ 12 34 56 C', 'NI [number]'],
  ['pay GB29NWBK60161331926819', 'pay [number]'],
  ['call +44 7700 900123 now', 'call [number] now'],
  ['lives in SW1A 1AA', 'lives in [postcode]'],
  ['key 3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', 'key [key]'],
  ['code ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345', 'code [code]'],
])('%s is redacted', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('ordinary event fields stay as they are', () => {
  for (const text of ['SQLITE_FULL', 'keychainLocked', 'daily', 'E-7F3K', 'operation.failed', 'Europe/London', 'service.ts:120:15'])
    expect(redact(text)).toBe(text);
});

test('a text cannot forge a line or fill the log', () => {
  expect(redact('a\nb')).toBe('a b');
  expect(redact('word '.repeat(5_000)).length).toBe(200);
});
