import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { serve } from '@hono/node-server';
import PostalMime from 'postal-mime';
import { openDatabase, type CloudDatabase } from '../../cloud/db/database.ts';
import { migrate } from '../../cloud/db/migrate.ts';
import { createLog } from '../../cloud/log.ts';
import { createSmtpMailer } from '../../cloud/node/smtp-mailer.ts';
import { createPasswords, type Passwords } from '../../cloud/features/accounts/passwords.ts';
import type { Mailer } from '../../cloud/ports/mailer.ts';
import { createService, type CloudService } from '../../cloud/service.ts';
import { instant, type DurationMs, type Instant } from '../../shared/domain/time.ts';
import type { FakeStripe } from './fake-stripe.ts';
import { mailServer } from './mail-server.ts';
import { aPostgres, type PostgresServer } from './a-postgres.ts';
import { createVisitor, type Visitor } from './a-visitor.ts';
import { layOutEmptyDatabase } from './an-empty-database.ts';

export const databaseKinds = ['embedded', 'server'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

export interface ArrivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The first link in the text. */
  readonly link: string;
  readonly headers: ReadonlyMap<string, string>;
}

export interface Cloud extends AsyncDisposable {
  readonly url: string;
  readonly database: CloudDatabase;
  readonly service: CloudService;
  /** PEM; what an app has to know to believe the licences of this service. */
  readonly licencePublicKey: string;
  /** The service's clock. */
  now(): Instant;
  /** A browser of its own: it keeps cookies and fills in forms. */
  visitor(): Visitor;
  /** Waits for the mail that comes next to an address. */
  nextMail(to: string): Promise<ArrivedMail>;
  /** How many mails have come. */
  mailCount(): number;
  /** Everything that was logged, as text. */
  logged(): string;
  /** The service's clock stands still but for this; those of the database and of better-auth go as they go. */
  wait(length: DurationMs): void;
  /** From now on nobody gets through to it, until `reconnect`. */
  cutOff(): void;
  reconnect(): void;
}

export interface CloudDatabases extends AsyncDisposable {
  open(kind: DatabaseKind): Promise<CloudDatabase>;
  /** Two ways to one new database of the server, as two instances have them. */
  pair(): Promise<readonly [CloudDatabase, CloudDatabase]>;
}

/** Makes new, empty databases of either kind. The server starts with the first that needs it. */
export function cloudDatabases(): CloudDatabases {
  let postgres: Promise<PostgresServer> | null = null;
  const folders: string[] = [];
  return {
    async open(kind) {
      if (kind === 'server') {
        postgres ??= aPostgres();
        return openDatabase({ kind: 'server', url: await (await postgres).newDatabase() });
      }
      const folder = mkdtempSync(join(tmpdir(), 'session-desk-cloud-'));
      folders.push(folder);
      await layOutEmptyDatabase(join(folder, 'database'));
      return openDatabase({ kind: 'embedded', folder: join(folder, 'database') });
    },
    async pair() {
      postgres ??= aPostgres();
      const url = await (await postgres).newDatabase();
      return [await openDatabase({ kind: 'server', url }), await openDatabase({ kind: 'server', url })];
    },
    async [Symbol.asyncDispose]() {
      await (await postgres)?.[Symbol.asyncDispose]();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whose account may own the service. */
export const ownerAddress = 'owner@probe.example';

/** What the two mail services prove themselves by. */
export const mailSecrets = { postmark: 'postmark-secret-of-the-tests', resend: 'whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cyBmb3IgcmVzZW5k' } as const;

export interface CloudOptions {
  /** Makes what stands in for Stripe; without it nothing is sold. */
  readonly stripe?: (now: () => Instant) => Promise<FakeStripe>;
  /** Where its clock stands at first; the present time when not given. */
  readonly startsAt?: Instant;
  /** Where it finds its mail server, for a test that has one of its own. */
  readonly smtpPort?: number;
  /** A way out for mail of the test's own, in place of the mail server. */
  readonly mailer?: Mailer;
  /** What compares its passwords, for who watches it. */
  readonly passwords?: Passwords;
  /** What it seals with, and what it sealed with before; one of the tests when not given. */
  readonly secrets?: { readonly secret: string; readonly secretsBefore: readonly string[] };
}

/** The whole service on a real port, with a real mail server, over the given database. */
export async function aCloud(
  database: CloudDatabase,
  { stripe: makeStripe, startsAt = instant(Date.now()), smtpPort, secrets, mailer, passwords = createPasswords() }: CloudOptions = {},
): Promise<Cloud> {
  const smtp = await mailServer({ authOptional: true, hideSTARTTLS: true });
  const lines: string[] = [];
  const sink = new PassThrough();
  sink.on('data', (line: Buffer) => lines.push(line.toString()));
  let now: number = startsAt;
  const licenceKey = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const stripe = (await makeStripe?.(() => instant(now))) ?? null;
  const mailsRead = new Map<string, number>();
  await migrate(database);

  const listening = Promise.withResolvers<number>();
  let fetchApp: CloudService['app']['fetch'] = () => new Response(null, { status: 503 });
  const server = serve({ fetch: (request, env) => fetchApp(request, env), hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    listening.resolve(port),
  );
  const url = `http://127.0.0.1:${await listening.promise}`;
  const sockets = new Set<Socket>();
  let isCutOff = false;
  server.on('connection', (socket: Socket) => {
    if (isCutOff) socket.destroy();
    else sockets.add(socket.once('close', () => sockets.delete(socket)));
  });
  const service = await createService({
    config: {
      publicUrl: new URL(url),
      trustedProxies: 1,
      mailSecrets,
      owners: [ownerAddress],
      operator: { name: 'Willow Software Ltd, 1 Mill Lane, Leeds', contact: 'privacy@desk.example' },
      countryHeader: 'cf-ipcountry',
      secretsBefore: secrets?.secretsBefore ?? [],
      billing: stripe?.config ?? null,
    },
    database,
    secret: secrets?.secret ?? 'a secret of the tests, long enough to sign with',
    licenceKey: licenceKey.privateKey,
    mailer:
      mailer ??
      createSmtpMailer({
        url: `smtp://localhost:${smtpPort ?? smtp.port}`,
        from: 'Session Desk <desk@desk.example>',
        mustEncrypt: false,
      }),
    passwords,
    outbox: null,
    log: createLog(sink),
    now: () => instant(now),
  });
  fetchApp = (request, env) => service.app.fetch(request, env);

  return {
    url,
    database,
    service,
    licencePublicKey: licenceKey.publicKey,
    now: () => instant(now),
    visitor: () => createVisitor(url),
    async nextMail(to) {
      const read = mailsRead.get(to) ?? 0;
      mailsRead.set(to, read + 1);
      for (;;) {
        const place = smtp.recipients.flatMap((recipient, index) => (recipient === to ? [index] : []))[read];
        if (place !== undefined && smtp.accepted[place] !== undefined) return readMail(smtp.accepted[place]);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    mailCount: () => smtp.accepted.length,
    logged: () => lines.join(''),
    wait(length) {
      now += length;
    },
    cutOff() {
      isCutOff = true;
      for (const socket of sockets) socket.destroy();
    },
    reconnect() {
      isCutOff = false;
    },
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await service.jobs.stop(1_000);
      await stripe?.[Symbol.asyncDispose]();
      await database.close();
      await smtp[Symbol.asyncDispose]();
    },
  };
}

async function readMail(bytes: string): Promise<ArrivedMail> {
  const mail = await PostalMime.parse(Buffer.from(bytes, 'latin1'));
  const text = mail.text ?? '';
  return {
    to: mail.to?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    text,
    html: mail.html ?? '',
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
    link: /http\S+/.exec(text)?.[0] ?? '',
  };
}
