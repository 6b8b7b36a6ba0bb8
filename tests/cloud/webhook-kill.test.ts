import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { keepCustomer } from '../../cloud/features/billing/customers.ts';
import { openDatabase } from '../../cloud/db/database.ts';
import { migrate } from '../../cloud/db/migrate.ts';
import { accounts } from '../../cloud/db/schema.ts';
import { instant } from '../../shared/domain/time.ts';
import { aPostgres } from '../support/a-postgres.ts';
import { cloudProcess, type CloudProcess } from '../support/cloud-process.ts';
import { fakeStripe } from '../support/fake-stripe.ts';
import { freePort } from '../support/free-port.ts';

const ACCOUNTS = 20;
const REPORTS = 400;

test('of two instances one is killed twice while hundreds of reports come in: none is lost, none counts twice, and all is as Stripe has it', async () => {
  await using postgres = await aPostgres();
  const url = await postgres.newDatabase();
  await using stripe = await fakeStripe(() => instant(Date.now()));
  const database = await openDatabase({ kind: 'server', url });
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-cloud-'));
  const running: CloudProcess[] = [];
  try {
    await migrate(database);
    const subscriptions: string[] = [];
    for (let index = 0; index < ACCOUNTS; index += 1) {
      const email = `ada.${index}@probe.example`;
      const [made] = await database.service
        .insert(accounts)
        .values({ name: 'Ada', email, emailVerified: true })
        .returning({ id: accounts.id });
      const customer = stripe.addCustomer(email);
      await keepCustomer(database.service, made?.id ?? '', customer);
      subscriptions.push(stripe.subscribe(customer, 'plusMonthly'));
    }
    const [one, two] = [await freePort(), await freePort()];
    const environment = {
      CLOUD_FOLDER: join(folder, 'cloud'),
      CLOUD_SECRET: 'a secret of the tests, long enough to sign with',
      LICENCE_KEY: Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
      DATABASE_URL: url,
      STRIPE_SECRET_KEY: stripe.config.secretKey,
      STRIPE_WEBHOOK_SECRET: stripe.config.webhookSecret,
      STRIPE_PRICE_PLUS_MONTHLY: stripe.config.prices.plusMonthly ?? '',
      STRIPE_PRICE_PRO_MONTHLY: stripe.config.prices.proMonthly ?? '',
      STRIPE_API_URL: stripe.config.api?.origin ?? '',
    };
    const start = async (port: number): Promise<CloudProcess> => {
      const started = cloudProcess({ ...environment, CLOUD_PORT: String(port) });
      running.push(started);
      await started.listening;
      return started;
    };
    let killed = await start(one);
    await start(two);

    // Each report changes something, so that its order and its loss would show.
    const statuses = ['past_due', 'active', 'canceled', 'active'] as const;
    for (let index = 0; index < REPORTS; index += 1) {
      const subscription = subscriptions[index % ACCOUNTS] ?? '';
      stripe.change(subscription, { status: statuses[Math.floor(index / ACCOUNTS) % statuses.length] ?? 'active' });
    }
    const last = subscriptions.map((id) => stripe.subscription(id).status);
    const reports = stripe.events.slice(-REPORTS);

    let sent = 0;
    const waiting = [...reports, ...reports.filter((_, index) => index % 7 === 0)].toReversed();
    const sender = async (): Promise<void> => {
      for (let event = waiting.pop(); event !== undefined; event = waiting.pop()) {
        sent += 1;
        const port = sent % 2 === 0 ? one : two;
        const status = await stripe.deliver(`http://127.0.0.1:${port}`, event).catch(() => 0);
        if (status !== 200) waiting.unshift(event); // as Stripe does: again later
      }
    };
    const killer = async (): Promise<void> => {
      for (const at of [REPORTS / 4, REPORTS / 2]) {
        while (sent < at) await new Promise((resolve) => setTimeout(resolve, 5));
        killed.child.kill('SIGKILL');
        await killed.ended;
        killed = await start(one);
      }
    };
    await Promise.all([...Array.from({ length: 8 }, sender), killer()]);

    const rowsOf = async (query: ReturnType<typeof sql>) =>
      (await database.service.execute<{ row: string }>(query)).rows.map(({ row }) => row);
    const wanted = last.map((status) => ({ past_due: 'pastDue', active: 'active', canceled: 'ended' })[status as 'active']);
    const state = () =>
      rowsOf(sql`select s.state as row from subscriptions s join accounts a on a.id = s.account_id order by length(a.email), a.email`);
    const open = () =>
      rowsOf(sql`select id::text as row from jobs.job where name = 'look-at-subscription' and state in ('created', 'retry')`);
    while ((await open()).length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    while (JSON.stringify(await state()) !== JSON.stringify(wanted)) await new Promise((resolve) => setTimeout(resolve, 100));

    expect(await rowsOf(sql`select id as row from stripe_events order by id`)).toEqual(reports.map(({ id }) => id).toSorted());
    expect(await rowsOf(sql`select id::text as row from jobs.job where name = 'look-at-subscription'`)).toHaveLength(REPORTS);
    expect(killed.said.out).not.toContain('"level":"error"');
  } finally {
    for (const { child, ended } of running) {
      child.kill('SIGKILL');
      await ended;
    }
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
