import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Backup } from '../../../shared/contract/backups.ts';
import { hours, instant, zoneId } from '../../../shared/domain/time.ts';
import { backupName, listBackups } from './backup-list.ts';
import { backupsToThin } from './thinning.ts';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const london = zoneId('Europe/London');
const now = instant(Date.parse('2026-11-22T15:00:00Z'));
const aBackup = (at: string, reason: Backup['reason'] = 'daily'): Backup => ({
  name: `${at}-${reason}`,
  madeAt: instant(Date.parse(at)),
  bytes: 1,
  reason,
});
const kept = (backups: readonly Backup[]): readonly Backup[] => {
  const thinned = new Set(backupsToThin(backups, now, london));
  return backups.filter((backup) => !thinned.has(backup));
};

test('a year of daily backups leaves seven days, five weeks and twelve months', () => {
  const year = Array.from({ length: 365 }, (_, index) => aBackup(new Date(now - index * hours(24)).toISOString()));

  const days = kept(year).map(({ madeAt }) => new Date(madeAt).toISOString().slice(0, 10));

  expect(days.join(' ')).toBe(
    '2026-11-22 2026-11-21 2026-11-20 2026-11-19 2026-11-18 2026-11-17 2026-11-16 2026-11-15 2026-11-08 2026-11-01 2026-10-31 2026-10-25 ' +
      '2026-09-30 2026-08-31 2026-07-31 2026-06-30 2026-05-31 2026-04-30 2026-03-31 2026-02-28 2026-01-31 2025-12-31',
  );
});

test('of many made today the newest three stay', () => {
  const today = ['09', '10', '11', '12', '13'].map((hour) => aBackup(`2026-11-22T${hour}:00:00Z`, 'byHand'));

  expect(kept(today).map(({ name }) => name.slice(11, 13))).toEqual(['11', '12', '13']);
});

test('the last three before updates and before restores stay, whatever else there is', () => {
  const old = [1, 2, 3, 4].flatMap((day) => [
    aBackup(`2020-01-0${day}T00:00:00Z`, 'beforeUpdate'),
    aBackup(`2020-01-0${day}T01:00:00Z`, 'beforeRestore'),
  ]);

  expect(kept(old).map(({ name }) => name.slice(8, 10))).toEqual(['02', '02', '03', '03', '04', '04']);
});

test('what a wrong clock dated into the future neither goes nor takes a place', () => {
  const future = Array.from({ length: 30 }, (_, index) => aBackup(new Date(now + (index + 1) * hours(24 * 31)).toISOString()));
  const past = Array.from({ length: 7 }, (_, index) => aBackup(new Date(now - index * hours(24)).toISOString()));

  expect(kept([...future, ...past])).toEqual([...future, ...past]);
});

test('the newest is never removed, thinning twice removes nothing more, and a bounded number stays', () => {
  const some = fc.array(
    fc.record({
      ago: fc.integer({ min: 0, max: 3 * 365 * 24 }),
      reason: fc.constantFrom('daily' as const, 'byHand' as const, 'beforeUpdate' as const, 'beforeRestore' as const),
    }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(some, (list) => {
      const backups = list.map(({ ago, reason }, index) => ({
        ...aBackup(new Date(now - hours(ago)).toISOString(), reason),
        name: String(index),
      }));
      const rest = kept(backups);

      expect(backupsToThin(rest, now, london)).toEqual([]);
      expect(rest.length).toBeLessThanOrEqual(3 + 7 + 5 + 12 + 6);
      const newest = Math.max(...backups.map(({ madeAt }) => madeAt));
      if (backups.length > 0) expect(rest.some(({ madeAt }) => madeAt === newest)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('only whole files of the profile are listed, newest first', () => {
  const folder = tempFolder();
  const own = '11111111-0000-7000-8000-000000000000';
  const older = backupName(own, instant(now - 1), 'byHand');
  const newer = backupName(own, now, 'daily');
  const other = backupName('22222222-0000-7000-8000-000000000000', now, 'daily');
  for (const name of [older, newer, other, `${newer}.part`, 'holiday.sdbackup', 'session-desk-11111111-20261399T000000000Z-daily.sdbackup'])
    writeFileSync(join(folder, name), 'x');
  writeFileSync(join(folder, backupName(own, instant(now + 1), 'daily')), '');

  expect(listBackups(folder, own)).toEqual([
    { name: newer, madeAt: now, bytes: 1, reason: 'daily' },
    { name: older, madeAt: now - 1, bytes: 1, reason: 'byHand' },
  ]);
  expect(listBackups(folder, null)).toHaveLength(3);
});
