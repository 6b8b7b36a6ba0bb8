import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import { preferencesSchema, type Preferences, type PreferencesChange } from '../../../shared/contract/preferences.ts';
import type { Gate } from '../../../shared/domain/licence/plans.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { isZone } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { mergePreferences, readPreferences, type ReadPreferences } from './merge.ts';
import { keepUnreadablePreferences, savePreferences, storedPreferences } from './store.ts';

export interface PreferenceDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  /** @throws AppError PLAN_NEEDED */
  readonly requirePlan: (gate: Gate) => void;
}

export interface PreferenceService {
  get(): Preferences;
  /**
   * Lays a change over the present settings and saves the whole.
   * A stored text that could not be read whole is kept aside, not lost.
   *
   * @throws AppError INVALID_INPUT with the `setting` that does not fit, PLAN_NEEDED for reminders that are to go by themselves
   *   from now on; nothing is saved
   */
  update(change: PreferencesChange): Preferences;
  /** The user's zone: the chosen one, else that of the computer at this moment. */
  zone(): ZoneId;
}

export function createPreferenceService({ store, clock, log, announce, requirePlan }: PreferenceDeps): PreferenceService {
  let present: ReadPreferences | null = null;

  function read(): ReadPreferences {
    if (present) return present;
    present = readPreferences(storedPreferences(store.read) ?? '{}');
    if (!present.isWhole) log.warn('preferences.unreadable');
    return present;
  }

  function update(change: PreferencesChange): Preferences {
    const { preferences, isWhole } = read();
    const next = validated(mergePreferences(preferences, change));
    if (next.mail.sendsReminders && !preferences.mail.sendsReminders) requirePlan('reminders');
    store.write((db) => {
      const stored = storedPreferences(db);
      if (!isWhole && stored !== null) keepUnreadablePreferences(db, stored);
      savePreferences(db, JSON.stringify(next));
    });
    present = { preferences: next, isWhole: true };
    announce(['preferences']);
    return next;
  }

  return {
    get: () => read().preferences,
    update,
    zone: () => read().preferences.zone ?? clock.zone(),
  };
}

function validated(merged: unknown): Preferences {
  const { data, error } = preferencesSchema.safeParse(merged);
  if (!data) throw new AppError('INVALID_INPUT', { setting: error?.issues[0]?.path.join('.') ?? '' });
  if (data.zone !== null && !isZone(data.zone)) throw new AppError('INVALID_INPUT', { setting: 'zone' });
  return data;
}
