import { expect, test } from 'vitest';
import { logLineWords } from './log-words.ts';

test('an entry reads as time, level, event and facts', () => {
  const line = JSON.stringify({ at: '2026-11-22T03:27:55.097Z', level: 'info', event: 'backup.made', reason: 'daily', bytes: 87_040 });

  expect(logLineWords(line)).toBe('2026-11-22 03:27:55  info  backup.made  reason daily, bytes 87040');
});

test('an entry without facts ends with its event', () => {
  expect(logLineWords('{"at":"2026-11-22T03:27:55.111Z","level":"warn","event":"vault.locked"}')).toBe(
    '2026-11-22 03:27:55  warn  vault.locked',
  );
});

test.each(['{"at":"2026-11', 'plain text', '17', 'null', '{"other":1}'])('what is not an entry stays as it is: %s', (line) => {
  expect(logLineWords(line)).toBe(line);
});
