import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createOutboxMailer } from '../../cloud/node/outbox-mailer.ts';
import { hours } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds } from '../support/a-cloud.ts';
import { aMember, memberPassword as current } from '../support/a-member.ts';
import { eventually } from '../support/eventually.ts';

test.each(databaseKinds)(
  'with an account its mail goes out of the outbox of development too, and nobody else’s, on the %s database',
  async (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'session-desk-outbox-'));
    await using databases = cloudDatabases();
    try {
      let now = 1_000;
      const mailer = createOutboxMailer({ folder, now: () => (now += 1) });
      await using cloud = await aCloud(await databases.open(kind), { mailer });
      const [ada, bea] = [await aMember(cloud, 'ada@probe.example'), await aMember(cloud, 'bea@probe.example')];
      const post = (accountId: string, to: string) =>
        cloud.database.service.transaction((db) =>
          cloud.service.mail.post(db, {
            accountId,
            kind: 'grant',
            to,
            letter: { subject: `to ${to}`, paragraphs: [`About ada@probe.example`] },
          }),
        );
      await post(ada.id, 'ada@probe.example');
      await post(ada.id, 'ada.before@probe.example'); // an address that she had
      await post(bea.id, 'bea@probe.example');
      const subjects = () =>
        readdirSync(folder).map((name) => /^Subject: (.*)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]?.trim());
      await eventually(() => expect(subjects()).toHaveLength(3));

      await ada.browser.send('/account/data', { current, sure: 'yes' }, '/account/data/delete');
      cloud.wait(hours(24 * 31));
      await cloud.service.jobs.add(cloud.database.service, 'deletions', {});
      await eventually(async () =>
        expect((await cloud.database.service.execute(sql`select 1 from accounts where id = ${ada.id}`)).rows).toEqual([]),
      );
      expect(subjects()).toEqual(['to bea@probe.example']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
