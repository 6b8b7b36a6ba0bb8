import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mailer } from '../ports/mailer.ts';

/** In development mail stays here, one `.eml` each; any mail program opens them. */
export function createOutboxMailer({ folder, now }: { readonly folder: string; readonly now: () => number }): Mailer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    async deliver({ messageId, to, subject, plain, html }) {
      const mail = new MailComposer({
        from: 'Session Desk <desk@localhost>',
        to: { name: '', address: to },
        messageId,
        subject,
        text: plain,
        html,
      });
      const name = `${now()}-${messageId.replaceAll(/[^\w-]/g, '').slice(0, 36)}.eml`;
      await writeFile(join(folder, name), await mail.compile().build(), { mode: 0o600 });
    },
    async forget(addresses) {
      for (const name of await readdir(folder)) {
        if (!name.endsWith('.eml')) continue;
        const to = /^To: *<?([^<>\r\n]+)>?\r?$/im.exec(await readFile(join(folder, name), 'utf8'))?.[1]?.trim();
        if (to !== undefined && addresses.has(to.toLowerCase())) await rm(join(folder, name), { force: true });
      }
    },
  };
}
