import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../tests/support/temp-profile.ts';
import { readOpenedFile } from './opened-file.ts';

const refused = (path: string): Promise<unknown> => readOpenedFile(path).then(String, (error: { code: string }) => error.code);

test('a file is read whole, also by a link and under an odd name', async () => {
  const folder = tempFolder();
  const odd = join(folder, '-rf ‮sci.$(id)\n.ics');
  writeFileSync(odd, 'BEGIN:VCALENDAR');
  symlinkSync(odd, join(folder, 'link.ics'));

  for (const path of [odd, join(folder, 'link.ics')]) expect(Buffer.from(await readOpenedFile(path)).toString()).toBe('BEGIN:VCALENDAR');
});

test('what is no file is refused and keeps nobody waiting', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'folder.ics'));
  execFileSync('mkfifo', [join(folder, 'pipe.ics')]);
  symlinkSync('/dev/zero', join(folder, 'endless.ics'));
  symlinkSync(join(folder, 'round.ics'), join(folder, 'round.ics'));

  for (const name of ['folder.ics', 'pipe.ics', 'endless.ics', 'round.ics', 'absent.ics', 'a\0.ics'])
    expect(await refused(join(folder, name))).toBe('FILE_UNREADABLE');
});

test('a file of a terabyte is refused without being read', async () => {
  const path = join(tempFolder(), 'large.ics');
  writeFileSync(path, '');
  truncateSync(path, 2 ** 40);
  const before = process.memoryUsage().arrayBuffers;

  expect(await refused(path)).toBe('FEED_TOO_LARGE');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20);
});
