import { expect, test } from 'vitest';
import { preferencesChangeSchema, preferencesSchema } from '../../../shared/contract/preferences.ts';
import { zoneId } from '../../../shared/domain/time.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { facts, preferences as table } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { createPreferenceService } from './service.ts';
import type { Gate } from '../../../shared/domain/licence/plans.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

function aProfile(stored?: string) {
  const { store } = openTestStore();
  if (stored !== undefined) store.write((db) => db.insert(table).values({ id: 1, value: stored }).run());
  const warnings: string[] = [];
  const clock = createFakeClock();
  const log = { info: () => {}, warn: (event: string) => warnings.push(event), error: () => 'E-TEST' };
  const plan = { asked: [] as Gate[], isOpen: true };
  const requirePlan = (gate: Gate): void => {
    plan.asked.push(gate);
    if (!plan.isOpen) throw new AppError('PLAN_NEEDED');
  };
  const open = () => createPreferenceService({ store, clock, log, announce: () => {}, requirePlan });
  return { store, clock, warnings, plan, open, preferences: open() };
}

function storedText(store: Store): string | undefined {
  return store.read.select({ value: table.value }).from(table).get()?.value;
}

const defaults = preferencesSchema.parse({});

test('a new profile answers the defaults and stores nothing', () => {
  const { store, preferences } = aProfile();

  expect(preferences.get()).toEqual(defaults);
  expect(storedText(store)).toBeUndefined();
});

test('a change of one nested setting leaves every other one, and survives closing', () => {
  const { preferences, open } = aProfile();
  preferences.update({ theme: 'dark', practitionerNames: ['Jo Field'] });
  preferences.update({ clock: { sound: { windDown: { on: true } } } });

  const kept = open().get();

  expect(kept).toEqual({
    ...defaults,
    theme: 'dark',
    practitionerNames: ['Jo Field'],
    clock: { ...defaults.clock, sound: { ...defaults.clock.sound, windDown: { on: true, sound: 'chime' } } },
  });
});

test('a change over the wire names only what it changes', () => {
  expect(preferencesChangeSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
});

test('a list is replaced, and null is a value', () => {
  const { preferences } = aProfile();
  preferences.update({ practitionerNames: ['A', 'B'], zone: 'Europe/Berlin' });

  expect(preferences.update({ practitionerNames: ['C'], zone: null })).toMatchObject({ practitionerNames: ['C'], zone: null });
});

test('a setting out of range is refused by name, and nothing is saved', () => {
  const { preferences, store } = aProfile();

  expect(() => preferences.update({ clock: { mini: { opacity: 4 } } })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', details: { setting: 'clock.mini.opacity' } }),
  );
  expect(() => preferences.update({ zone: 'Mars/Olympus' })).toThrow('INVALID_INPUT');
  expect(storedText(store)).toBeUndefined();
});

test('a stored setting that no longer fits falls back alone, is logged, and the text stays', () => {
  const stored = JSON.stringify({ theme: 'sepia', role: 'both', zone: 'Mars/Olympus', clock: { brightness: 7, showTitle: false } });
  const { preferences, warnings, store } = aProfile(stored);

  expect(preferences.get()).toEqual({ ...defaults, role: 'both', clock: { ...defaults.clock, showTitle: false } });
  expect(warnings).toEqual(['preferences.unreadable']);
  expect(storedText(store)).toBe(stored);
});

test('saving over a text that could not be read whole keeps that text aside', () => {
  const stored = JSON.stringify({ theme: 'sepia' });
  const { preferences, store } = aProfile(stored);

  preferences.update({ theme: 'light' });

  expect(store.read.select().from(facts).all()).toEqual([{ name: 'preferences.unreadable', value: stored }]);
  expect(preferences.get().theme).toBe('light');
});

test('a text that is no group at all answers the defaults', () => {
  expect(aProfile('[1]').preferences.get()).toEqual(defaults);
});

test('the zone follows the computer as it moves, until one is chosen', () => {
  const { preferences, clock } = aProfile();
  clock.moveTo(zoneId('America/St_Johns'));
  expect(preferences.zone()).toBe('America/St_Johns');

  preferences.update({ zone: 'Europe/London' });
  expect(preferences.zone()).toBe('Europe/London');
});

test('the plan is asked when reminders are to go by themselves from now on, and for nothing else', () => {
  const { preferences, plan, open } = aProfile();
  preferences.update({ mail: { reminderDays: [3] }, theme: 'light' });
  expect(plan.asked).toEqual([]);
  preferences.update({ mail: { sendsReminders: true } });
  expect(plan.asked).toEqual(['reminders']);

  plan.isOpen = false;
  preferences.update({ mail: { sendsReminders: true, reminderDays: [5] } });
  preferences.update({ mail: { sendsReminders: false } });
  expect(() => preferences.update({ theme: 'dark', mail: { sendsReminders: true } })).toThrow(
    expect.objectContaining({ code: 'PLAN_NEEDED' }),
  );
  expect(open().get()).toMatchObject({ theme: 'light', mail: { sendsReminders: false, reminderDays: [5] } });
});
