import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../cloud/db/database.ts';
import { accounts, credentials } from '../../cloud/db/schema.ts';
import { createPasswords } from '../../cloud/features/accounts/passwords.ts';
import { createJobs } from '../../cloud/jobs.ts';
import { createLog } from '../../cloud/log.ts';
import { instant } from '../../shared/domain/time.ts';
import { aDevice } from '../support/a-device.ts';
import { plainDump } from '../support/a-dump.ts';
import { aPostgres } from '../support/a-postgres.ts';
import { createVisitor, type Page } from '../support/a-visitor.ts';
import { codeOf } from '../support/authenticator.ts';
import { leaksIn, leaksInFolder, type Canaries } from '../support/canaries.ts';
import { cloudEnvironment } from '../support/cloud-environment.ts';
import { cloudProcess } from '../support/cloud-process.ts';
import { confirmAddress } from '../support/confirm-address.ts';
import { eventually } from '../support/eventually.ts';
import { fakeStripe } from '../support/fake-stripe.ts';
import { freePort } from '../support/free-port.ts';
import { mailServer, refusal } from '../support/mail-server.ts';

const places = [
  'log',
  'process',
  'disk',
  'database',
  'database after the deletion',
  'headers',
  'own mail',
  'mail of others',
  'Stripe',
] as const;
type Place = (typeof places)[number];

const ada = {
  name: 'Zephyrine Quillfeather',
  email: 'zephyrine@quill-canary.example',
  password: 'velvet anvil 4417 harbour',
  wrongPassword: 'velvet anvil 4418 harbour',
  card: '4000056655665556',
  address: '203.0.113.219',
  agent: 'PloverBrowser/731.4 (Linux; build 88121) Firefox/140.0.7',
};

/** Where each text may be; everywhere else it is a leak. */
const may: Readonly<Record<string, readonly Place[]>> = {
  name: ['database', 'own mail'],
  email: ['database', 'own mail', 'Stripe'],
  password: [],
  wrongPassword: [],
  card: [],
  address: [],
  agent: [],
  confirmToken: ['own mail'],
  resetToken: ['own mail'],
  keepToken: ['own mail'],
  sessionToken: ['database', 'headers'], // its cookie
  secondStepKey: [],
  recoveryCode: [],
  deviceKey: ['database'], // the public half
  deviceCode: [],
  customer: ['database', 'Stripe'],
  invoice: ['database', 'Stripe'],
  ownersName: ['database', 'database after the deletion', 'mail of others'],
  ownersEmail: ['database', 'database after the deletion', 'mail of others', 'process'], // CLOUD_OWNERS
};

// On the server alone: the whole database is read from outside, as a dump, while the service runs.
test('over the whole life of an account nothing of it is where it must not be, and nothing is left', async () => {
  await using postgres = await aPostgres();
  const url = await postgres.newDatabase();
  await using stripe = await fakeStripe(() => instant(Date.now()));
  let deliveries = 0;
  await using smtp = await mailServer({
    authOptional: true,
    hideSTARTTLS: true,
    onMessage: () => {
      deliveries += 1;
      if (deliveries === 1) throw refusal(451, `4.2.0 <${ada.email}> ${ada.name} is busy, try later`);
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-cloud-'));
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const owner = { name: 'Ottoline Underwood', email: 'ottoline@owner-canary.example' };
  const service = cloudProcess({
    ...cloudEnvironment({ folder, database: url, stripe }),
    CLOUD_PORT: String(port),
    CLOUD_TRUSTED_PROXIES: '1',
    CLOUD_OWNERS: owner.email,
    MAIL_SMTP_URL: `smtp://localhost:${smtp.port}`,
    MAIL_FROM: 'Session Desk <desk@desk.example>',
    TMPDIR: temp,
  });
  const headers: string[] = [];
  const realFetch = fetch;
  const watched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
    const answer = await realFetch(...asked);
    headers.push(JSON.stringify([...answer.headers]));
    return answer;
  });
  await service.listening;
  const database = await openDatabase({ kind: 'server', url });
  try {
    const mails = () =>
      Promise.all(
        smtp.accepted.map(async (bytes, index) => ({
          ...(await PostalMime.parse(Buffer.from(bytes, 'latin1'))),
          to: smtp.recipients[index],
        })),
      );
    const mailAbout = (subject: RegExp) =>
      eventually(async () => {
        const mail = (await mails()).find((one) => subject.test(one.subject ?? ''));
        expect(mail?.text, String(subject)).toBeTruthy();
        return mail?.text ?? '';
      });
    const tokenIn = (text: string): string => decodeURIComponent(/token=(\S+)/.exec(text)?.[1] ?? '');
    const newBrowser = () => createVisitor(origin, ada.address, { 'user-agent': ada.agent });
    const turnOnSecondStep = async (browser: ReturnType<typeof newBrowser>, password: string) => {
      const { html } = await browser.send('/account/security', { current: password }, '/account/security/second-step');
      const key = /class="key"><code>([^<]+)/.exec(html)?.[1] ?? '';
      const codes = [...html.matchAll(/<code>([\w-]{8,})<\/code>/g)].map(([, code = '']) => code);
      const recoveryCode = codes.find((code) => code !== key) ?? '';
      await browser.send('/account/security', { code: codeOf(key) }, '/account/security/second-step/confirm');
      return { key, recoveryCode };
    };

    // Sign-up: with the number of a card where the address belongs, then right; the mail server is busy at first.
    const first = newBrowser();
    const typed = { name: ada.name, email: ada.email, password: ada.password, age: 'age18', agreed: 'yes', news: 'yes' };
    expect((await first.send('/sign-up', { ...typed, email: ada.card })).status).toBe(400);
    expect((await first.send('/sign-up', typed)).status).toBe(200);
    const confirmToken = tokenIn(await mailAbout(/^Confirm your/));
    expect(deliveries).toBeGreaterThan(1);
    expect((await confirmAddress(first, `/confirm?token=${confirmToken}`)).status).toBe(200);

    // Signing in, wrong and right; the second step, wrong and by a recovery code.
    const signIn = (browser: typeof first, password: string) => browser.send('/sign-in', { email: ada.email, password });
    expect((await signIn(first, ada.wrongPassword)).status).toBe(400);
    expect((await signIn(first, ada.password)).status).toBe(303);
    const { key: secondStepKey, recoveryCode } = await turnOnSecondStep(first, ada.password);
    const browser = newBrowser();
    await signIn(browser, ada.password);
    expect((await browser.send('/sign-in/second-step', { code: ada.card })).status).toBe(400);
    const in_ = await browser.send('/sign-in/second-step', { code: recoveryCode });
    expect(in_.status).toBe(303);
    const sessionToken = decodeURIComponent(browser.cookies.get('desk.session_token') ?? '').split('.')[0] ?? '';

    // A computer, with its licence; a plan, while Stripe is in trouble; reports of Stripe, true and forged.
    const device = aDevice(origin, ada.address);
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error(asked.outcome);
    expect((await browser.send('/connect', { code: 'ABCD-EFGH' })).status).toBe(400);
    expect((await browser.send('/connect', { code: asked.code }, '/connect/confirm')).status).toBe(200);
    const { rows } = await database.service.execute<{ id: string }>(sql`select id from accounts`);
    const accountId = rows[0]?.id ?? '';
    expect((await device.refresh(accountId)).outcome).toBe('licence');
    stripe.fail('broken', 'cut');
    const checkout = await browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
    stripe.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(checkout.html)?.[1] ?? '');
    const report = stripe.events.at(-1);
    if (!report) throw new Error('Stripe reported nothing');
    expect(await stripe.deliver(origin, report, { body: JSON.stringify({ ...report, note: ada.email }) })).toBe(400);
    expect(await stripe.deliver(origin, report)).toBe(200);
    await mailAbout(/^Session Desk: you have Plus/);
    const [customer = ''] = stripe.customers.keys();
    const paid = stripe.events.find(({ type }) => type === 'invoice.paid');
    if (!paid) throw new Error('nothing was paid');
    expect(await stripe.deliver(origin, paid)).toBe(200);
    await mailAbout(/^Session Desk: your receipt/);

    // A bug, with a form in hand; a link that is asked for and not used.
    await database.service.execute(sql`alter table mail_choices rename to elsewhere`);
    expect((await browser.send('/account/details', { news: 'yes', note: ada.card }, '/account/mail')).status).toBe(500);
    await database.service.execute(sql`alter table elsewhere rename to mail_choices`);
    await newBrowser().send('/forgot', { email: ada.email });
    const resetToken = tokenIn(await mailAbout(/^Choose a new password/));

    // The owner looks.
    const [made] = await database.service
      .insert(accounts)
      .values({ ...owner, emailVerified: true })
      .returning();
    const hash = await createPasswords().hash('nine still ponds');
    await database.service
      .insert(credentials)
      .values({ userId: made?.id ?? '', accountId: made?.id ?? '', providerId: 'credential', password: hash });
    const owners = createVisitor(origin);
    await owners.send('/sign-in', { email: owner.email, password: 'nine still ponds' });
    const step = await turnOnSecondStep(owners, 'nine still ponds');
    const proof = { email: owner.email, password: 'nine still ponds', code: codeOf(step.key) };
    expect((await owners.send('/owner/sign-in', proof)).status).toBe(303);
    const found = await owners.send('/owner', { email: ada.email }, '/owner/find');
    expect((await owners.get(found.location ?? '')).text).toContain(ada.name);
    await owners.send('/forgot', { email: owner.email });
    await eventually(async () => expect((await mails()).some(({ to }) => to === owner.email)).toBe(true));

    // The copy; the end.
    const copy = await browser.send('/account/data', { current: ada.password }, '/account/data/copy');
    expect(copy.headers.get('content-type')).toBe('application/zip');
    const atWork = plainDump(url);
    expect((await browser.send('/account/data', { current: ada.wrongPassword, sure: 'yes' }, '/account/data/delete')).status).toBe(400);
    const end: Page = await browser.send('/account/data', { current: ada.password, sure: 'yes' }, '/account/data/delete');
    expect(end.status).toBe(200);
    const keepToken = tokenIn(await mailAbout(/^Your account will be deleted/));
    await database.service.execute(sql`update deletions set due_at = now() - interval '6 minutes'`);
    const jobs = createJobs({ database, log: createLog({ write: () => undefined }) });
    await jobs.start([]);
    await database.service.transaction((db) => jobs.add(db, 'deletions', {}));
    await eventually(async () =>
      expect((await database.service.execute(sql`select 1 from accounts where id = ${accountId}`)).rows).toEqual([]),
    );
    await jobs.stop(1_000);

    const canaries: Canaries = {
      ...ada,
      confirmToken,
      resetToken,
      keepToken,
      sessionToken,
      secondStepKey,
      recoveryCode,
      deviceKey: device.deviceKey,
      deviceCode: asked.code,
      customer,
      invoice: 'id' in paid.data.object ? paid.data.object.id : '',
      ownersName: owner.name,
      ownersEmail: owner.email,
    };
    expect(Object.entries(canaries).filter(([, text]) => text.length < 8)).toEqual([]);
    const proc = (file: string): string => readFileSync(`/proc/${service.child.pid}/${file}`, 'latin1');
    const arrived = await mails();
    const textOf = (which: typeof arrived): string =>
      JSON.stringify(which.map(({ to, subject, text, html, headers: own }) => [to, subject, text, html, own]));
    const what: Readonly<Record<Place, string>> = {
      log: service.said.out + service.said.err,
      process: proc('cmdline') + proc('environ'),
      disk: leaksInFolder(folder, canaries).join(),
      database: atWork,
      'database after the deletion': plainDump(url),
      headers: headers.join('\n'),
      'own mail': textOf(arrived.filter(({ to }) => to === ada.email)),
      'mail of others': textOf(arrived.filter(({ to }) => to !== ada.email)),
      Stripe: stripe.heard.join('\n'),
    };
    expect(what.disk).toBe('');
    expect(what.log).toContain('"event":"request"');
    expect(what.Stripe).toContain('POST /v1/customers');
    const leaks = places.flatMap((place) => leaksIn(what[place], canaries).map((name) => `${name}: ${place}`));
    const allowed = Object.entries(may).flatMap(([name, where]) => where.map((place) => `${name}: ${place}`));
    expect(leaks.filter((leak) => !allowed.includes(leak))).toEqual([]);
    // What may be somewhere is there: or the search would find nothing at all.
    expect(allowed.filter((leak) => !leaks.includes(leak))).toEqual([]);
    expect(what['database after the deletion']).toContain(accountId); // the record, which holds nothing of a person
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  } finally {
    watched.mockRestore();
    service.child.kill('SIGKILL');
    await service.ended;
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
