import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LicenceServer } from '../../ports/licence-server.ts';
import type { Log } from '../../ports/log.ts';

/** What the account is made of. No key but the one for its own row: a licence has nothing to do with the data. */
export interface AccountDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly server: LicenceServer;
  /** PEM; who may sign licences. */
  readonly publicKeys: readonly string[];
  /** 32 bytes, which seal the private half of the device's key. */
  readonly sealKey: Buffer;
  /** Of the app. */
  readonly version: string;
  /** False for the sample, which belongs to nobody. */
  readonly isPossible: boolean;
  /** Shows a page in the user's browser. @throws AppError NOT_SUPPORTED_HERE */
  readonly openPage: (url: string) => Promise<void>;
  /** When the newest manifest of updates that was trusted here was signed; null for none. */
  readonly manifestAt: () => Instant | null;
  /** 0 to below 1, another at each call. */
  readonly chance: () => number;
}
