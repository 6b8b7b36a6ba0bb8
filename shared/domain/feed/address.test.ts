import { expect, test } from 'vitest';
import { addressHost, maskAddress, parseFeedAddress } from './address.ts';

test.each([
  ['https://example.com/a.ics', 'https://example.com/a.ics'],
  ['webcal://p12-caldav.icloud.com/published/2/token', 'https://p12-caldav.icloud.com/published/2/token'],
  ['WEBCAL://Example.com/a.ics', 'https://example.com/a.ics'],
  ['webcal:https://example.com/a.ics', 'https://example.com/a.ics'],
  ['  <https://example.com/a.ics>\n', 'https://example.com/a.ics'],
  ['“https://example.com/a.ics”', 'https://example.com/a.ics'],
  ['example.com/a.ics', 'https://example.com/a.ics'],
  ['example.com:8443/a.ics', 'https://example.com:8443/a.ics'],
  ['https://ann:secret@example.com/a.ics#x', 'https://ann:secret@example.com/a.ics'],
  [
    'https://calendar.google.com/calendar/ical/a%40b.co/private-1/basic.ics',
    'https://calendar.google.com/calendar/ical/a%40b.co/private-1/basic.ics',
  ],
  ['https://acuityscheduling.com/ical.php?owner=1&calendarID=2', 'https://acuityscheduling.com/ical.php?owner=1&calendarID=2'],
  ['https://clinic.janeapp.com/ical/token/appointments.ics', 'https://clinic.janeapp.com/ical/token/appointments.ics'],
])('%s is taken as %s', (text, url) => {
  expect(parseFeedAddress(text)).toEqual({ url, problem: null });
});

test.each([
  ['', 'empty', 'FEED_ADDRESS_INVALID'],
  ['  \n ', 'empty', 'FEED_ADDRESS_INVALID'],
  ['my calendar', 'notAnAddress', 'FEED_ADDRESS_INVALID'],
  ['calendar', 'notAnAddress', 'FEED_ADDRESS_INVALID'],
  ['https://', 'notAnAddress', 'FEED_ADDRESS_INVALID'],
  ['ann@example.com and more', 'notAnAddress', 'FEED_ADDRESS_INVALID'],
  ['file:///home/ann/a.ics', 'file', 'FEED_ADDRESS_INVALID'],
  ['C:\\Users\\ann\\a.ics', 'file', 'FEED_ADDRESS_INVALID'],
  ['/home/ann/a.ics', 'file', 'FEED_ADDRESS_INVALID'],
  ['ftp://example.com/a.ics', 'otherScheme', 'FEED_ADDRESS_INVALID'],
  ['javascript:alert(1)', 'otherScheme', 'FEED_ADDRESS_INVALID'],
  ['http://example.com/a.ics', 'http', 'FEED_NOT_HTTPS'],
  ['http://192.168.1.20/a.ics', 'private', 'FEED_PRIVATE_ADDRESS'],
  ['http://2130706433/a.ics', 'private', 'FEED_PRIVATE_ADDRESS'],
  ['http://0177.0.0.1/a.ics', 'private', 'FEED_PRIVATE_ADDRESS'],
  ['http://nas.local:5000/a.ics', 'private', 'FEED_PRIVATE_ADDRESS'],
  ['https://calendar.google.com/calendar/u/0/r', 'webPage', 'FEED_ADDRESS_INVALID'],
  ['calendar.google.com/calendar/embed?src=a', 'webPage', 'FEED_ADDRESS_INVALID'],
  ['https://outlook.live.com/calendar/0/view/week', 'webPage', 'FEED_ADDRESS_INVALID'],
  ['https://clinic.janeapp.com/admin', 'webPage', 'FEED_ADDRESS_INVALID'],
  ['https://calendly.com/ann/30min', 'webPage', 'FEED_ADDRESS_INVALID'],
  ['https://www.fresha.com/calendar', 'webPage', 'FEED_ADDRESS_INVALID'],
  [`https://example.com/${'a'.repeat(5_000)}`, 'tooLong', 'FEED_ADDRESS_INVALID'],
])('%j is refused as %s', (text, problem, code) => {
  expect(parseFeedAddress(text)).toMatchObject({ url: null, problem, code });
});

test('a web page of a known platform is answered with the place of the feed address', () => {
  expect(parseFeedAddress('https://calendar.google.com/calendar/u/0/r')).toMatchObject({
    words: expect.stringContaining('Secret address in iCal format'),
  });
});

test('plain http is possible once the user confirmed their own network', () => {
  expect(parseFeedAddress('http://nas.local:5000/a.ics', { allowPrivate: true })).toEqual({
    url: 'http://nas.local:5000/a.ics',
    problem: null,
  });
});

test('a masked address shows the host and four characters, never a password', () => {
  expect(maskAddress('https://ann:secret@example.com/feeds/0123456789abcdef')).toBe('example.com/…cdef');
  expect(maskAddress('https://example.com/abc')).toBe('example.com/…');
  expect(maskAddress('no address')).toBe('…');
  expect(addressHost('webcal://Example.com/a')).toBe('example.com');
});
