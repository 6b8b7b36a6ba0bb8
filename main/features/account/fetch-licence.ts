import type { AccountTrouble } from '../../../shared/contract/account.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import type { DeviceSigner } from '../../ports/licence-server.ts';
import type { AccountDeps } from './account-deps.ts';
import { openAccessKey, sealAccessKey } from './access-key.ts';
import { openDeviceKey } from './device-key.ts';
import { rowWithLicence, standingOfRow, type Arrival } from './kept-licence.ts';
import { findAccount, saveAccount, type AccountRow } from './store.ts';

/**
 * Asks for a licence of an account and keeps it, if it is one. Otherwise nothing changes here.
 *
 * @returns why none was kept; null when one was
 * @throws AppError of the disk; the signal's reason
 */
export async function fetchLicence(deps: AccountDeps, accountId: string, signal: AbortSignal): Promise<AccountTrouble | null> {
  const { store, log, version } = deps;
  const row = findAccount(store.read);
  const sign = row && openDeviceKey(deps.sealKey, row);
  if (row === null || sign === null) return 'refused';
  const call = { accountId, deviceKey: row.deviceKey, appVersion: version, plan: planOf(deps, row) };
  const answer = await reached(deps, signal, () => refresh(deps, { row, call, sign }, signal));
  if (answer === null) return 'unreachable';
  if (answer.outcome === 'refused') {
    log.warn('account.refused', {});
    return 'refused';
  }
  return keep(deps, { accountId, token: answer.token, isReleased: answer.outcome === 'released' }, answer.accessKey);
}

interface Asking {
  readonly row: AccountRow;
  readonly call: LicensingCall;
  readonly sign: DeviceSigner;
}

/** By the access key where there is one. It ends after some days, and with the service's secret: then by the signature, which brings another. */
async function refresh({ server, sealKey }: AccountDeps, { row, call, sign }: Asking, signal: AbortSignal) {
  const accessKey = openAccessKey(sealKey, row);
  const answer = accessKey && (await server.refresh(call, accessKey, signal));
  return answer && answer.outcome !== 'refused' ? answer : server.refresh(call, sign, signal);
}

/** Gives up this computer's place. False when nobody was reached. @throws the signal's reason */
export async function releasePlace(deps: AccountDeps, row: AccountRow, sign: DeviceSigner, signal: AbortSignal): Promise<boolean> {
  const { deviceKey, accountId } = row;
  if (accountId === null) return true;
  const call = { accountId, deviceKey, appVersion: deps.version, plan: planOf(deps, row) };
  return (await reached(deps, signal, () => deps.server.release(call, sign, signal))) !== null;
}

/** Null for whatever a network or a server did. */
export async function reached<T>({ log }: AccountDeps, signal: AbortSignal, ask: () => Promise<T>): Promise<T | null> {
  try {
    const answer = await ask();
    signal.throwIfAborted();
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    if (!isAppError(error, 'ACCOUNT_UNREACHABLE')) throw error;
    log.warn('account.unreachable', error.details);
    return null;
  }
}

/** In one transaction, so that the licence of before or the new one is there whatever ends the app. */
function keep({ store, log, clock, publicKeys, sealKey }: AccountDeps, arrival: Arrival, accessKey: string | null): AccountTrouble | null {
  const kept = store.write((db) => {
    const row = findAccount(db);
    // It was asked for by a key that was given up meanwhile; a licence for that key fits no other either.
    const next = row === null ? 'otherDevice' : rowWithLicence(row, arrival, { publicKeys, now: clock.now() });
    if (typeof next === 'string') return next;
    const sealed = accessKey === null ? next.sealedAccessKey : sealAccessKey(sealKey, next.deviceKey, accessKey);
    saveAccount(db, { ...next, sealedAccessKey: sealed });
    return next;
  });
  if (typeof kept !== 'string') {
    log.info('account.licence', { isReleased: kept.isReleased });
    return null;
  }
  log.warn('account.licence.refused', { reason: kept });
  return 'notTrusted';
}

function planOf({ clock, publicKeys, manifestAt }: AccountDeps, row: AccountRow) {
  return standingOfRow(row, { publicKeys, now: clock.now(), manifestAt: manifestAt() }).plan;
}
