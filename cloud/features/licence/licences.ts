import { hash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { licenceTimes, type Licence } from '../../../shared/domain/licence/licence.ts';
import { gatesOf, type Plan } from '../../../shared/domain/licence/plans.ts';
import { hours, localDate, plus, type Instant } from '../../../shared/domain/time.ts';
import type { LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, grants, subscriptions } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { createAskingDevices, type AskingDevice } from './asking-devices.ts';
import { heldPlan, type HeldPlan } from './held-plan.ts';
import type { LicenceSigner } from './licence-signer.ts';
import { isGrantOf, planFields } from './plan-fields.ts';

/** When a device was last seen is written down no oftener. */
const SEEN_EVERY = hours(1);

export interface LicencesDeps {
  readonly database: CloudDatabase;
  readonly signer: LicenceSigner;
  readonly now: CloudClock;
}

export type RefreshOutcome =
  | {
      readonly outcome: 'licence' | 'released';
      readonly token: string;
      readonly isStale: boolean;
      readonly accessKey: string | null;
    }
  | { readonly outcome: 'refused' };

export type Licences = ReturnType<typeof createLicences>;

/** Signs licences for devices that are connected. The caller has checked that the call comes from the device. */
export function createLicences({ database, signer, now }: LicencesDeps) {
  const asking = createAskingDevices(database.service);
  return { refresh, planOf };

  /**
   * A licence, as things stand now. Every app asks for one once a day.
   *
   * @param accessKey  what a device that has a licence gets along with it
   */
  async function refresh(call: LicensingCall, accessKey: string | null): Promise<RefreshOutcome> {
    const { accountId, deviceKey } = call;
    const at = now();
    const row = await asking.find(call);
    if (!row) return { outcome: 'refused' };
    if (!row.device.releasedAt && isNews(row.device, call, at)) await asking.noteSeen({ ...call, deviceId: row.device.id, at });
    const held = heldPlan(row, at);
    // Of a device that was released nothing holds any more, and that too is signed.
    const told: HeldPlan = row.device.releasedAt && held.plan !== 'free' ? { ...held, state: 'ended', periodEndsAt: null } : held;
    const token = signer.sign(licenceOf({ ...row.licence, accountId, deviceKey, held: told }, at));
    if (row.device.releasedAt) return { outcome: 'released', token, isStale: held.isStale, accessKey: null };
    return { outcome: 'licence', token, isStale: held.isStale, accessKey };
  }

  /** What the account has, for its own pages. */
  async function planOf(db: Db, accountId: string): Promise<HeldPlan> {
    const [known] = await db
      .select(planFields)
      .from(accounts)
      .leftJoin(subscriptions, eq(subscriptions.accountId, accounts.id))
      .leftJoin(grants, isGrantOf(accounts.id))
      .where(eq(accounts.id, accountId));
    return heldPlan(known ?? { subscription: null, grant: null }, now());
  }
}

/** Whether what is known of the device is not what it says, or too old. */
function isNews({ lastSeenAt, appVersion, plan }: AskingDevice['device'], said: LicensingCall, at: Instant): boolean {
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
