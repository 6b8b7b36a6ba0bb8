import { markAfterLicence } from '../../../shared/domain/licence/licence-time.ts';
import { refusalOfLicence, type KeptLicence, type Licence, type LicenceRefusal } from '../../../shared/domain/licence/licence.ts';
import { standingOf, type Standing } from '../../../shared/domain/licence/standing.ts';
import { instant, type Instant } from '../../../shared/domain/time.ts';
import { verifyLicence } from '../../licence-token/verify-licence.ts';
import { deviceKeyId } from './device-key.ts';
import type { AccountRow } from './store.ts';

/** The licence that is kept. Null when there is none, or none that a trusted key signed for this account and this computer. */
export function keptLicence(row: AccountRow | null, publicKeys: readonly string[]): KeptLicence | null {
  if (row === null || row.token === null || row.receivedAt === null) return null;
  const licence = verifyLicence(row.token, publicKeys);
  const isOurs = licence !== null && licence.accountId === row.accountId && licence.deviceKeyId === deviceKeyId(row.deviceKey);
  return isOurs ? { licence, receivedAt: row.receivedAt } : null;
}

export interface StandingFacts {
  readonly publicKeys: readonly string[];
  readonly now: Instant;
  /** When the newest manifest of updates that was trusted here was signed; null for none. */
  readonly manifestAt: Instant | null;
}

/**
 * What the account is worth now. Whatever is wrong with what is kept, the app is Free.
 *
 * @param kept  the licence of this row, for a caller that has read it already
 */
export function standingOfRow(
  row: AccountRow | null,
  { publicKeys, now, manifestAt }: StandingFacts,
  kept = keptLicence(row, publicKeys),
): Standing {
  const mark = row === null ? null : laterOf(row.mark, manifestAt);
  return standingOf(kept, { now, mark });
}

export interface Arrival {
  readonly accountId: string;
  readonly token: string;
  /** Whether the service says that this computer has no place any more. */
  readonly isReleased: boolean;
}

/** The row after a licence has come, or why it is not taken: then nothing of it holds. */
export function rowWithLicence(
  row: AccountRow,
  { accountId, token, isReleased }: Arrival,
  { publicKeys, now }: Pick<StandingFacts, 'publicKeys' | 'now'>,
): AccountRow | LicenceRefusal | 'notSigned' {
  const licence = verifyLicence(token, publicKeys);
  if (licence === null) return 'notSigned';
  const refusal = refusalOfLicence(
    licence,
    { accountId, deviceKeyId: deviceKeyId(row.deviceKey) },
    keptLicence(row, publicKeys)?.licence ?? null,
  );
  if (refusal !== null) return refusal;
  return {
    ...row,
    accountId,
    token,
    receivedAt: now,
    isReleased: isReleased && opensNothing(licence),
    mark: markAfterLicence({ licence, receivedAt: now }),
    failures: 0,
    lastTriedAt: now,
  };
}

/** That a computer was released is believed only where its licence says so too. */
function opensNothing({ plan, subscription, periodEndsAt, issuedAt }: Licence): boolean {
  return plan === 'free' || (subscription === 'ended' && (periodEndsAt === null || periodEndsAt <= issuedAt));
}

function laterOf(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : instant(Math.max(a, b));
}
