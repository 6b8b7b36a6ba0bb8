import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit, mails, sessions } from '../../cloud/db/schema.ts';
import { firstBreak } from '../../cloud/features/accounts/audit.ts';
import { removeWhatIsDue } from '../../cloud/features/privacy/retention.ts';
import { duration, hours, instant, minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as current, signIn } from '../support/a-member.ts';
import { allRows } from '../support/all-rows.ts';
import { readZip } from '../support/read-zip.ts';

const patience = 60_000;
const days = (count: number) => hours(24 * count);

describe.each(databaseKinds)('the rights of an account on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const page = '/account/data';
  const [copy, ask] = [`${page}/copy`, `${page}/delete`];
  const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';
  const keep = (link: string) => cloud.visitor().send(link, { token: tokenOf(link) }, '/keep-account');
  const runJob = (): Promise<void> => cloud.database.service.transaction((db) => cloud.service.jobs.add(db, 'deletions', {}));

  test('a copy holds everything with a signed list, opens nothing, is slowed down, and is written down', async () => {
    const { browser, id } = await aMember(cloud, 'ada@probe.example');
    await browser.send('/account/details', { name: '=1+1' }, '/account/details/name');
    await browser.send('/account/mail', { news: 'yes' });
    expect((await browser.send(page, { current: 'not this one' }, copy)).status).toBe(400);
    const answer = await browser.send(page, { current }, copy);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const files = readZip(answer.bytes);

    const manifest = files.get('manifest.json') ?? Buffer.alloc(0);
    const key = createPublicKey((await cloud.visitor().get('/copy-key.pem')).html);
    const signature = files.get('manifest.sig') ?? Buffer.alloc(0);
    expect(verify(null, manifest, key, signature)).toBe(true);
    expect(verify(null, Buffer.concat([manifest, Buffer.from(' ')]), key, signature)).toBe(false);
    // As its own README says, with the tool of everybody.
    const readme = files.get('README.txt')?.toString() ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'session-desk-copy-'));
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    const keyAt = /https?:\S+\/copy-key\.pem/.exec(readme)?.[0] ?? '';
    writeFileSync(join(folder, 'copy-key.pem'), (await cloud.visitor().get(keyAt)).html);
    const [, ...words] = (/openssl pkeyutl .*/.exec(readme)?.[0] ?? '').split(' ');
    expect(execFileSync('openssl', words, { cwd: folder, encoding: 'utf8' })).toContain('Signature Verified Successfully');
    writeFileSync(join(folder, 'manifest.json'), manifest.toString().replace('account.json', 'another.json'));
    expect(spawnSync('openssl', words, { cwd: folder }).status).not.toBe(0);
    rmSync(folder, { recursive: true });
    const listed = (JSON.parse(manifest.toString()) as { files: { name: string; sha256: string }[] }).files;
    expect(listed.map(({ name }) => name)).toEqual(
      [...files.keys()].filter((name) => /(?:json|csv)$/.test(name) && name !== 'manifest.json'),
    );
    for (const { name, sha256 } of listed)
      expect(
        createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex'),
        name,
      ).toBe(sha256);

    expect(JSON.parse(files.get('account.json')?.toString() ?? '')).toMatchObject([{ id, name: '=1+1', email: 'ada@probe.example' }]);
    expect(files.get('account.csv')?.toString()).toContain("'=1+1");
    expect(files.get('mail-choices.csv')?.toString()).toContain('what is new in Session Desk.');
    expect(JSON.parse(files.get('record.json')?.toString() ?? '')).toContainEqual(expect.objectContaining({ action: 'copy.made' }));
    const [session] = await cloud.database.service.select().from(sessions).where(eq(sessions.userId, id));
    expect(answer.bytes.includes(session?.token ?? '?')).toBe(false);
    expect(answer.bytes.includes('argon2')).toBe(false);
    expect((await browser.get('/account/record')).text).toContain('A copy of everything was downloaded you');

    const tries: number[] = [];
    for (let count = 0; count < 5; count += 1) tries.push((await browser.send(page, { current }, copy)).status);
    expect(tries).toEqual([200, 200, 200, 429, 429]);
  });

  test('deletion is reminded of twice, stopped by its own link alone, and ends with nothing left but a record without a person', async () => {
    const bea = await aMember(cloud, 'harriet@probe.example');
    const cy = await aMember(cloud, 'cy@probe.example');
    await cy.browser.send('/account/mail', { news: 'yes' });
    await bea.browser.send('/account/details', { email: 'harriet.new@probe.example', current }, '/account/details/email');
    await bea.browser.send('/account/mail', { news: 'yes' });
    await cloud.visitor().send('/forgot', { email: bea.email });
    for (const subject of ['A new address was asked for', 'Choose a new password for Session Desk'])
      expect((await cloud.nextMail(bea.email)).subject).toBe(subject);

    expect((await bea.browser.send(page, { current }, ask)).status).toBe(400);
    expect((await bea.browser.send(page, { current, sure: 'yes' }, ask)).text).toContain('You are signed out everywhere');
    expect((await bea.browser.get('/account')).status).toBe(302);
    const first = await cloud.nextMail(bea.email);
    expect((await keep(first.link)).text).toContain('Your account stays');
    expect((await cloud.nextMail(bea.email)).subject).toBe('Your account stays');
    cloud.wait(hours(1));
    const browser = await signIn(cloud, bea.email);
    await browser.send(page, { current, sure: 'yes' }, ask);
    await cloud.nextMail(bea.email);
    expect((await keep(first.link)).text).toContain('There is nothing to stop');
    expect((await (await signIn(cloud, bea.email)).get('/account')).text).toContain('This account will be deleted on');

    cloud.wait(days(23));
    await runJob();
    expect((await cloud.nextMail(bea.email)).subject).toMatch(/^Reminder: your account will be deleted on/);
    cloud.wait(days(6));
    await runJob();
    await runJob();
    expect((await cloud.nextMail(bea.email)).subject).toMatch(/^Reminder: your account will be deleted on/);
    const written = await cloud.database.service.select({ id: mails.id }).from(mails).where(eq(mails.accountId, bea.id));
    expect(written).toHaveLength(8);
    const traces = [bea.id, 'harriet', ...written.map((mail) => mail.id)];
    const found = async (): Promise<readonly string[]> => {
      const rows = await allRows(cloud.database);
      return [...rows].filter(([, text]) => traces.some((trace) => text.includes(trace))).map(([table]) => table);
    };
    expect(await found()).toEqual(
      expect.arrayContaining(['jobs.job_common', 'public.accounts', 'public.audit', 'public.mails', 'public.verifications']),
    );

    cloud.wait(duration(days(1) + minutes(5)));
    await runJob();
    await expect.poll(found, { timeout: 20_000, interval: 100 }).toEqual(['public.audit']);
    const lines = await cloud.database.service.select().from(audit).where(eq(audit.accountId, bea.id)).orderBy(audit.position);
    expect(firstBreak(bea.id, lines)).toBeNull();
    expect(lines.at(-1)).toMatchObject({ action: 'account.deleted', actor: 'service' });
    expect(JSON.stringify(lines)).not.toMatch(/harriet|Ada|probe/);
    expect((await cloud.visitor().send('/sign-in', { email: bea.email, password: current })).status).toBe(400);
    expect((await cy.browser.get('/account/mail')).html).toMatch(/id="news"[^>]*checked/);

    await removeWhatIsDue(cloud.database.service, instant(Date.now() + days(30 + 364)));
    expect(await found()).toEqual(['public.audit']);
    await removeWhatIsDue(cloud.database.service, instant(Date.now() + days(30 + 367)));
    expect(await found()).toEqual([]);
  });
});
