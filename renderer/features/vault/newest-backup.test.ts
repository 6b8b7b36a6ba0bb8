import { expect, test } from 'vitest';
import { zoneId } from '../../../shared/domain/time.ts';
import { newestBackupOf } from './newest-backup.ts';

const london = zoneId('Europe/London');

test('a backup that was found is named by its local day and time, with the year', () => {
  const details = { newestBackup: '/backups/a.sdbackup', newestBackupAt: Date.UTC(2026, 6, 14, 8, 12) };

  expect(newestBackupOf(details, london)).toEqual({ path: '/backups/a.sdbackup', made: 'Tue 14 Jul 2026, 09:12' });
});

test('details of another kind offer none', () => {
  expect([newestBackupOf({}, london), newestBackupOf({ newestBackup: 5, newestBackupAt: 5 }, london)]).toEqual([null, null]);
});
