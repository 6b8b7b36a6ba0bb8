import { randomInt, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { minutes, plus, type Instant } from '../../../shared/domain/time.ts';
import type { Db } from '../../db/database.ts';
import { deviceRequests } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Seal } from '../../web/seal.ts';

const REQUEST_LIFE = minutes(15);
/** Without letters and digits that look alike. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** What the app is told when its computer asks to be connected. */
export interface DeviceRequest {
  readonly requestId: string;
  readonly code: string;
  readonly expiresAt: Instant;
}

export interface WaitingDevice {
  readonly requestId: string;
  readonly deviceKey: string;
  readonly appVersion: string;
}

/** `waiting` until somebody enters the code; null when there is no such request, or no longer. */
export type LookOutcome = 'waiting' | { readonly accountId: string } | null;

export type DeviceRequests = ReturnType<typeof createDeviceRequests>;

/** Computers that wait to be connected. They belong to no account yet. */
export function createDeviceRequests({ db, seal, now }: { readonly db: Db; readonly seal: Seal; readonly now: CloudClock }) {
  return { ask, look, waitingUnder, connected };

  /** Of the code a mark alone is kept. */
  async function ask(device: { readonly deviceKey: string; readonly appVersion: string }): Promise<DeviceRequest> {
    const [requestId, code, expiresAt] = [randomUUID(), newCode(), plus(now(), REQUEST_LIFE)];
    await db.insert(deviceRequests).values({ id: requestId, codeMark: markOf(code), ...device, expiresAt: new Date(expiresAt) });
    return { requestId, code, expiresAt };
  }

  async function look(requestId: string, deviceKey: string): Promise<LookOutcome> {
    const isThisOne = and(eq(deviceRequests.id, requestId), eq(deviceRequests.deviceKey, deviceKey), isInTime());
    const [row] = await db.select({ accountId: deviceRequests.accountId }).from(deviceRequests).where(isThisOne);
    if (!row) return null;
    return row.accountId === null ? 'waiting' : { accountId: row.accountId };
  }

  async function waitingUnder(code: string): Promise<WaitingDevice | null> {
    const { id, deviceKey, appVersion } = deviceRequests;
    const [request] = await db
      .select({ requestId: id, deviceKey, appVersion })
      .from(deviceRequests)
      .where(and(eq(deviceRequests.codeMark, markOf(code)), isNull(deviceRequests.accountId), isInTime()));
    return request ?? null;
  }

  async function connected(requestId: string, accountId: string): Promise<void> {
    await db.update(deviceRequests).set({ accountId }).where(eq(deviceRequests.id, requestId));
  }

  function isInTime() {
    return gt(deviceRequests.expiresAt, new Date(now()));
  }

  function markOf(code: string): string {
    return seal.mark('device code', code.toUpperCase().replaceAll(/[^A-Z2-9]/g, ''));
  }
}

function newCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
