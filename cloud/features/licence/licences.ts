import { hash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { licenceTimes, type Licence } from '../../../shared/domain/licence/licence.ts';
import { gatesOf, type Plan } from '../../../shared/domain/licence/plans.ts';
import { hours, localDate, plus, type Instant } from '../../../shared/domain/time.ts';
import type { LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, devices, grants, licences, subscriptions } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { heldPlan, type HeldPlan } from './held-plan.ts';
import type { LicenceSigner } from './licence-signer.ts';

/** When a device was last seen is written down no oftener. */
const SEEN_EVERY = hours(1);

export interface LicencesDeps {
  readonly database: CloudDatabase;
  readonly signer: LicenceSigner;
  readonly now: CloudClock;
}

export type RefreshOutcome =
  | { readonly outcome: 'licence' | 'released'; readonly token: string; readonly isStale: boolean }
  | { readonly outcome: 'refused' };

export type Licences = ReturnType<typeof createLicences>;

/** Signs licences for devices that are connected. The caller has checked that the call comes from the device. */
export function createLicences({ database, signer, now }: LicencesDeps) {
  const readDevice = deviceQuery(database.service);
  return { refresh, planOf };

  /** One statement, for this is what every app asks once a day; a second one writes, when there is something new to write. */
  async function refresh(call: LicensingCall): Promise<RefreshOutcome> {
    const { accountId, deviceKey } = call;
    const at = now();
    const [row] = await readDevice.execute({ accountId, deviceKey });
    if (!row) return { outcome: 'refused' };
    if (!row.device.releasedAt && isNews(row.device, call, at)) await noteSeen(call, at);
    const held = heldPlan(row, at);
    // Of a device that was released nothing holds any more, and that too is signed.
    const told: HeldPlan = row.device.releasedAt && held.plan !== 'free' ? { ...held, state: 'ended', periodEndsAt: null } : held;
    const token = signer.sign(licenceOf({ ...row.licence, accountId, deviceKey, held: told }, at));
    return { outcome: row.device.releasedAt ? 'released' : 'licence', token, isStale: held.isStale };
  }

  async function noteSeen({ accountId, deviceKey, appVersion, plan }: LicensingCall, at: Instant): Promise<void> {
    const isThisOne = and(eq(devices.accountId, accountId), eq(devices.key, deviceKey), isNull(devices.releasedAt));
    await database.service
      .update(devices)
      .set({ lastSeenAt: new Date(at), appVersion, plan })
      .where(isThisOne);
  }

  /** What the account has, for its own pages. */
  async function planOf(db: Db, accountId: string): Promise<HeldPlan> {
    const [known] = await db
      .select(knownFields)
      .from(accounts)
      .leftJoin(subscriptions, eq(subscriptions.accountId, accounts.id))
      .leftJoin(grants, isGrantOf(accounts.id))
      .where(eq(accounts.id, accountId));
    return heldPlan(known ?? { subscription: null, grant: null }, now());
  }
}

const knownFields = {
  subscription: {
    plan: subscriptions.plan,
    state: subscriptions.state,
    periodEndsAt: subscriptions.periodEndsAt,
    checkedAt: subscriptions.checkedAt,
  },
  grant: { plan: grants.plan, endsAt: grants.endsAt },
};

/** An account has one grant at most that was not ended; whether its days are over is another matter. */
function isGrantOf(account: typeof accounts.id | typeof devices.accountId) {
  return and(eq(grants.accountId, account), isNull(grants.endedAt));
}

/** Planned once on each connection: planning takes longer than reading. */
function deviceQuery(db: Db) {
  return db
    .select({
      device: {
        releasedAt: devices.releasedAt,
        lastSeenAt: devices.lastSeenAt,
        appVersion: devices.appVersion,
        plan: devices.plan,
      },
      licence: { licenceId: licences.id, sequence: licences.sequence },
      ...knownFields,
    })
    .from(devices)
    .innerJoin(licences, eq(licences.accountId, devices.accountId))
    .leftJoin(subscriptions, eq(subscriptions.accountId, devices.accountId))
    .leftJoin(grants, isGrantOf(devices.accountId))
    .where(and(eq(devices.accountId, sql.placeholder('accountId')), eq(devices.key, sql.placeholder('deviceKey'))))
    .prepare('licence_of_device');
}

interface KnownDevice {
  readonly lastSeenAt: Date;
  readonly appVersion: string;
  readonly plan: Plan;
}

/** Whether what is known of the device is not what it says, or too old. */
function isNews({ lastSeenAt, appVersion, plan }: KnownDevice, said: LicensingCall, at: Instant): boolean {
  return appVersion !== said.appVersion || plan !== said.plan || at - lastSeenAt.getTime() > SEEN_EVERY;
}

/** What an account's licences count grows with everything that changes them, so that an older one cannot come back. */
export async function countUp(db: Db, accountId: string): Promise<void> {
  await db.execute(sql`
    insert into licences (account_id) values (${accountId})
    on conflict (account_id) do update set sequence = licences.sequence + 1`);
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
    deviceKeyId: hash('sha256', Buffer.from(deviceKey, 'base64url')),
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
