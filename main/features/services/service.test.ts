import { expect, test } from 'vitest';
import { hours, instant, minutes, zoneId } from '../../../shared/domain/time.ts';
import { aService } from '../../../tests/support/a-service.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { sessions } from '../../db/schema.ts';
import { createServiceTypeService } from './service.ts';
import type { ServiceFields } from './store.ts';

function aServiceList() {
  const { store } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  let count = 0;
  const newId = () => `019ab000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const services = createServiceTypeService({ store, clock, newId, announce: () => {} });
  const add = (name: string, traits: Partial<ServiceFields> = {}) => services.create(aService({ name, ...traits }));
  const names = (archived: boolean) => services.list({ archived }).map(({ name }) => name);
  return { store, services, add, names };
}

test('a new profile has no services', () => {
  expect(aServiceList().names(true)).toEqual([]);
});

test('services stand in the order they were made, archived ones last', () => {
  const { add, services, names } = aServiceList();
  const { id } = add('Swedish');
  add('Deep tissue');
  services.archive(id, { archived: true });
  add('Assessment');

  expect({ all: names(true), active: names(false) }).toEqual({
    all: ['Deep tissue', 'Assessment', 'Swedish'],
    active: ['Deep tissue', 'Assessment'],
  });
});

test('services stand as the user orders them, the unnamed behind, and a new one at the end', () => {
  const { add, services, names } = aServiceList();
  const [, deep, follow] = ['Swedish', 'Deep tissue', 'Follow-up'].map((name) => add(name).id);
  if (deep === undefined || follow === undefined) throw new Error('three were added');

  const answered = services.reorder([follow, deep, follow]).map(({ name }) => name);
  add('Assessment');

  expect(answered).toEqual(['Follow-up', 'Deep tissue', 'Swedish']);
  expect(names(false)).toEqual(['Follow-up', 'Deep tissue', 'Swedish', 'Assessment']);
});

test('an order that names a service that is gone changes nothing', () => {
  const { add, services, names } = aServiceList();
  add('Swedish');
  const { id } = add('Deep tissue');

  expect(() => services.reorder([id, 'gone'])).toThrow('NOT_FOUND');
  expect(names(true)).toEqual(['Swedish', 'Deep tissue']);
});

test('a change keeps place and archive mark and takes every field', () => {
  const { add, services } = aServiceList();
  const { id } = add('Swedish');
  const change = aService({ name: 'Swedish 90', durationMs: minutes(90), silent: true, lateStart: 'fullLength' });

  expect(services.update(id, change)).toEqual({ id, ...change, archivedAt: null });
});

test('a service that a session has cannot be removed, one without can', () => {
  const { add, services, store, names } = aServiceList();
  const used = add('Swedish');
  const unused = add('Deep tissue');
  const at = instant(0);
  store.write((db) =>
    db
      .insert(sessions)
      .values({
        id: 's1',
        kind: 'session',
        clientId: null,
        serviceId: used.id,
        title: '',
        startsAt: at,
        endsAt: instant(hours(1)),
        zone: zoneId('Europe/London'),
        notes: '',
        status: 'planned',
        seriesId: null,
        createdAt: at,
        changedAt: at,
      })
      .run(),
  );

  expect(() => services.remove(used.id)).toThrow('SERVICE_IN_USE');
  services.remove(unused.id);
  expect(names(true)).toEqual(['Swedish']);
});

test('a change of what is gone is NOT_FOUND', () => {
  const { services } = aServiceList();

  expect(() => services.update('gone', aService({ name: 'Swedish' }))).toThrow('NOT_FOUND');
  expect(() => services.archive('gone', { archived: true })).toThrow('NOT_FOUND');
  expect(() => services.remove('gone')).toThrow('NOT_FOUND');
});
