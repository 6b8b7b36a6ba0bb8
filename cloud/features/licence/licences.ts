import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { licenceTimes, type Licence } from '../../../shared/domain/licence/licence.ts';
import { gatesOf, type Plan } from '../../../shared/domain/licence/plans.ts';
import { localDate, plus, type Instant } from '../../../shared/domain/time.ts';
import type { LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { heldPlan, type Grant, type HeldPlan, type KnownSubscription } from './held-plan.ts';
import type { LicenceSigner } from './licence-signer.ts';

export interface LicencesDeps {
  readonly database: CloudDatabase;
  readonly signer: LicenceSigner;
  readonly grantOf: (db: Db, accountId: string, now: Instant) => Promise<Grant | null>;
  readonly now: CloudClock;
}

export type RefreshOutcome =
  | { readonly outcome: 'licence' | 'released'; readonly token: string; readonly isStale: boolean }
  | { readonly outcome: 'refused' };

export type Licences = ReturnType<typeof createLicences>;

interface RefreshRow extends Record<string, unknown> {
  readonly isReleased: boolean;
  /** Whether what is known of the device is not what it says, or older than an hour. */
  readonly isNews: boolean;
  readonly licenceId: string;
  readonly sequence: number;
  readonly plan: KnownSubscription['plan'] | null;
  readonly state: KnownSubscription['state'];
  readonly periodEndsAt: string | null;
  readonly checkedAt: string;
}

/** Signs licences for devices that are connected. The caller has checked that the call comes from the device. */
export function createLicences({ database, signer, grantOf, now }: LicencesDeps) {
  return { refresh, planOf };

  /** One statement, for this is what every app asks once a day; a second one writes, when a device was not seen for an hour. */
  async function refresh({ accountId, deviceKey, appVersion, plan }: LicensingCall): Promise<RefreshOutcome> {
    const at = now();
    const seenAt = new Date(at).toISOString();
    const { rows } = await database.service.execute<RefreshRow>(sql`
      select d.released_at is not null as "isReleased",
        d.last_seen_at < ${seenAt}::timestamptz - interval '1 hour' or d.app_version <> ${appVersion} or d.plan <> ${plan} as "isNews",
        l.id::text as "licenceId", l.sequence,
        s.plan, s.state, s.period_ends_at::text as "periodEndsAt", s.checked_at::text as "checkedAt"
      from devices d join licences l on l.account_id = d.account_id left join subscriptions s on s.account_id = d.account_id
      where d.account_id = ${accountId} and d.key = ${deviceKey}`);
    const [row] = rows;
    if (!row) return { outcome: 'refused' };
    if (row.isNews && !row.isReleased)
      await database.service.execute(sql`
        update devices set last_seen_at = ${seenAt}, app_version = ${appVersion}, plan = ${plan}
        where account_id = ${accountId} and key = ${deviceKey} and released_at is null`);
    const held = heldPlan(subscriptionOf(row), await grantOf(database.service, accountId, at), at);
    const outcome = row.isReleased ? 'released' : 'licence';
    // Of a device that was released nothing holds any more, and that too is signed.
    const told: HeldPlan = row.isReleased && held.plan !== 'free' ? { ...held, state: 'ended', periodEndsAt: null } : held;
    return { outcome, token: signer.sign(licenceOf({ ...row, accountId, deviceKey, held: told }, at)), isStale: held.isStale };
  }

  /** What the account has, for its own pages. */
  async function planOf(db: Db, accountId: string): Promise<HeldPlan> {
    const at = now();
    const { rows } = await db.execute<RefreshRow>(
      sql`select plan, state, period_ends_at::text as "periodEndsAt", checked_at::text as "checkedAt" from subscriptions where account_id = ${accountId}`,
    );
    return heldPlan(rows[0] ? subscriptionOf(rows[0]) : null, await grantOf(db, accountId, at), at);
  }
}

/** What an account's licences count grows with everything that changes them, so that an older one cannot come back. */
export async function countUp(db: Db, accountId: string): Promise<void> {
  await db.execute(sql`
    insert into licences (account_id) values (${accountId})
    on conflict (account_id) do update set sequence = licences.sequence + 1`);
}

function subscriptionOf({ plan, state, periodEndsAt, checkedAt }: RefreshRow): KnownSubscription | null {
  if (plan === null) return null;
  return { plan, state, periodEndsAt: periodEndsAt === null ? null : new Date(periodEndsAt), checkedAt: new Date(checkedAt) };
}

interface LicenceFacts {
  readonly licenceId: string;
  readonly accountId: string;
  readonly deviceKey: string;
  readonly sequence: number;
  readonly held: HeldPlan;
}

function licenceOf({ licenceId, accountId, deviceKey, sequence, held }: LicenceFacts, at: Instant): Omit<Licence, 'keyId'> {
  const plan: Plan = held.plan;
  return {
    licenceId,
    accountId,
    deviceKeyId: createHash('sha256').update(Buffer.from(deviceKey, 'base64url')).digest('hex'),
    plan,
    opens: gatesOf(plan, localDate(new Date(at).toISOString().slice(0, 10))),
    subscription: held.state,
    periodEndsAt: held.periodEndsAt,
    issuedAt: at,
    refreshAfter: plus(at, licenceTimes.refreshAfter),
    graceFrom: plus(at, licenceTimes.graceFrom),
    endsAt: plus(at, licenceTimes.endsAt),
    sequence,
  };
}
