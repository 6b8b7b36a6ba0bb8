import type { AccountTrouble } from '../../../shared/contract/account.ts';
import type { Standing } from '../../../shared/domain/licence/standing.ts';
import { between, duration, hours, minutes, plus, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import type { AccountDeps } from './account-deps.ts';
import { fetchLicence } from './fetch-licence.ts';
import { keptLicence, standingOfRow } from './kept-licence.ts';
import { waitForLook, waitForRefresh } from './refresh-plan.ts';
import { findAccount, saveAccount, type AccountRow } from './store.ts';

/** After a fault of this computer, such as a full disk: nothing is tried before. */
const REST = minutes(5);
/** How often a link may make it ask. */
const HURRY_EVERY = minutes(1);
/** What the mark is kept to: it is there to notice days. */
const MARK_STEP = hours(6);

/** Asks for a new licence about once a day, and looks whether what holds has changed by itself. */
export interface Refreshing {
  /** Why the last try brought no licence. */
  trouble(): AccountTrouble | null;
  /** Tries now; together with a try that is under way. @throws AppError of the disk */
  now(): Promise<void>;
  /** Tries now unless that was done a moment ago: any website can send the link that leads here. Never throws. */
  hurry(): void;
  /** Sets the timer anew. */
  plan(): void;
  /** Called on a steady beat: a timer that waits for a time knows nothing of a clock that is set back. */
  beat(): void;
  /** A licence was asked for elsewhere. */
  fetched(trouble: AccountTrouble | null): void;
  /** Ends what is under way, and what was known of it: there is no account any more. */
  stop(): void;
  close(): void;
}

export function createRefreshing(deps: AccountDeps): Refreshing {
  return new Refresher(deps);
}

class Refresher implements Refreshing {
  readonly #deps: AccountDeps;
  #work = new AbortController();
  #trying: Promise<void> | null = null;
  #trouble: AccountTrouble | null = null;
  /** What windows were told of the standing. */
  #told = '';
  #chance: number;
  #plannedAt: Instant;
  #cancelTimer = (): void => undefined;

  constructor(deps: AccountDeps) {
    this.#deps = deps;
    this.#chance = deps.chance();
    this.#plannedAt = deps.clock.now();
  }

  trouble(): AccountTrouble | null {
    return this.#trouble;
  }

  now(): Promise<void> {
    if (this.#trying !== null) return this.#trying;
    const trying = this.#attempt(this.#work.signal).finally(() => {
      if (this.#trying === trying) this.#trying = null;
    });
    this.#trying = trying;
    return trying;
  }

  hurry(): void {
    const row = findAccount(this.#deps.store.read);
    const triedAt = row?.lastTriedAt ?? null;
    const isRecent = triedAt !== null && Math.abs(between(triedAt, this.#deps.clock.now())) < HURRY_EVERY;
    if (row !== null && row.accountId !== null && !isRecent) this.#run(() => this.now());
  }

  plan(): void {
    this.#cancelTimer();
    const row = findAccount(this.#deps.store.read);
    if (row === null || this.#work.signal.aborted) return;
    const { forLook, forRefresh } = this.#judge(row);
    this.#wakeIn(duration(Math.min(forLook, forRefresh ?? forLook)));
  }

  beat(): void {
    if (this.#deps.clock.now() < this.#plannedAt) this.#wake();
  }

  fetched(outcome: AccountTrouble | null): void {
    this.#trouble = outcome;
    this.#chance = this.#deps.chance();
    this.#deps.announce(['account']);
    this.plan();
  }

  stop(): void {
    this.close();
    this.#work = new AbortController();
    this.#trying = null;
    this.#trouble = null;
    this.#told = '';
  }

  close(): void {
    this.#cancelTimer();
    this.#work.abort();
  }

  async #attempt(signal: AbortSignal): Promise<void> {
    const { store, clock } = this.#deps;
    const accountId = findAccount(store.read)?.accountId ?? null;
    if (accountId === null) return;
    const outcome = await fetchLicence(this.#deps, accountId, signal);
    const noteFailure = (row: AccountRow): AccountRow => ({ ...row, failures: row.failures + 1, lastTriedAt: clock.now() });
    if (outcome !== null) this.#change(noteFailure);
    this.fetched(outcome);
  }

  #wakeIn(wait: DurationMs): void {
    const { clock } = this.#deps;
    this.#cancelTimer();
    this.#plannedAt = clock.now();
    this.#cancelTimer = clock.at(plus(this.#plannedAt, wait), () => this.#wake());
  }

  #wake(): void {
    this.#run(() => this.#look());
  }

  #run(work: () => Promise<void>): void {
    const { signal } = this.#work;
    void work().catch((error: unknown) => {
      if (signal.aborted) return;
      this.#deps.log.error('account.refresh.failed', error);
      this.#wakeIn(REST);
    });
  }

  async #look(): Promise<void> {
    const row = findAccount(this.#deps.store.read);
    if (row === null) return;
    const { standing, forRefresh } = this.#judge(row);
    this.#keepMark(row, standing);
    if (forRefresh === 0) await this.now();
    else this.plan();
  }

  /** Windows hear of it when what holds has changed, by time or by the clock. */
  #keepMark(seen: AccountRow, { mark, ...standing }: Standing): void {
    const isOld = (row: AccountRow): boolean => row.mark === null || mark - row.mark >= MARK_STEP;
    if (isOld(seen)) this.#change((row) => (isOld(row) ? { ...row, mark } : row));
    const text = JSON.stringify(standing);
    if (this.#told !== '' && this.#told !== text) this.#deps.announce(['account']);
    this.#told = text;
  }

  /** What the row is worth now, and how long until that is asked again; its licence is verified once for all of it. */
  #judge(row: AccountRow): { readonly standing: Standing; readonly forLook: DurationMs; readonly forRefresh: DurationMs | null } {
    const { clock, publicKeys, manifestAt } = this.#deps;
    const now = clock.now();
    const kept = keptLicence(row, publicKeys);
    const standing = standingOfRow(row, { publicKeys, now, manifestAt: manifestAt() }, kept);
    const facts = { now, mark: standing.mark, chance: this.#chance };
    return { standing, forLook: waitForLook(kept, facts), forRefresh: waitForRefresh(row, kept, facts) };
  }

  /** Nothing is done to an account that was given up meanwhile. */
  #change(work: (row: AccountRow) => AccountRow): void {
    this.#deps.store.write((db) => {
      const row = findAccount(db);
      if (row === null || row.accountId === null) return;
      const next = work(row);
      if (next !== row) saveAccount(db, next);
    });
  }
}
