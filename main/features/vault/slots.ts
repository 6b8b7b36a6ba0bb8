import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import { makeKeychainSlot, makePassphraseSlot, makeRecoverySlot, type SlotContext } from '../../vault/change-slots.ts';
import type { KeyFile } from '../../vault/key-file.ts';
import type { ProfileHolder } from '../../vault/profile-holder.ts';
import { keychainFaultCodes, unlockWithPassphrase, unlockWithRecovery } from '../../vault/unlock.ts';

export interface SlotDeps {
  readonly holder: ProfileHolder;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly computer: string;
}

/** Changes of the ways into the open profile. Each throws VAULT_LOCKED when none, or the sample, is open. */
export interface SlotChanges {
  confirmRecovery(typed: string): Promise<void>;
  changePassphrase(current: string | null, next: string | null): Promise<void>;
  newRecoveryCode(): Promise<string>;
  rememberHere(): Promise<void>;
}

export function createSlotChanges({ holder, secrets, clock, log, computer }: SlotDeps): SlotChanges {
  function own(): { readonly keys: KeyFile; readonly context: SlotContext } {
    const held = holder.held();
    if (!held?.keys) throw new AppError('VAULT_LOCKED');
    return { keys: held.keys, context: { profileId: held.keys.profileId, dataKey: held.dataKey, now: clock.now() } };
  }

  async function confirmRecovery(typed: string): Promise<void> {
    const { keys } = own();
    (await unlockWithRecovery(keys, typed)).fill(0);
    holder.saveKeys({ ...keys, recovery: { ...keys.recovery, confirmed: true } }, { revokes: false });
  }

  async function changePassphrase(current: string | null, next: string | null): Promise<void> {
    const { keys, context } = own();
    if (keys.passphrase) (await unlockWithPassphrase(keys, current ?? '')).fill(0);
    if (next === null) await dropPassphrase(keys, context);
    else await setPassphrase(keys, context, next);
  }

  /** Who sets a passphrase wants to be asked for it: the keychain no longer opens the profile. */
  async function setPassphrase(keys: KeyFile, context: SlotContext, next: string): Promise<void> {
    const passphrase = await makePassphraseSlot(context, next);
    holder.saveKeys({ ...keys, passphrase, os: null }, { revokes: true });
    await forgetEntry(keys);
  }

  async function dropPassphrase(keys: KeyFile, context: SlotContext): Promise<void> {
    const keychain = await makeKeychainSlot(context, secrets);
    if (keychain.kind === 'fault') throw new AppError('PASSPHRASE_KEPT', { fault: keychain.fault });
    holder.saveKeys({ ...keys, passphrase: null, os: keychain.slot, computer }, { revokes: true });
    await forgetEntry(keys);
  }

  /** Backups made before still open with the code that was in force when they were made: they carry their own slots. */
  async function newRecoveryCode(): Promise<string> {
    const { keys, context } = own();
    const { slot, code } = await makeRecoverySlot(context);
    holder.saveKeys({ ...keys, recovery: slot }, { revokes: true });
    return code;
  }

  async function rememberHere(): Promise<void> {
    const { keys, context } = own();
    const keychain = await makeKeychainSlot(context, secrets);
    if (keychain.kind === 'fault')
      throw new AppError(keychain.fault === 'absent' ? 'KEYCHAIN_UNUSABLE' : keychainFaultCodes[keychain.fault]);
    holder.saveKeys({ ...keys, os: keychain.slot, computer }, { revokes: true });
    await forgetEntry(keys);
  }

  /** Removes an entry that no key file refers to any more. */
  async function forgetEntry({ os }: KeyFile): Promise<void> {
    if (!os) return;
    try {
      await secrets.remove(os.account);
    } catch (error) {
      log.error('keychain.remove.failed', error); // what is left there opens nothing
    }
  }

  return { confirmRecovery, changePassphrase, newRecoveryCode, rememberHere };
}
