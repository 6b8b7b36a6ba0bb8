import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readConfig } from './config.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { prepareRestored, type Restored } from './features/rights/after-restore.ts';
import { heardIn, speaksOfIt } from './features/rights/outliving.ts';
import { systemClock } from './node/system-clock.ts';

/**
 * `npm run cloud -- after-restore LOG…`: makes a database that came back from a backup fit for the service, before the service is
 * started on it. docs/runbooks/cloud.md, "Coming back".
 *
 * @param logs  files with the log of all instances since the backup; one of them at least
 */
export async function afterRestore(logs: readonly string[]): Promise<void> {
  if (logs.length === 0) throw new Error('name the files that the log of all instances since the backup is in');
  const lines: string[] = [];
  for (const log of logs)
    for await (const line of createInterface({ input: createReadStream(log), crlfDelay: Infinity })) if (speaksOfIt(line)) lines.push(line);
  const heard = heardIn(lines);
  const database = await openDatabase(readConfig(process.env).database);
  try {
    await migrate(database);
    process.stdout.write(reportOf(await prepareRestored(database.unhurried, heard, systemClock()), heard.unread));
  } finally {
    await database.close();
  }
}

function reportOf({ deletedAgain, leaving, kept, noes, marks, heldBack, lettersEnded }: Restored, unread: number): string {
  const told = [
    `${deletedAgain} deleted since the backup, and again within the hour once the service runs`,
    `${leaving} asked since the backup to be deleted, and will be when their thirty days are over`,
    `${kept} kept since the backup`,
    `${noes} noes to a kind of mail`,
    `${marks} networks not to be counted or addresses not to be written to, or to be again`,
    `${heldBack} mails held back that had left or may have`,
    `${lettersEnded} letters to many broken off; look at /owner/letters`,
    'everybody is signed out',
  ];
  return [...told, ...(unread > 0 ? [`${unread} lines of the log could not be read: look at them`] : []), ''].join('\n');
}
