import { existsSync, statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Finding, FindingName } from '../../../shared/contract/app.ts';
import type { UpdateState } from '../../../shared/contract/updates.ts';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { zoneDataIsFresh } from '../../../shared/domain/feed/zone-freshness.ts';
import { instant, minutes } from '../../../shared/domain/time.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import { cipherVersion } from '../../db/cipher-version.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Machine } from '../../ports/machine.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import { pathsIn } from '../../vault/profile-paths.ts';

export interface DoctorDeps {
  /** The data folder. */
  readonly folder: string;
  readonly version: string;
  readonly machine: Machine;
  readonly secrets: Pick<SecretStore, 'kind' | 'read'>;
  readonly clock: Pick<Clock, 'now' | 'zone'>;
  readonly vault: () => VaultStatus['state'];
  /** Reads every page of the open profile; null when that is not asked for. @throws AppError DATABASE_DAMAGED, VAULT_LOCKED */
  readonly requireSound: (() => void) | null;
  readonly updates: () => Pick<UpdateState, 'isPossible' | 'channel'>;
}

/** Under this, a backup or an update may fail. */
const LEAST_FREE = 500 * 2 ** 20;
/** File times of a network drive may be a little ahead. */
const TOLERANCE = minutes(2);

/** What this computer offers the app, and how the profile is. Nothing in it names a person, a client or a place. */
export async function examine(deps: DoctorDeps): Promise<readonly Finding[]> {
  const { version, machine, clock } = deps;
  const { electron, chromium, node, zoneData } = machine.versions;
  const isFresh = zoneDataIsFresh();
  return [
    fine('version', version),
    ...(electron === null ? [] : [fine('electron', electron)]),
    ...(chromium === null ? [] : [fine('chromium', chromium)]),
    fine('node', node),
    fine('cipher', cipherVersion()),
    fine('system', machine.system),
    fine('display', machine.display),
    await keychain(deps),
    profile(deps),
    integrity(deps),
    disk(deps),
    clockFinding(deps),
    fine('zone', clock.zone()),
    { name: 'zoneData', value: `${zoneData}, ${isFresh ? 'fresh' : 'out of date'}`, isFine: isFresh },
    fine('updates', channel(deps.updates())),
  ];
}

function fine(name: FindingName, value: string): Finding {
  return { name, value, isFine: true };
}

/** Asks for an entry that is never there. */
async function keychain({ secrets }: DoctorDeps): Promise<Finding> {
  const answer = await secrets.read('doctor');
  return {
    name: 'keychain',
    value: `${secrets.kind}, ${answer.kind === 'fault' ? answer.fault : 'working'}`,
    isFine: answer.kind !== 'fault',
  };
}

/** Whether the data folder is there, and who may look into it. */
function profile({ folder }: DoctorDeps): Finding {
  if (!existsSync(folder)) return fine('profile', 'none yet');
  if (process.platform === 'win32') return fine('profile', 'there');
  const mode = statSync(folder).mode & 0o777;
  return { name: 'profile', value: `there, mode ${mode.toString(8)}`, isFine: (mode & 0o077) === 0 };
}

function integrity({ vault, requireSound }: DoctorDeps): Finding {
  const state = vault();
  if (state === 'new') return fine('integrity', 'no profile yet');
  if (state !== 'open')
    return {
      name: 'integrity',
      value: `not looked at: the profile is ${state === 'locked' ? 'locked' : 'not open'}`,
      isFine: state === 'locked',
    };
  if (requireSound === null) return fine('integrity', 'open; not read through now');
  try {
    requireSound();
    return fine('integrity', 'every page is sound');
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { name: 'integrity', value: error.code === 'DATABASE_DAMAGED' ? 'damaged' : 'not to be read', isFine: false };
  }
}

function disk({ folder }: DoctorDeps): Finding {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const free = bavail * bsize;
  return { name: 'disk', value: `${(free / 2 ** 30).toFixed(1)} GiB free`, isFine: free >= LEAST_FREE };
}

/** The folder itself is made by the first profile. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

/** A clock that was set back stands before what was saved last. */
function clockFinding({ folder, clock }: DoctorDeps): Finding {
  const { database } = pathsIn(folder);
  const savedAt = existsSync(database) ? instant(Math.floor(statSync(database).mtimeMs)) : null;
  const isBack = savedAt !== null && clock.now() < savedAt - TOLERANCE;
  return { name: 'clock', value: isBack ? 'stands before what was saved last' : 'plausible', isFine: !isBack };
}

function channel({ isPossible, channel: chosen }: Pick<UpdateState, 'isPossible' | 'channel'>): string {
  return isPossible ? chosen : `${chosen}, by hand`;
}
