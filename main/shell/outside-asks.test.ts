import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nudgeCommands } from '../../shared/contract/app.ts';
import { askOfLink, askOfWords, isCalendarFile, type OutsideAsk } from './outside-asks.ts';

const show: OutsideAsk = { to: 'show' };

test.for([
  ['session-desk://today', 'go-today'],
  ['session-desk://invoices/', 'go-invoices'],
  ['session-desk://help', 'go-help'],
  ['session-desk://account', 'go-account'],
] as const)('%s leads to its place', ([link, id]) => {
  expect(askOfLink(link)).toEqual({ to: 'place', id });
  expect(askOfWords(['--allow-file-access', link], '/')).toEqual({ to: 'place', id });
});

test.for([
  'session-desk://today?client=1',
  'session-desk://today#x',
  'session-desk://invoices/42',
  'session-desk://account/connected',
  'session-desk://account?plan=pro',
  'session-desk://user@today',
  'session-desk://today:80',
  'session-desk://__proto__',
  'session-desk://constructor',
  'session-desk:today',
  'session-desk:///today',
  'SESSION-DESK://TODAY',
  'session-desk://today\n',
  ' session-desk://today',
  'session-desk://%74oday',
  'session-desk://lock',
  'session-desk://go-today',
  'session-desk://account@evil.example',
  'session-desk://evil.example/account',
  'session-desk://account.evil.example',
  'session-desk://account:443/',
  'session-desk://account//',
  'session-desk://account/?code=ABCD-EF23',
  'session-desk://account/#token=v1.a.b',
  'session-desk://account%2fdisconnect',
  'session-desk://%61ccount',
  'session-desk://account\u0000',
  'session-desk://a\u0441count',
  'https://today/',
  '',
])('%j only shows the window', (link) => {
  expect(askOfLink(link)).toEqual(show);
});

test('a link of a megabyte only shows the window, at once', () => {
  for (const link of [`session-desk://account${'/'.repeat(1_000_000)}`, `session-desk://${'account'.repeat(150_000)}`])
    expect(askOfLink(link)).toEqual(show);
});

const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('session-desk://', 'today', '--profile', '/', '..', '\0', '.ics', 'file://', '%2f'),
);
const line = fc.array(
  fc.array(word, { maxLength: 4 }).map((parts) => parts.join('')),
  { maxLength: 5 },
);

test('whatever a link or a command line says, nothing but a place of the list or a calendar file of this computer comes of it', () => {
  fc.assert(
    fc.property(line, (words) => {
      for (const ask of [askOfWords(words, '/home/user'), ...words.map(askOfLink)]) {
        if (ask.to === 'place') expect(nudgeCommands).toContain(ask.id);
        if (ask.to === 'file') expect(isCalendarFile(ask.path)).toBe(true);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('a calendar file is found by its path or its address, from the folder of the start', () => {
  const found = (...words: string[]): string | null => {
    const ask = askOfWords(words, '/home/user');
    return ask.to === 'file' ? ask.path : null;
  };
  expect(found('--profile', '/data/my.ics')).toBe(null);
  expect(found('week.ics')).toBe('/home/user/week.ics');
  expect(found('--flag', '../WEEK.ICS')).toBe('/home/WEEK.ICS');
  expect(found('file:///home/a%20b/week.ics')).toBe('/home/a b/week.ics');
  for (const hostile of [
    'file://server/share/week.ics',
    'file:///home/a%2fweek.ics',
    'file:///a%00.ics',
    'https://x.example/week.ics',
    'smb://server/week.ics',
    'week.ics.exe',
    'a\0.ics',
    `${'a'.repeat(5_000)}.ics`,
    '-week.ics',
  ])
    expect(found(hostile)).toBe(null);
  expect([String.raw`\\server\share\week.ics`, String.raw`\\?\C:\week.ics`, '//server/week.ics'].filter(isCalendarFile)).toEqual([]);
});

test('a link that brings a file along opens no file', () => {
  expect(askOfWords(['session-desk://x', '/home/user/week.ics'], '/')).toEqual(show);
});
