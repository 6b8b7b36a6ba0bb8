import type { Context } from 'hono';
import { createApp, type App } from './app.ts';
import type { CloudConfig } from './config.ts';
import type { CloudDatabase } from './db/database.ts';
import { aboutRoutes } from './features/about/routes.ts';
import { createAccounts } from './features/accounts/accounts.ts';
import type { Passwords } from './features/accounts/passwords.ts';
import { renewSecondFactors } from './features/accounts/secret-versions.ts';
import { createBilling } from './features/billing/billing.ts';
import { createAdmin } from './features/admin/admin.ts';
import { healthRoutes } from './features/health/routes.ts';
import { createLicensing } from './features/licence/licensing.ts';
import { createMailing } from './features/mail/mailing.ts';
import type { MailService } from './features/mail/service.ts';
import { createRights } from './features/rights/rights.ts';
import { retentionJob } from './features/privacy/retention.ts';
import { privacyRoutes } from './features/privacy/routes.ts';
import { createDeletion } from './features/rights/deletion.ts';
import { visitRoutes } from './features/visits/routes.ts';
import { createVisitLog } from './features/visits/visit-log.ts';
import { createJobs, type Jobs } from './jobs.ts';
import type { CloudLog } from './log.ts';
import type { Mailer } from './ports/mailer.ts';
import { createFormGuard } from './web/form-guard.ts';
import type { Route } from './web/routes.ts';
import { createSeal } from './web/seal.ts';
import { addressOf } from './web/visitor.ts';
import type { CloudClock } from './ports/clock.ts';

export interface ServiceDeps {
  readonly config: Pick<
    CloudConfig,
    'publicUrl' | 'trustedProxies' | 'mailSecrets' | 'billing' | 'owners' | 'operator' | 'countryHeader' | 'secretsBefore'
  >;
  readonly database: CloudDatabase;
  readonly secret: string;
  /** PEM of the Ed25519 key that licences are signed with. */
  readonly licenceKey: string;
  readonly mailer: Mailer;
  readonly passwords: Passwords;
  /** The folder in which mail stays in development, to be read at `/outbox`; null where it leaves. */
  readonly outbox: string | null;
  readonly log: CloudLog;
  readonly now: CloudClock;
}

export interface CloudService {
  readonly app: App;
  /** Everything that can be asked of it. */
  readonly routes: readonly Route[];
  readonly jobs: Jobs;
  readonly mail: MailService;
  /** From now on `/ready` says no, so that nothing new is sent here. */
  stopping(): void;
}

/** Puts the service together and lets its jobs begin; listening is up to the caller. */
export async function createService(deps: ServiceDeps): Promise<CloudService> {
  const { config, database, secret, licenceKey, passwords, log, now } = deps;
  let isStopping = false;
  const { publicUrl, secretsBefore, mailSecrets: secrets, operator } = config;
  const seal = createSeal(secret, secretsBefore);
  const formGuard = createFormGuard({ publicUrl, seal });
  const jobs = createJobs({ database, log });
  const mailing = createMailing({ ...deps, jobs, seal, formGuard, publicUrl, secrets, operator });
  const { mail } = mailing;
  const visitorAddress = (c: Context): string => addressOf(c, config.trustedProxies);
  const ground = { database, publicUrl, seal, formGuard, jobs, mail, log, now, addressOf: visitorAddress };
  const licensing = createLicensing({ ...ground, licenceKey });
  const billing = createBilling({ ...ground, billing: config.billing, licences: licensing.licences });
  const linkTo = linksTo(publicUrl);
  const deletion = createDeletion({
    ...ground,
    linkTo,
    partings: [billing.part, mailing.part],
    leaving: billing.leaving,
    forgetAddress: mailing.delivery.forget,
  });
  const accounts = createAccounts({
    ...ground,
    passwords,
    choose: mailing.choices.choose,
    secret,
    secretsBefore,
    linkTo,
    deletionDueAt: deletion.dueAt,
    addressChanged: billing.addressChanged,
  });
  const { limits, isPassword } = accounts;
  const isSecure = publicUrl.protocol === 'https:';
  const { delivery, announcements } = mailing;
  const admin = createAdmin({ ...ground, ...accounts, delivery, announcements, owners: config.owners, isSecure });
  const visitLog = createVisitLog({ ...ground, countryHeader: config.countryHeader });
  const routes = [
    ...aboutRoutes({ now }),
    ...privacyRoutes(operator),
    ...healthRoutes({ isDatabaseThere: database.ping, isStopping: () => isStopping }),
    ...accounts.routes,
    ...mailing.routes,
    ...visitRoutes({ visitLog, formGuard }),
    ...admin.routes,
    ...licensing.routes,
    ...billing.routes,
    ...createRights({ database, secret, publicUrl, formGuard, limits, isPassword, deletion, now }),
  ];
  const { ping: isDatabaseThere } = database;
  const app = createApp({ ...ground, ...accounts, config, routes, ownerOf: admin.ownerOf, seen: visitLog.record, isDatabaseThere });
  await renewSecondFactors(database.service, { secret, secretsBefore }, log);
  const retention = retentionJob({ db: database.unhurried, now });
  await jobs.start([mail.job, announcements.job, deletion.job, admin.grants.job, ...billing.jobs, retention]);
  return { app, routes, jobs, mail, stopping: () => void (isStopping = true) };
}

/** Addresses of our pages, with the token that a mail carries when it carries one. */
function linksTo(publicUrl: URL) {
  return (path: string, token: string): string => `${new URL(path, publicUrl)}${token ? `?token=${encodeURIComponent(token)}` : ''}`;
}
