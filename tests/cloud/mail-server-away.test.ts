import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mails } from '../../cloud/db/schema.ts';
import type { MailKind } from '../../cloud/features/mail/kinds.ts';
import { hours, minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, type Member } from '../support/a-member.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { mailServer, refusal, type MailServerOptions } from '../support/mail-server.ts';

const patience = 60_000;

describe.each(databaseKinds)('a mail server that is away or refuses, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let port = 0;
  beforeAll(async () => {
    port = await freePort();
    cloud = await aCloud(await databases.open(kind), { smtpPort: port });
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const listening = (options: MailServerOptions = {}) => mailServer({ authOptional: true, hideSTARTTLS: true, port, ...options });
  const post = ({ id, email }: Member, about: MailKind): Promise<void> =>
    cloud.database.service.transaction((db) =>
      cloud.service.mail.post(db, { accountId: id, kind: about, to: email, letter: { subject: about, paragraphs: ['Hello'] } }),
    );
  const mailOf = async ({ id }: Member, about: MailKind) => {
    const [mail] = await cloud.database.service
      .select({ state: mails.state, delivery: mails.delivery, attempts: mails.attempts, words: mails.plain })
      .from(mails)
      .where(and(eq(mails.accountId, id), eq(mails.kind, about)));
    return mail;
  };
  /** As if the pauses of the queue were over. @returns how long they still were, in seconds */
  const skipPauses = async (): Promise<readonly number[]> => {
    const { rows } = await cloud.database.service.execute<{ pause: number }>(sql`
      with waiting as (select id, extract(epoch from start_after - now())::float8 as pause from jobs.job where name = 'send-mail' and state = 'retry')
      update jobs.job set start_after = now() from waiting where jobs.job.id = waiting.id returning waiting.pause`);
    return rows.map(({ pause }) => pause);
  };
  const passOver = (times: number, of: Member, about: MailKind) =>
    eventually(async () => {
      await skipPauses();
      expect((await mailOf(of, about))?.attempts).toBeGreaterThanOrEqual(times);
    });

  test('letters wait through an outage of hours, with pauses that grow to ten minutes, and leave once; expired links never do', async () => {
    const ada = await aMember(cloud, 'ada@probe.example');
    for (const about of ['grant', 'confirm address', 'reset password'] as const) await post(ada, about);
    const seen: number[] = [];
    await eventually(async () => {
      seen.push(...(await skipPauses()));
      expect((await mailOf(ada, 'grant'))?.attempts).toBeGreaterThanOrEqual(4);
    });
    expect(Math.max(...seen)).toBeGreaterThan(Math.min(...seen) + 1);
    // As if it had gone on like that for hours.
    await cloud.database.service.execute(sql`update jobs.job set retry_count = 40 where name = 'send-mail'`);
    await skipPauses();
    await eventually(async () => {
      const { rows } = await cloud.database.service.execute<{ pause: number }>(
        sql`select extract(epoch from start_after - now())::float8 as pause from jobs.job where name = 'send-mail' and state = 'retry' and retry_count > 40`,
      );
      expect(rows.map(({ pause }) => Math.round(pause / 60))).toContain(10);
    });
    expect(await mailOf(ada, 'confirm address')).toMatchObject({ state: 'waiting', words: expect.stringContaining('Hello') });

    cloud.wait(hours(5));
    await using smtp = await listening();
    await eventually(async () => {
      await skipPauses();
      expect(smtp.accepted).toHaveLength(2);
      expect((await mailOf(ada, 'reset password'))?.state).toBe('failed');
    });
    await skipPauses();
    for (const about of ['grant', 'confirm address'] as const) expect(await mailOf(ada, about)).toMatchObject({ state: 'sent', words: '' });
    expect(await mailOf(ada, 'reset password')).toMatchObject({ state: 'failed', delivery: null, words: '' });
    expect(new Set(smtp.accepted.map((text) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim()))).toEqual(new Set(['confirm address', 'grant']));
    expect(cloud.logged()).toMatch(/"event":"mail given up","kind":"reset password","why":"too late"/);
    const { rows } = await cloud.database.service.execute(
      sql`select 1 from jobs.job where name = 'send-mail' and state in ('retry', 'created', 'failed')`,
    );
    expect(rows).toEqual([]);
  });

  test('after three days a letter is given up, and its words are gone', async () => {
    const bea = await aMember(cloud, 'bea@probe.example');
    await post(bea, 'deletion');
    await passOver(1, bea, 'deletion');
    cloud.wait(hours(71));
    await passOver(2, bea, 'deletion');
    cloud.wait(hours(2));
    await eventually(async () => {
      await skipPauses();
      expect(await mailOf(bea, 'deletion')).toMatchObject({ state: 'failed', words: '' });
    });
  });

  test.each([
    ['to the recipient, for there is no such mailbox', { onRcptTo: refuses(550, '5.1.1 No such user here') }],
    ['to the recipient, without a reason', { onRcptTo: refuses(550, 'Requested action not taken') }],
    ['after the whole mail, for there is no such mailbox', { onMessage: throws(550, '5.1.1 User unknown') }],
  ])('a refusal for good %s is a bounce: nothing more goes there until its owner says so', async (name, options) => {
    const email = `cle.${name.length}@probe.example`;
    const cle = await aMember(cloud, email);
    await using smtp = await listening(options);
    await post(cle, 'grant');
    await eventually(async () =>
      expect(await mailOf(cle, 'grant')).toMatchObject({ state: 'failed', delivery: 'bounced', attempts: 1, words: '' }),
    );
    expect((await cle.browser.get('/account/mail')).text).toContain(`We do not write to ${email} since`);
    await post(cle, 'reset password');
    await eventually(async () => expect((await mailOf(cle, 'reset password'))?.state).toBe('withheld'));
    expect(smtp.accepted).toEqual([]);
  });

  test.each([
    ['the recipient for now', { onRcptTo: refuses(451, '4.7.1 Greylisted, try again later') }],
    ['to relay for us', { onRcptTo: refuses(554, '5.7.1 Relay access denied') }],
    ['what it takes for unwanted', { onMessage: throws(554, '5.7.1 Message content rejected') }],
    ['everybody', { onConnect: (_session, answer) => answer(refusal(421, '4.3.2 Shutting down')) }],
  ] satisfies [string, MailServerOptions][])(
    'a server that refuses %s is asked again, and the address stays as it was',
    async (name, options) => {
      const dee = await aMember(cloud, `dee.${name.length}@probe.example`);
      {
        await using refusing = await listening(options);
        await post(dee, 'grant');
        await passOver(2, dee, 'grant');
        expect(refusing.accepted).toEqual([]);
        expect(await mailOf(dee, 'grant')).toMatchObject({ state: 'waiting', delivery: null });
      }
      cloud.wait(minutes(30));
      await using smtp = await listening();
      await eventually(async () => {
        await skipPauses();
        expect(await mailOf(dee, 'grant')).toMatchObject({ state: 'sent' });
      });
      expect(smtp.recipients).toEqual([dee.email]);
      expect((await dee.browser.get('/account/mail')).text).not.toContain('We do not write to');
    },
  );

  test('the log names no address and quotes no mail server', () => {
    expect(cloud.logged()).not.toMatch(/@probe|Greylisted|No such user|Relay access/);
  });
});

function refuses(code: number, words: string): NonNullable<MailServerOptions['onRcptTo']> {
  return (_address, _session, answer) => answer(refusal(code, words));
}

function throws(code: number, words: string): NonNullable<MailServerOptions['onMessage']> {
  return () => {
    throw refusal(code, words);
  };
}
