import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileLog } from '../../main/node/file-log.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { tempFolder } from '../support/temp-profile.ts';

const linesIn = (folder: string): readonly unknown[] =>
  readFileSync(join(folder, 'session-desk.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

test('an entry is one line of JSON with its time, and its texts are redacted', () => {
  const folder = join(tempFolder(), 'logs');
  const log = createFileLog({ folder });

  log.info('feed.synced', { added: 3, host: 'calendar.example.org', oops: 'ada@example.org' });

  expect(linesIn(folder)).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-.*Z$/u),
      level: 'info',
      event: 'feed.synced',
      added: 3,
      host: 'calendar.example.org',
      oops: '[email]',
    },
  ]);
});

test('an error leaves its kind, code and places, and no word of its message', () => {
  const folder = tempFolder();
  const log = createFileLog({ folder });
  const cause = new SyntaxError('Unexpected token, "Ada Quartermaine, trauma" is not valid JSON');

  const reference = log.error('operation.failed', new AppError('DATABASE_DAMAGED', {}, { cause }), { operation: 'clients.list' });

  const text = readFileSync(join(folder, 'session-desk.log'), 'utf8');
  expect(reference).toMatch(/^E-[0-9A-HJKMNP-TV-Z]{4}$/u);
  expect(linesIn(folder)[0]).toMatchObject({
    level: 'error',
    reference,
    operation: 'clients.list',
    error: 'AppError',
    code: 'DATABASE_DAMAGED',
    cause: 'SyntaxError',
  });
  expect(text).toContain('log.test.ts:');
  expect(text).not.toContain('Ada');
  expect(text).not.toContain(process.cwd());
});

test('the log goes on in a new file, keeps five, and shows its end across files', () => {
  const folder = tempFolder();
  const log = createFileLog({ folder, fileBytes: 2_000 });

  for (let index = 0; index < 400; index++) log.info('step', { index });

  expect(readdirSync(folder).sort()).toEqual([
    'session-desk.1.log',
    'session-desk.2.log',
    'session-desk.3.log',
    'session-desk.4.log',
    'session-desk.log',
  ]);
  for (const name of readdirSync(folder)) {
    const { size, mode } = statSync(join(folder, name));
    expect(size).toBeLessThan(2_200);
    expect(mode & 0o777).toBe(0o600);
  }
  const shown = log.tail(60).map((line) => (JSON.parse(line) as { index: number }).index);
  expect(shown).toEqual(Array.from({ length: 60 }, (_, index) => 340 + index));
});

test('a log that cannot be written stops nothing', () => {
  const folder = join(tempFolder(), 'file');
  writeFileSync(folder, '');
  const log = createFileLog({ folder });

  expect(log.error('operation.failed', new Error('x'))).toMatch(/^E-/u);
  expect(log.tail()).toEqual([]);
});
