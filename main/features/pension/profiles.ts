import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Identity } from '../../../shared/contract/identities.ts';
import type { PensionNumbers, PensionProfile, PensionProfileValues } from '../../../shared/contract/pension-profiles.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import { createPosts, type Posts } from './posts.ts';
import { findProfile, postsOf, postYears, saveProfile, type ProfileRow } from './profiles-store.ts';
import { noNumbers, openNumbers, sealNumbers } from './sealed-numbers.ts';

export interface PensionProfileDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: () => ZoneId;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** A 32-byte key for one purpose. */
  readonly keyFor: (purpose: string) => Buffer;
  /** Who trades, archived ones too, in the order they were made. */
  readonly identities: () => readonly Identity[];
  /** The NI number is a secret of the identity: there is one, not two. */
  readonly niNumber: (identityId: string) => string;
  readonly saveNiNumber: (db: WriteDb, identityId: string, niNumber: string) => void;
}

/** Who a practitioner is to the NHS pension. The numbers are sealed and leave only by `reveal`. Rules in docs/rules/pension.md. */
export interface PensionProfileService extends Posts {
  list(): readonly PensionProfile[];
  /** @throws AppError NOT_FOUND, PENSION_COMPANY, DAY_IN_FUTURE */
  save(identityId: string, values: PensionProfileValues): PensionProfile;
  /** @throws AppError PENSION_PROFILE_MISSING */
  reveal(identityId: string): PensionNumbers;
}

export function createPensionProfileService(deps: PensionProfileDeps): PensionProfileService {
  const { store, clock, zone, announce, identities, niNumber } = deps;
  const key = deps.keyFor('pension-numbers');

  function list(): readonly PensionProfile[] {
    return identities().flatMap(({ id, held }) => {
      const row = findProfile(store.read, id);
      return row ? [viewOf(row, held.niNumber)] : [];
    });
  }

  function viewOf(row: ProfileRow, holdsNiNumber: boolean): PensionProfile {
    const { sealedNumbers, ...shown } = row;
    const { gmcNumber, sdNumber, dateOfBirth } = openNumbers(key, row.identityId, sealedNumbers);
    return {
      ...shown,
      held: { niNumber: holdsNiNumber, gmcNumber: gmcNumber !== '', sdNumber: sdNumber !== '', dateOfBirth: dateOfBirth !== null },
      posts: postsOf(store.read, row.identityId).map((post) => ({ ...post, years: postYears(store.read, post.id) })),
    };
  }

  function profile(identityId: string): PensionProfile {
    return viewOf(requireProfile(store.read, identityId), niNumber(identityId) !== '');
  }

  function save(identityId: string, { numbers, ...values }: PensionProfileValues): PensionProfile {
    const identity = identities().find(({ id }) => id === identityId);
    if (!identity) throw new AppError('NOT_FOUND', { identityId });
    if (identity.kind === 'company') throw new AppError('PENSION_COMPANY', { identityId });
    const now = clock.now();
    const born = numbers?.dateOfBirth ?? null;
    if (born !== null && born > dayOf(now, zone())) throw new AppError('DAY_IN_FUTURE');
    store.write((db) => {
      const kept = findProfile(db, identityId)?.sealedNumbers ?? sealNumbers(key, identityId, noNumbers);
      const sealedNumbers = numbers === null ? kept : sealNumbers(key, identityId, numbers);
      saveProfile(db, { identityId, ...fieldsOf(values), sealedNumbers, changedAt: now });
      if (numbers !== null) deps.saveNiNumber(db, identityId, numbers.niNumber);
    });
    announce(['pension', 'identities']);
    return profile(identityId);
  }

  function reveal(identityId: string): PensionNumbers {
    const { sealedNumbers } = requireProfile(store.read, identityId);
    return { ...openNumbers(key, identityId, sealedNumbers), niNumber: niNumber(identityId) };
  }

  return { list, save, reveal, ...createPosts({ ...deps, profile }) };
}

/** Named one by one, so that nothing else that came with the input reaches the table. */
function fieldsOf(values: Omit<PensionProfileValues, 'numbers'>): Omit<ProfileRow, 'identityId' | 'sealedNumbers' | 'changedAt'> {
  const { nation, status, hostBody, hostCode, addedYears, mpavcShare, mpavcAmount, additionalPension, errbo } = values;
  const { tenWeeksFrom, referenceMonth, northernIrelandDueDay } = values;
  return {
    nation,
    status,
    hostBody,
    hostCode,
    hostReference: nation === 'wales' ? values.hostReference : '',
    addedYears,
    mpavcShare,
    mpavcAmount,
    additionalPension,
    errbo,
    tenWeeksFrom,
    referenceMonth,
    northernIrelandDueDay,
  };
}

function requireProfile(db: ReadDb, identityId: string): ProfileRow {
  const row = findProfile(db, identityId);
  if (!row) throw new AppError('PENSION_PROFILE_MISSING', { identityId });
  return row;
}
