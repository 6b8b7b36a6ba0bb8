// The core of an open profile that sends what waits in its outbox, as a process of its own that can be killed.
// Started by tests/faults/mail-kill.test.ts: `node mail-runner.ts FOLDER KEY CA`.
import { join } from 'node:path';
import { openStore } from '../../main/db/open-store.ts';
import { createSystemClock } from '../../main/node/system-clock.ts';
import { createSmtpMailer } from '../../main/node/smtp.ts';
import { openMailProfile } from './mail-profile.ts';

const [folder = '', keyHex = '', ca = ''] = process.argv.slice(2);
const key = Buffer.from(keyHex, 'hex');
const log = { info: () => undefined, warn: () => undefined, error: () => '' };
const profile = openMailProfile({
  store: openStore({ file: join(folder, 'session-desk.db'), key }),
  folder,
  key,
  log,
  clock: createSystemClock(),
  mailer: createSmtpMailer({ ca }),
});
profile.mail.online();
process.send?.('sending');
