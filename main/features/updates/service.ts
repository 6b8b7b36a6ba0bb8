import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { UpdatePhase, UpdateState, updateTroubles } from '../../../shared/contract/updates.ts';
import { seenAfter } from '../../../shared/domain/updates/judge-release.ts';
import type { ReleaseFile, UpdateChannel } from '../../../shared/domain/updates/release.ts';
import { hours, minutes, plus, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Updater } from '../../ports/updater.ts';
import { lookAtManifest, troubleIn } from './look-for-release.ts';
import { readUpdateMemory, saveUpdateMemory, type UpdateMemory } from './update-memory.ts';

export interface UpdateDeps {
  /** Null where the app does not replace itself. */
  readonly updater: Updater | null;
  /** Where the memory of this install is kept. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  readonly version: string;
  /** Of the data of this version. */
  readonly dataSchema: number;
  /** PEM; who may sign manifests. */
  readonly updateKeys: readonly string[];
  readonly isRunning: () => boolean;
  /** Makes a proven backup. @throws AppError VAULT_LOCKED, BACKUP_FOLDER_UNUSABLE, BACKUP_DAMAGED, DISK_FULL */
  readonly backUp: () => Promise<void>;
}

/** Rules in docs/rules/updates.md. */
export interface UpdateService {
  state(): UpdateState;
  /** @throws AppError NOT_SUPPORTED_HERE; how the look went is in the state */
  check(): Promise<UpdateState>;
  /** Begins. @throws AppError NOT_SUPPORTED_HERE, UPDATE_NONE */
  download(): UpdateState;
  /** @throws AppError as the contract declares; nothing was installed then */
  install(): Promise<void>;
  /** @throws AppError NOT_SUPPORTED_HERE, or of the disk */
  putOff(): UpdateState;
  /** @throws AppError NOT_SUPPORTED_HERE, or of the disk */
  choose(change: { readonly channel?: UpdateChannel | undefined; readonly byItself?: boolean | undefined }): UpdateState;
  /** When the newest manifest that was trusted here was signed; null for none. */
  newestManifestAt(): Instant | null;
  /** Looks by itself from now on, where that is wanted: soon, and then daily. */
  start(): void;
  /** Gives up what is under way, and forgets what this install remembers; the files are the caller's to remove. */
  forget(): void;
  close(): void;
}

const FIRST_LOOK: DurationMs = minutes(2);
const LOOK_EVERY: DurationMs = hours(1);
const CHECK_EVERY: DurationMs = hours(24);
/** Windows are told of a download at most this often. */
const TELL_EVERY: DurationMs = 250 as DurationMs;

export function createUpdateService(deps: UpdateDeps): UpdateService {
  return new Updates(deps);
}

interface Offer {
  readonly version: string;
  readonly notes: string;
  readonly file: ReleaseFile;
}

class Updates implements UpdateService {
  readonly #deps: UpdateDeps;
  /** Ends when the app closes, and when what is looked for has changed. */
  #work = new AbortController();
  /** One failed download a day is enough, if nobody asks for more. */
  #mayFetch = false;
  #memory: UpdateMemory | null = null;
  #offer: Offer | null = null;
  #phase: UpdatePhase = { at: 'idle' };
  #trouble: (typeof updateTroubles)[number] | null = null;
  #checking: Promise<void> | null = null;
  #cancelLook: () => void = () => undefined;

  constructor(deps: UpdateDeps) {
    this.#deps = deps;
  }

  state(): UpdateState {
    const { version, updater } = this.#deps;
    const { channel, byItself, lastCheckedAt } = this.#remembered();
    return {
      version,
      isPossible: updater !== null,
      channel,
      byItself,
      lastCheckedAt,
      phase: this.#phase,
      isPutOff: this.#isPutOff(),
      trouble: this.#trouble,
    };
  }

  async check(): Promise<UpdateState> {
    this.#requireUpdater();
    this.#checking ??= this.#look({ quietly: false }).finally(() => {
      this.#checking = null;
    });
    await this.#checking;
    return this.state();
  }

  download(): UpdateState {
    this.#requireUpdater();
    if (this.#phase.at !== 'offered') throw new AppError('UPDATE_NONE');
    void this.#fetch();
    return this.state();
  }

  async install(): Promise<void> {
    const { backUp, log } = this.#deps;
    const updater = this.#requireUpdater();
    const offer = this.#offer;
    if (this.#phase.at !== 'ready' || offer === null) throw new AppError('UPDATE_NONE');
    this.#requireNoneRunning();
    this.#show({ at: 'installing', ...shown(offer) });
    try {
      await backUp();
      await updater.install({ version: offer.version, file: offer.file }, () => this.#requireNoneRunning());
      log.info('update.installing', { version: offer.version });
    } catch (error) {
      await this.#afterFailedInstall(offer, error);
      throw error;
    }
  }

  putOff(): UpdateState {
    this.#requireUpdater();
    const { clock } = this.#deps;
    if (this.#offer !== null) this.#remember({ putOff: { version: this.#offer.version, on: dayOf(clock.now(), clock.zone()) } });
    return this.#told();
  }

  choose({ channel, byItself }: { readonly channel?: UpdateChannel | undefined; readonly byItself?: boolean | undefined }): UpdateState {
    this.#requireUpdater();
    const before = this.#remembered();
    this.#remember({ channel: channel ?? before.channel, byItself: byItself ?? before.byItself });
    // What was found on the other channel is not what was asked for.
    if (this.#remembered().channel !== before.channel && this.#phase.at !== 'installing') this.#leave();
    return this.#told();
  }

  newestManifestAt(): Instant | null {
    const { stable, beta } = this.#remembered().seen;
    const [newest = null] = [stable, beta].flatMap((seen) => (seen === null ? [] : [seen.issuedAt])).toSorted((a, b) => b - a);
    return newest;
  }

  start(): void {
    if (this.#deps.updater !== null) this.#lookIn(FIRST_LOOK);
  }

  forget(): void {
    this.#memory = null;
    if (this.#phase.at !== 'installing') this.#leave();
    this.#deps.announce(['updates']);
  }

  close(): void {
    this.#cancelLook();
    this.#work.abort();
  }

  #lookIn(wait: DurationMs): void {
    const { clock } = this.#deps;
    this.#cancelLook = clock.at(plus(clock.now(), wait), () => {
      this.#lookIn(LOOK_EVERY);
      this.#deps.announce(['updates']); // what was put off yesterday is not put off today
      void this.#byItself();
    });
  }

  /** Never rejects. Nothing is downloaded beside a running session: a call may need the line. */
  async #byItself(): Promise<void> {
    if (!this.#remembered().byItself || this.#isBusy()) return;
    if (this.#isDue()) await this.#look({ quietly: true });
    if (this.#phase.at === 'offered' && this.#mayFetch && !this.#deps.isRunning()) await this.#fetch();
  }

  #isDue(): boolean {
    const { lastCheckedAt } = this.#remembered();
    const now: Instant = this.#deps.clock.now();
    // A clock that was set back must not put it off for ever.
    return lastCheckedAt === null || lastCheckedAt > now || plus(lastCheckedAt, CHECK_EVERY) <= now;
  }

  async #look({ quietly }: { readonly quietly: boolean }): Promise<void> {
    if (this.#isBusy()) return;
    const before = this.#phase;
    const { signal } = this.#work;
    this.#show({ at: 'checking' });
    try {
      await this.#ask(before, signal);
      this.#trouble = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#phase = before;
      this.#note(error, { quietly });
    }
    this.#told();
  }

  async #ask(before: UpdatePhase, signal: AbortSignal): Promise<void> {
    const { clock, log, version, dataSchema, updateKeys } = this.#deps;
    const updater = this.#requireUpdater();
    const { channel, installId } = this.#remembered();
    const bytes = await updater.manifest(channel, signal);
    signal.throwIfAborted();
    const now = clock.now();
    const { seen } = this.#remembered();
    const here = { now, channel, version, installedAs: updater.installedAs, dataSchema, seen: seen[channel], installId };
    const { release, judgement } = lookAtManifest(bytes, updateKeys, here);
    this.#remember({ lastCheckedAt: now, seen: { ...seen, [channel]: seenAfter(release) } });
    log.info('update.checked', { version: release.version, found: judgement.verdict === 'nothing' ? judgement.reason : 'offered' });
    if (judgement.verdict === 'offered') {
      this.#found({ version: release.version, notes: release.notes, file: judgement.file }, before);
    } else {
      this.#offer = null;
      this.#phase = { at: 'nothing', reason: judgement.reason };
      await updater.tidy();
    }
  }

  /** What is ready stays ready, as long as it is still what is offered. */
  #found(offer: Offer, before: UpdatePhase): void {
    const isSame = this.#offer?.file.sha512 === offer.file.sha512 && this.#offer.version === offer.version;
    this.#offer = offer;
    this.#mayFetch = true;
    this.#phase = { at: isSame && before.at === 'ready' ? 'ready' : 'offered', ...shown(offer) };
  }

  async #fetch(): Promise<void> {
    const updater = this.#requireUpdater();
    const offer = this.#offer;
    if (offer === null) return;
    const { version, file } = offer;
    const { signal } = this.#work;
    this.#show({ at: 'downloading', ...shown(offer), doneBytes: 0 });
    try {
      await updater.download({ version, file }, this.#progress(offer), signal);
      signal.throwIfAborted();
      this.#trouble = null;
      this.#deps.log.info('update.downloaded', { version, bytes: file.bytes });
      this.#show({ at: 'ready', ...shown(offer) });
    } catch (error) {
      if (signal.aborted) return;
      this.#mayFetch = false;
      this.#phase = { at: 'offered', ...shown(offer) };
      this.#note(error, { quietly: false });
      this.#told();
    }
  }

  #progress(offer: Offer): (done: number) => void {
    const { clock } = this.#deps;
    let toldAt = clock.steady();
    return (doneBytes) => {
      this.#phase = { at: 'downloading', ...shown(offer), doneBytes };
      if (clock.steady() - toldAt < TELL_EVERY) return;
      toldAt = clock.steady();
      this.#told();
    };
  }

  /** What is damaged is removed, so that the next download is a new one. */
  async #afterFailedInstall(offer: Offer, error: unknown): Promise<void> {
    const { log, updater } = this.#deps;
    const isDamaged = troubleIn(error) === 'UPDATE_DAMAGED';
    if (isDamaged) await updater?.tidy();
    log.warn('update.notInstalled', { version: offer.version });
    this.#show({ at: isDamaged ? 'offered' : 'ready', ...shown(offer) });
  }

  /** A look by itself that reached nobody is no news: computers are often offline. */
  #note(error: unknown, { quietly }: { readonly quietly: boolean }): void {
    const { log } = this.#deps;
    const trouble = troubleIn(error);
    if (trouble === null) {
      log.error('update.failed', error);
      this.#trouble = 'UPDATE_UNREACHABLE';
      return;
    }
    log.warn('update.trouble', { code: trouble, ...(error instanceof AppError ? error.details : {}) });
    if (!quietly || trouble !== 'UPDATE_UNREACHABLE') this.#trouble = trouble;
  }

  /** Whatever was found is no longer what is looked for. */
  #leave(): void {
    this.#work.abort();
    this.#work = new AbortController();
    this.#offer = null;
    this.#phase = { at: 'idle' };
    this.#trouble = null;
  }

  #isBusy(): boolean {
    return this.#phase.at === 'checking' || this.#phase.at === 'downloading' || this.#phase.at === 'installing';
  }

  #isPutOff(): boolean {
    const { clock } = this.#deps;
    const { putOff } = this.#remembered();
    return putOff !== null && putOff.version === this.#offer?.version && putOff.on === dayOf(clock.now(), clock.zone());
  }

  #show(phase: UpdatePhase): void {
    this.#phase = phase;
    this.#told();
  }

  #told(): UpdateState {
    this.#deps.announce(['updates']);
    return this.state();
  }

  #remembered(): UpdateMemory {
    this.#memory ??= readUpdateMemory(this.#deps.file, this.#deps.newId);
    return this.#memory;
  }

  #remember(change: Partial<UpdateMemory>): void {
    const next = { ...this.#remembered(), ...change };
    saveUpdateMemory(this.#deps.file, next);
    this.#memory = next;
  }

  #requireNoneRunning(): void {
    if (this.#deps.isRunning()) throw new AppError('SESSION_RUNNING');
  }

  #requireUpdater(): Updater {
    if (this.#deps.updater === null) throw new AppError('NOT_SUPPORTED_HERE');
    return this.#deps.updater;
  }
}

function shown({ version, notes, file }: Offer): { readonly version: string; readonly notes: string; readonly bytes: number } {
  return { version, notes, bytes: file.bytes };
}
