/**
 * The cloud on a PostgreSQL server, each server in a process of its own: refreshing a licence against a bare Hono route
 * that reads one row by its key, in interleaved rounds, and signing in against the comparison of its password.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { Pool } from 'pg';
import { nodeFlags } from '../scripts/node-flags.mjs';
import { aPostgres } from '../tests/support/a-postgres.ts';
import { createVisitor } from '../tests/support/a-visitor.ts';
import { memberPassword } from '../tests/support/a-member.ts';
import type { BareChild, SentRequest, ServiceChild, SignInTimes } from './cloud-child.ts';
import { benchRow, median, percentile, type BenchRow } from './rows.ts';

/** Who asks at the same time. */
const ASKERS = 32;
const ROUNDS = 5;
const SIGN_INS = 300;
/** Between them, so that none pays for what the one before left to be done after its answer. */
const REST_MS = 20;
/**
 * Before the figure counts, until what a service that has run for a day has compiled is compiled: V8 looks at a function
 * again after hundreds of calls. The load has its own first round.
 */
const WARM_UP = 1_000;
/** As many as one account may try before it is slowed down. */
const SIGN_IN_ASKERS = 4;
/** The least share of the bare route's throughput. */
const LEAST_SHARE = 0.6;
/** The least share of a sign-in that is the password's. */
const PASSWORD_SHARE = 0.95;

export async function run(): Promise<readonly BenchRow[]> {
  await using postgres = await aPostgres();
  const database = await postgres.newDatabase();
  await using service = await startChild<ServiceChild>('service', database);
  await using bare = await startChild<BareChild>('bare', database, service.report.accountId);
  return [...(await refreshRows(database, service.report.refreshes, bare.report.read)), await signInRow(service)];
}

/** Each computer asks once in a round, and was last seen the day before: each has something to be written down, too. */
async function refreshRows(database: string, refreshes: readonly SentRequest[], read: SentRequest): Promise<readonly BenchRow[]> {
  await using days = new Days(database);
  const reads = refreshes.map(() => read);
  const [toService, toBare] = [new Agent({ keepAlive: true, maxSockets: ASKERS }), new Agent({ keepAlive: true, maxSockets: ASKERS })];
  await load(refreshes, toService);
  await load(reads, toBare);
  const [ours, peer]: [Round[], Round[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await days.begin();
    ours.push(await load(refreshes, toService));
    peer.push(await load(reads, toBare));
  }
  toService.destroy();
  toBare.destroy();
  const perRequest = (rounds: readonly Round[]): number => median(rounds.map(({ elapsed, times }) => elapsed / times.length));
  const times = ours.flatMap((round) => round.times);
  return [
    benchRow({
      figure: 'a licence refreshed, time from one to the next under load',
      ours: perRequest(ours),
      peer: perRequest(peer),
      peerName: 'a bare Hono route that reads one row by its key',
      limit: 1 / LEAST_SHARE,
      unit: 'ms',
    }),
    benchRow({
      figure: 'the same, 99th percentile of the answers',
      ours: percentile(times, 99),
      peer: median(times),
      peerName: 'their median',
      limit: 3,
      unit: 'ms',
    }),
  ];
}

/** Measured by the service: what a client takes for its own part would count as the service's. */
async function signInRow({ report: { url, email }, measured }: Child<ServiceChild>): Promise<BenchRow> {
  const signIn = await signInRequest(url, email);
  const agent = new Agent({ keepAlive: true });
  // One address may try thirty times in a row.
  const from = (visitor: number): SentRequest => ({
    ...signIn,
    headers: { ...signIn.headers, 'x-forwarded-for': `192.0.2.${visitor % 250}` },
  });
  await load(
    Array.from({ length: WARM_UP }, (_, visitor) => from(visitor)),
    agent,
    { askers: SIGN_IN_ASKERS, expected: 303 },
  );
  for (let round = 0; round < SIGN_INS; round += 1) {
    await setTimeout(REST_MS);
    await timeOf(from(round), agent, 303);
  }
  agent.destroy();
  const times = ((await measured()) as readonly SignInTimes[]).slice(-SIGN_INS);
  const password = median(times.map((one) => one.password));
  // Of each by itself: the password takes now five milliseconds more and now five less, whoever asks.
  const beside = median(times.map((one) => one.whole - one.password));
  return benchRow({
    figure: 'a sign-in to the account',
    ours: password + beside,
    peer: password,
    peerName: 'the comparison of its password by argon2id',
    limit: 1 / PASSWORD_SHARE,
    unit: 'ms',
  });
}

/** The form of a browser that never signed in before. */
async function signInRequest(url: string, email: string): Promise<SentRequest> {
  const visitor = createVisitor(url);
  const { html } = await visitor.get('/sign-in');
  const form = /name="form" value="([^"]*)"/.exec(html)?.[1] ?? '';
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    url: `${url}/sign-in`,
    method: 'POST',
    headers: { cookie, origin: new URL(url).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ form, email, password: memberPassword }).toString(),
  };
}

interface Round {
  /** In ms, from the first request to the last answer. */
  readonly elapsed: number;
  /** In ms, of each answer. */
  readonly times: readonly number[];
}

/** The service's clock stands still; what it knows of the computers grows old instead. */
class Days {
  readonly #pool: Pool;

  constructor(connectionString: string) {
    this.#pool = new Pool({ connectionString, max: 1 });
  }

  async begin(): Promise<void> {
    await this.#pool.query(`update devices set last_seen_at = last_seen_at - interval '1 day'`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}

/** Sends each request once, from several at once, each when the answer before it has come, over connections that are there already. */
async function load(requests: readonly SentRequest[], agent: Agent, { askers = ASKERS, expected = 200 } = {}): Promise<Round> {
  const times: number[] = [];
  const left = requests.values();
  const asker = async (): Promise<void> => {
    for (const sent of left) times.push(await timeOf(sent, agent, expected));
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: askers }, asker));
  return { elapsed: performance.now() - begun, times };
}

/** @returns ms until the whole answer was there; any other status than `expected` ends the bench */
async function timeOf({ url, method, headers, body }: SentRequest, agent: Agent, expected = 200): Promise<number> {
  const begun = performance.now();
  const asked = request(url, { method, headers, agent }).end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  if (answer.statusCode !== expected) throw new Error(`${url} was answered with ${answer.statusCode}`);
  answer.resume();
  await once(answer, 'end');
  return performance.now() - begun;
}

interface Child<Report> extends AsyncDisposable {
  readonly report: Report;
  /** What it has measured by now. */
  measured(): Promise<unknown>;
}

async function startChild<Report>(...args: readonly string[]): Promise<Child<Report>> {
  const script = join(import.meta.dirname, 'cloud-child.ts');
  const child = spawn(process.execPath, [...nodeFlags, script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const printed = async (): Promise<unknown> => {
    const [line] = await Promise.race([once(lines, 'line'), ended]);
    if (typeof line !== 'string') throw new Error('A server of the bench ended too early');
    return JSON.parse(line);
  };
  return {
    report: (await printed()) as Report, // the first that it prints
    measured() {
      child.stdin.write('\n');
      return printed();
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
