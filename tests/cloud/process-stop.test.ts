import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../cloud/db/database.ts';
import { aDatabaseProxy, type DatabaseProxy } from '../support/a-database-proxy.ts';
import { aPostgres, type PostgresServer } from '../support/a-postgres.ts';
import { createVisitor } from '../support/a-visitor.ts';
import { cloudProcess } from '../support/cloud-process.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { mailServer } from '../support/mail-server.ts';

const patience = 90_000;
/** What systemd waits before it kills: TimeoutStopSec of docs/runbooks/session-desk-cloud.service. */
const SYSTEMD_WAITS_MS = 30_000;

describe('a service that is told to stop while a letter is on its way and its database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-cloud-'));
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await aPostgres();
  }, patience);
  afterAll(async () => {
    await postgres[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  }, patience);

  test.concurrent.each([
    ['is away', (proxy: DatabaseProxy) => proxy.leave()],
    ['does not answer', (proxy: DatabaseProxy) => proxy.hang()],
  ] as const)(
    '%s ends in time and in good order, says so, and leaves nothing behind but the letter, for whoever comes next',
    async (name, fail) => {
      const url = await postgres.newDatabase();
      const proxy = await aDatabaseProxy(url);
      const arrived = Promise.withResolvers<void>();
      const never = Promise.withResolvers<void>();
      await using smtp = await mailServer({
        authOptional: true,
        hideSTARTTLS: true,
        onMessage: () => {
          arrived.resolve();
          return never.promise;
        },
      });
      const port = await freePort();
      const { child, said, listening, ended } = cloudProcess({
        CLOUD_FOLDER: join(folder, name),
        CLOUD_PORT: String(port),
        DATABASE_URL: proxy.through(url),
        MAIL_SMTP_URL: `smtp://localhost:${smtp.port}`,
        MAIL_FROM: 'Session Desk <desk@desk.example>',
      });
      await listening;
      const typed = { name: 'Ada', email: 'ada@probe.example', password: 'seven quiet harbours', age: 'age18', agreed: 'yes' };
      expect((await createVisitor(`http://127.0.0.1:${port}`).send('/sign-up', typed)).status).toBe(200);
      await arrived.promise;

      await fail(proxy);
      const told = performance.now();
      child.kill('SIGTERM');
      const code = await ended;
      expect(code).toBe(0);
      expect(performance.now() - told).toBeLessThan(SYSTEMD_WAITS_MS);
      expect(said.out.trimEnd().split('\n').at(-1)).toContain('"event":"stopped"');
      expect(said.out).not.toContain('"level":"error"');
      expect(said.err).toBe(`Session Desk cloud: http://127.0.0.1:${port}\n`);
      await eventually(() => expect(proxy.held()).toBe(0));

      await using watcher = await watching(url);
      const { rows: letters } = await watcher.service.execute(sql`select state::text from jobs.job where name = 'send-mail'`);
      expect(letters).toEqual([{ state: 'active' }]);
      await eventually(async () => {
        const others = sql`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
        expect((await watcher.service.execute(others)).rows).toEqual([]);
      });
      never.resolve();
      await proxy[Symbol.asyncDispose]();
    },
    patience,
  );
});

async function watching(url: string) {
  const database = await openDatabase({ kind: 'server', url });
  return { ...database, [Symbol.asyncDispose]: database.close };
}
