import type { AccountTrouble } from '../../../shared/contract/account.ts';
import { duration, minutes, plus, seconds, type DurationMs } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { DeviceSigner } from '../../ports/licence-server.ts';
import type { AccountDeps } from './account-deps.ts';
import { newDeviceKey, openDeviceKey } from './device-key.ts';
import { fetchLicence, reached, releasePlace } from './fetch-licence.ts';
import { deleteAccount, findAccount, saveAccount, type AccountRow } from './store.ts';

/** How long the service keeps a code. Counted here: the clocks of the two may differ. */
const CODE_LIFE = minutes(15);
const FIRST_PAUSE = seconds(3);
const LONGEST_PAUSE = seconds(30);

/** Connecting this computer: a code is shown, the user enters it on the service's page, and the app finds out by asking. */
export interface Connecting {
  /** Asks for a code; while one is waited with, looks at once whether it was entered. @throws AppError ACCOUNT_UNREACHABLE */
  begin(): Promise<void>;
  cancel(): void;
  /** Goes on with a code from before the app was started. */
  resume(): void;
  /** Looks at once: the user came back from the page. */
  hurry(): void;
  close(): void;
}

/** @param onFetched  told after each try for the first licence how it went; null for well */
export function createConnecting(deps: AccountDeps, onFetched: (trouble: AccountTrouble | null) => void): Connecting {
  return new Connector(deps, onFetched);
}

class Connector implements Connecting {
  readonly #deps: AccountDeps;
  readonly #onFetched: (trouble: AccountTrouble | null) => void;
  #work = new AbortController();
  #asking: Promise<void> | null = null;
  /** Whose answer is waited for. */
  #looking: AbortSignal | null = null;
  #pause: DurationMs = FIRST_PAUSE;
  #cancelTimer = (): void => undefined;

  constructor(deps: AccountDeps, onFetched: (trouble: AccountTrouble | null) => void) {
    this.#deps = deps;
    this.#onFetched = onFetched;
  }

  /** Two windows that ask at once get the same code. */
  begin(): Promise<void> {
    if (this.#asking !== null) return this.#asking;
    const asking = this.#ask(this.#work.signal).finally(() => {
      if (this.#asking === asking) this.#asking = null;
    });
    this.#asking = asking;
    return asking;
  }

  cancel(): void {
    this.close();
    this.#work = new AbortController();
    this.#asking = null;
    if (this.#row()?.requestId) this.#end();
  }

  resume(): void {
    this.#pause = FIRST_PAUSE;
    if (this.#row()?.requestId) this.#lookLater();
  }

  hurry(): void {
    this.#pause = FIRST_PAUSE;
    if (this.#row()?.requestId) void this.#lookNow();
  }

  close(): void {
    this.#cancelTimer();
    this.#work.abort();
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const { store, clock, server, version, announce } = this.#deps;
    if (this.#isWaiting(this.#row())) return this.#lookNow();
    const device = this.#usableKey();
    const answer = await reached(this.#deps, signal, () => server.ask({ deviceKey: device.deviceKey, appVersion: version }, signal));
    if (answer === null) throw new AppError('ACCOUNT_UNREACHABLE');
    if (answer.outcome === 'later') throw new AppError('ACCOUNT_UNREACHABLE', { reason: 'busy', waitMs: answer.waitMs });
    const request = { requestId: answer.requestId, requestCode: answer.code, requestEndsAt: plus(clock.now(), CODE_LIFE) };
    store.write((db) => saveAccount(db, { ...(findAccount(db) ?? emptyRow), ...device, ...request }));
    announce(['account']);
    this.resume();
  }

  /** The key of this profile, or a new one where there is none that can sign. */
  #usableKey(): Pick<AccountRow, 'deviceKey' | 'sealedPrivateKey'> {
    const { sealKey } = this.#deps;
    const row = this.#row();
    if (row === null || openDeviceKey(sealKey, row) === null) return newDeviceKey(sealKey);
    return { deviceKey: row.deviceKey, sealedPrivateKey: row.sealedPrivateKey };
  }

  #lookNow(): Promise<void> {
    this.#cancelTimer();
    return this.#look(this.#work.signal);
  }

  #lookLater(): void {
    const { clock } = this.#deps;
    this.#cancelTimer();
    this.#cancelTimer = clock.at(plus(clock.now(), this.#pause), () => void this.#look(this.#work.signal));
  }

  /** Never rejects. */
  async #look(signal: AbortSignal): Promise<void> {
    if (this.#looking === signal) return;
    this.#looking = signal;
    try {
      const isOver = await this.#lookOnce(signal);
      this.#pause = duration(Math.min(LONGEST_PAUSE, this.#pause * 1.3));
      if (!isOver) this.#lookLater();
    } catch (error) {
      if (signal.aborted) return;
      this.#deps.log.error('account.look.failed', error);
      this.#pause = LONGEST_PAUSE;
      this.#lookLater();
    } finally {
      if (this.#looking === signal) this.#looking = null;
    }
  }

  /** Whether there is nothing more to look for. */
  async #lookOnce(signal: AbortSignal): Promise<boolean> {
    const { server, sealKey } = this.#deps;
    const row = this.#row();
    const sign = row && openDeviceKey(sealKey, row);
    if (row === null || row.requestId === null) return true;
    if (!this.#isWaiting(row) || sign === null) return this.#end();
    const request = { requestId: row.requestId, deviceKey: row.deviceKey };
    const answer = await reached(this.#deps, signal, () => server.look(request, sign, signal));
    if (answer?.outcome === 'gone') return this.#end();
    if (answer?.outcome !== 'connected') return false;
    const trouble = await this.#take(answer.accountId, row, sign, signal);
    this.#onFetched(trouble);
    return trouble === null || trouble === 'placeKept';
  }

  /**
   * Which account it is counts only once a licence says so. The place in the one of before is given up then, and not earlier:
   * a computer is never without either.
   */
  async #take(accountId: string, before: AccountRow, sign: DeviceSigner, signal: AbortSignal): Promise<AccountTrouble | null> {
    const trouble = await fetchLicence(this.#deps, accountId, signal);
    if (trouble !== null) return trouble;
    this.#end();
    const isLeft = before.isReleased || before.accountId === accountId || (await releasePlace(this.#deps, before, sign, signal));
    return isLeft ? null : 'placeKept';
  }

  /** Without a code that waits, and without a row where there is no account. */
  #end(): true {
    this.#deps.store.write((db) => {
      const row = findAccount(db);
      if (row?.accountId === null) deleteAccount(db);
      else if (row) saveAccount(db, { ...row, requestId: null, requestCode: null, requestEndsAt: null });
    });
    this.#deps.announce(['account']);
    return true;
  }

  #isWaiting(row: AccountRow | null): boolean {
    return row !== null && row.requestEndsAt !== null && this.#deps.clock.now() < row.requestEndsAt;
  }

  #row(): AccountRow | null {
    return findAccount(this.#deps.store.read);
  }
}

const emptyRow = {
  accountId: null,
  token: null,
  receivedAt: null,
  isReleased: false,
  mark: null,
  failures: 0,
  lastTriedAt: null,
  sealedAccessKey: null,
} satisfies Partial<AccountRow>;
