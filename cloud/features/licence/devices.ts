import { and, asc, eq, isNull } from 'drizzle-orm';
import { placeForDevice } from '../../../shared/domain/licence/devices.ts';
import { instant, type Instant } from '../../../shared/domain/time.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { devices } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { note } from '../accounts/audit.ts';
import type { DeviceRequests } from './device-requests.ts';
import { countUp } from './licences.ts';

export interface DevicesDeps {
  readonly database: CloudDatabase;
  readonly requests: DeviceRequests;
  readonly now: CloudClock;
}

export interface DeviceLine {
  readonly id: string;
  readonly label: string;
  readonly appVersion: string;
  readonly addedAt: Date;
  readonly lastSeenAt: Date;
}

export type ConnectOutcome = 'connected' | 'noPlace' | 'noRequest';

/** `alreadyReleased` as long as it is known that it was one of the account's: 60 days. */
export type ReleaseOutcome = 'released' | 'alreadyReleased' | 'notThere';

export type Devices = ReturnType<typeof createDevices>;

/** The computers of an account: asked for by the app, connected by whoever is signed in on the pages, released from either side. */
export function createDevices({ database, requests, now }: DevicesDeps) {
  return { connect, devicesOf, release, releaseByKey };

  /**
   * Connects the device that asked with this code.
   *
   * @param release  the device that makes room; null when none should
   */
  async function connect(
    accountId: string,
    { code, label, release: releaseId }: { code: string; label: string; release: string | null },
  ): Promise<ConnectOutcome> {
    const request = await requests.waitingUnder(code);
    if (!request) return 'noRequest';
    const isAdded = await database.asAccount(accountId, async (db) => {
      // Two requests at once would both find the last place.
      await countUp(db, accountId);
      if (releaseId !== null) await releaseOne(db, accountId, releaseId, now());
      return addDevice(db, accountId, { ...request, label }, now());
    });
    if (!isAdded) return 'noPlace';
    // A crash before this line leaves a device that can be connected once more: it is the same one.
    await requests.connected(request.requestId, accountId);
    return 'connected';
  }

  function devicesOf(accountId: string): Promise<readonly DeviceLine[]> {
    return database.asAccount(accountId, (db) => inUse(db));
  }

  /** A computer of another account is not there: row-level security shows none but one's own. */
  async function release(accountId: string, deviceId: string): Promise<ReleaseOutcome> {
    return database.asAccount(accountId, async (db) => {
      if (await releaseOne(db, accountId, deviceId, now())) return 'released';
      const [own] = await db.select({ id: devices.id }).from(devices).where(eq(devices.id, deviceId));
      if (own) return 'alreadyReleased';
      await note(db, { accountId, actor: 'account', action: 'id.refused' }, now());
      return 'notThere';
    });
  }

  /** From the device itself. */
  async function releaseByKey(accountId: string, deviceKey: string): Promise<void> {
    await database.asAccount(accountId, async (db) => {
      const [device] = await db.select({ id: devices.id }).from(devices).where(eq(devices.key, deviceKey));
      if (device) await releaseOne(db, accountId, device.id, now());
    });
  }
}

interface NewDevice {
  readonly deviceKey: string;
  readonly appVersion: string;
  readonly label: string;
}

/** False when there is no place. */
async function addDevice(db: Db, accountId: string, { deviceKey, appVersion, label }: NewDevice, now: Instant): Promise<boolean> {
  const at = new Date(now);
  const others = (await inUse(db)).filter(({ key }) => key !== deviceKey);
  const facts = others.map(({ id, lastSeenAt }) => ({ id, lastSeenAt: instant(lastSeenAt.getTime()) }));
  const room = placeForDevice(facts, now);
  if (room.place === 'none') return false;
  if (room.place === 'forgotten') await releaseOne(db, accountId, room.deviceId, now);
  const seen = { label, appVersion, lastSeenAt: at, releasedAt: null };
  await db
    .insert(devices)
    .values({ accountId, key: deviceKey, plan: 'free', addedAt: at, ...seen })
    .onConflictDoUpdate({ target: [devices.accountId, devices.key], set: seen });
  await note(db, { accountId, actor: 'account', action: 'device.added' }, now);
  return true;
}

async function releaseOne(db: Db, accountId: string, deviceId: string, now: Instant): Promise<boolean> {
  const released = await db
    .update(devices)
    .set({ releasedAt: new Date(now) })
    .where(and(eq(devices.id, deviceId), isNull(devices.releasedAt)))
    .returning({ id: devices.id });
  if (released.length === 0) return false;
  await countUp(db, accountId);
  await note(db, { accountId, actor: 'account', action: 'device.released' }, now);
  return true;
}

function inUse(db: Db) {
  return db
    .select({
      id: devices.id,
      key: devices.key,
      label: devices.label,
      appVersion: devices.appVersion,
      addedAt: devices.addedAt,
      lastSeenAt: devices.lastSeenAt,
    })
    .from(devices)
    .where(isNull(devices.releasedAt))
    .orderBy(asc(devices.addedAt));
}
