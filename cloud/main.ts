import { serve } from '@hono/node-server';
import { afterRestore } from './after-restore.ts';
import { ConfigError, readConfig } from './config.ts';
import { databaseProblem } from './db/database-away.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { createPasswords } from './features/accounts/passwords.ts';
import { createLog } from './log.ts';
import { developmentLicenceKey } from './node/development-licence-key.ts';
import { developmentSecret } from './node/development-secret.ts';
import { createOutboxMailer } from './node/outbox-mailer.ts';
import { createSmtpMailer } from './node/smtp-mailer.ts';
import { systemClock } from './node/system-clock.ts';
import { createService } from './service.ts';

/** How long requests and jobs in hand may take when the service is told to stop. */
const STOP_WITHIN_MS = 10_000;
/** How long what is left may take to end by itself once everything is done. */
const LINGERS_MS = 1_000;

const [task, ...words] = process.argv.slice(2);
await begin().catch((error: unknown) => {
  const why = error instanceof ConfigError ? error.message : `The service could not start: ${databaseProblem(error) ?? String(error)}`;
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
});

/** Without a word the service itself; `after-restore` gets a database ready that came back from a backup. */
function begin(): Promise<void> {
  if (task === undefined) return run();
  if (task === 'after-restore') return afterRestore(words);
  return Promise.reject(new Error(`"${task}" is not known; after-restore is`));
}

/** Starts the service: settings, database, jobs, server. SIGTERM and SIGINT end it in good order. */
async function run(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog();
  const database = await openDatabase(config.database);
  const steps = await migrate(database);
  if (steps > 0) log.info('schema brought up to date', { steps });
  // The settings see to it that production has a way out for mail.
  const outbox = config.mail.kind === 'outbox' ? `${config.folder}/outbox` : null;
  const mailer =
    config.mail.kind === 'smtp'
      ? createSmtpMailer({ url: config.mail.url, from: config.mail.from, mustEncrypt: config.mode === 'production' })
      : createOutboxMailer({ folder: `${config.folder}/outbox`, now: systemClock });
  const secret = config.secret ?? developmentSecret(config.folder);
  const licenceKey = config.licenceKey ?? developmentLicenceKey(config.folder);
  const service = await createService({
    config,
    database,
    secret,
    licenceKey,
    mailer,
    passwords: createPasswords(),
    outbox,
    log,
    now: systemClock,
  });

  const server = serve({ fetch: service.app.fetch, hostname: config.listen.host, port: config.listen.port }, ({ port }) => {
    log.info('listening', { port });
    if (config.mode === 'development')
      process.stderr.write(`Session Desk cloud: ${config.publicUrl.origin}${outbox ? ` (mail: ${config.publicUrl.origin}/outbox)` : ''}\n`);
  });

  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

  async function stop(): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    service.stopping();
    log.info('stopping');
    const forced = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), STOP_WITHIN_MS);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    clearTimeout(forced);
    await service.jobs.stop(STOP_WITHIN_MS);
    await database.close();
    log.info('stopped');
    // A connection to a server that does not answer never ends by itself, nor does one to a mail server, and would keep the process.
    setTimeout(() => process.exit(), LINGERS_MS).unref();
  }
}
