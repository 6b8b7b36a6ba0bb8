import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../cloud/db/database.ts';
import { migrate } from '../../cloud/db/migrate.ts';
import { accounts } from '../../cloud/db/schema.ts';
import { keepCustomer } from '../../cloud/features/billing/customers.ts';
import { instant } from '../../shared/domain/time.ts';
import { aPostgres } from './a-postgres.ts';
import { cloudEnvironment } from './cloud-environment.ts';
import { cloudProcess, type CloudProcess } from './cloud-process.ts';
import { fakeStripe } from './fake-stripe.ts';
import { freePort } from './free-port.ts';

export interface StormFacts {
  readonly accounts: number;
  readonly reports: number;
  /** The first of them is killed twice. */
  readonly instances: 1 | 2;
  /** Where the service may keep things. */
  readonly folder: string;
}

export interface StormReport {
  /** Reports that Stripe was told are taken, and of which nothing is written down. */
  readonly lost: number;
  /** Reports that made work more than once. */
  readonly doubled: number;
  /** Accounts that do not stand as they do at Stripe. */
  readonly wrong: number;
  /** Work that is left over. */
  readonly left: number;
  /** In ms, from the first report to the last piece of work. */
  readonly elapsed: number;
  /** What the last process wrote. */
  readonly log: string;
}

/** The statuses that an account goes through, each in its turn, so that a lost report and a wrong order would show. */
const statuses = ['past_due', 'active', 'canceled', 'active'] as const;
const statesOf = { past_due: 'pastDue', active: 'active', canceled: 'ended' } as const;

/**
 * Reports of Stripe pour in on real instances over a PostgreSQL server, from several senders that send again what was not answered,
 * and every seventh twice; meanwhile an instance is killed with a quarter sent, and again with a half.
 */
export async function webhookStorm({ accounts: count, reports: total, instances, folder }: StormFacts): Promise<StormReport> {
  await using postgres = await aPostgres();
  const url = await postgres.newDatabase();
  await using stripe = await fakeStripe(() => instant(Date.now()));
  const database = await openDatabase({ kind: 'server', url });
  const running: CloudProcess[] = [];
  try {
    await migrate(database);
    const subscriptions: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const email = `ada.${index}@probe.example`;
      const [made] = await database.service
        .insert(accounts)
        .values({ name: 'Ada', email, emailVerified: true })
        .returning({ id: accounts.id });
      const customer = stripe.addCustomer(email);
      await keepCustomer(database.service, made?.id ?? '', customer);
      subscriptions.push(stripe.subscribe(customer, 'plusMonthly'));
    }
    const environment = cloudEnvironment({ folder, database: url, stripe });
    const start = async (port: number): Promise<CloudProcess> => {
      const started = cloudProcess({ ...environment, CLOUD_PORT: String(port) });
      running.push(started);
      await started.listening;
      return started;
    };
    // A port that was free a moment ago may be given again.
    const free = new Set<number>();
    while (free.size < instances) free.add(await freePort());
    const ports = [...free];
    const [first = 0] = ports;
    let [killed] = await Promise.all(ports.map(start));

    for (let index = 0; index < total; index += 1)
      stripe.change(subscriptions[index % count] ?? '', { status: statuses[Math.floor(index / count) % statuses.length] ?? 'active' });
    const wanted = subscriptions.map((id) => statesOf[stripe.subscription(id).status as 'active']); // one of `statuses`
    const reports = stripe.events.slice(-total);

    const begun = performance.now();
    let sent = 0;
    const waiting = [...reports, ...reports.filter((_, index) => index % 7 === 0)].toReversed();
    const sender = async (): Promise<void> => {
      for (let event = waiting.pop(); event !== undefined; event = waiting.pop()) {
        sent += 1;
        const status = await stripe.deliver(`http://127.0.0.1:${ports[sent % instances]}`, event).catch(() => 0);
        if (status === 200) continue;
        waiting.unshift(event); // as Stripe does: again later
        await setTimeout(20);
      }
    };
    const killer = async (): Promise<void> => {
      for (const at of [total / 4, total / 2]) {
        while (sent < at) await setTimeout(5);
        killed?.child.kill('SIGKILL');
        await killed?.ended;
        killed = await start(first);
      }
    };
    await Promise.all([...Array.from({ length: 8 }, sender), killer()]);

    const rowsOf = async (query: ReturnType<typeof sql>): Promise<readonly string[]> =>
      (await database.service.execute<{ row: string }>(query)).rows.map(({ row }) => row);
    const wrong = async (): Promise<number> => {
      const states = await rowsOf(
        sql`select s.state as row from subscriptions s join accounts a on a.id = s.account_id order by length(a.email), a.email`,
      );
      return wanted.filter((state, index) => states[index] !== state).length;
    };
    const jobs = (...states: readonly string[]): Promise<readonly string[]> =>
      rowsOf(sql`select id::text as row from jobs.job where name = 'look-at-subscription' and state::text in ${states}`);
    // What a killed instance had in hand is taken up once it has not been heard of for half a minute; until then others may have done it.
    while ((await jobs('created', 'retry')).length > 0) await setTimeout(100);
    while ((await jobs('created', 'retry', 'active')).length > 0 && (await wrong()) > 0) await setTimeout(100);
    const elapsed = performance.now() - begun;

    const known = new Set(await rowsOf(sql`select id as row from stripe_events`));
    const work = await rowsOf(sql`select id::text as row from jobs.job where name = 'look-at-subscription'`);
    return {
      lost: reports.filter(({ id }) => !known.has(id)).length,
      doubled: work.length - reports.length,
      wrong: await wrong(),
      left: (await jobs('created', 'retry', 'failed', 'cancelled')).length,
      elapsed,
      log: killed?.said.out ?? '',
    };
  } finally {
    for (const { child, ended } of running) {
      child.kill('SIGKILL');
      await ended;
    }
    await database.close();
  }
}
