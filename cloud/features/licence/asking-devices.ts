import { and, eq, sql } from 'drizzle-orm';
import type { LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import type { Plan } from '../../../shared/domain/licence/plans.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { Db } from '../../db/database.ts';
import { devices, grants, licences, subscriptions } from '../../db/schema.ts';
import { together } from '../../db/together.ts';
import type { KnownOfPlan } from './held-plan.ts';
import { isGrantOf, planFields } from './plan-fields.ts';

/** In one statement; the longest takes a few milliseconds. */
const MOST_AT_ONCE = 100;

/** A device that asks, with everything that its licence is made of. */
export interface AskingDevice extends KnownOfPlan {
  readonly device: {
    readonly id: string;
    readonly releasedAt: Date | null;
    readonly lastSeenAt: Date;
    readonly appVersion: string;
    readonly plan: Plan;
  };
  readonly licence: { readonly licenceId: string; readonly sequence: number };
}

/** What a device said of itself, and when. */
export interface Seen extends Pick<LicensingCall, 'appVersion' | 'plan'> {
  readonly deviceId: string;
  readonly at: Instant;
}

export interface AskingDevices {
  /** Null for one that the account does not have. */
  find(device: Pick<LicensingCall, 'accountId' | 'deviceKey'>): Promise<AskingDevice | null>;
  noteSeen(seen: Seen): Promise<void>;
}

/** What a refresh reads and writes: one statement each for all that ask in the same moment. The service itself asks, not an account. */
export function createAskingDevices(db: Db): AskingDevices {
  const read = readQuery(db);
  return { find: together(findAll, MOST_AT_ONCE), noteSeen: together(noteAllSeen, MOST_AT_ONCE) };

  async function findAll(asked: readonly Pick<LicensingCall, 'accountId' | 'deviceKey'>[]): Promise<readonly (AskingDevice | null)[]> {
    const rows = await read.execute({
      accountIds: asked.map(({ accountId }) => accountId),
      keys: asked.map(({ deviceKey }) => deviceKey),
    });
    const found: (AskingDevice | null)[] = asked.map(() => null);
    for (const { place, ...row } of rows) found[place - 1] = row;
    return found;
  }

  /** One that is being connected or released just now is passed over: it is news the next time too, and nobody waits for anybody. */
  async function noteAllSeen(seen: readonly Seen[]): Promise<readonly void[]> {
    await db.execute(sql`
      with free as (
        select id from devices where id = any(${sql.param(seen.map(({ deviceId }) => deviceId))}::uuid[]) and released_at is null
        for no key update skip locked)
      update devices set last_seen_at = said.at, app_version = said.app_version, plan = said.plan
      from free join unnest(
        ${sql.param(seen.map(({ deviceId }) => deviceId))}::uuid[],
        ${sql.param(seen.map(({ at }) => new Date(at).toISOString()))}::timestamptz[],
        ${sql.param(seen.map(({ appVersion }) => appVersion))}::text[],
        ${sql.param(seen.map(({ plan }) => plan))}::text[]) as said (id, at, app_version, plan) using (id)
      where devices.id = free.id`);
    return seen.map(() => undefined);
  }
}

/** Planned once on each connection: planning takes longer than reading. */
function readQuery(db: Db) {
  const asked = sql`unnest(${sql.placeholder('accountIds')}::uuid[], ${sql.placeholder('keys')}::text[]) with ordinality as asked (account_id, key, place)`;
  return db
    .select({
      place: sql<number>`asked.place::int`,
      device: {
        id: devices.id,
        releasedAt: devices.releasedAt,
        lastSeenAt: devices.lastSeenAt,
        appVersion: devices.appVersion,
        plan: devices.plan,
      },
      licence: { licenceId: licences.id, sequence: licences.sequence },
      ...planFields,
    })
    .from(asked)
    .innerJoin(devices, and(sql`${devices.accountId} = asked.account_id`, sql`${devices.key} = asked.key`))
    .innerJoin(licences, eq(licences.accountId, devices.accountId))
    .leftJoin(subscriptions, eq(subscriptions.accountId, devices.accountId))
    .leftJoin(grants, isGrantOf(devices.accountId))
    .prepare('licences_of_devices');
}
