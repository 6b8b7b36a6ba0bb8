import { expect, test } from 'vitest';
import { hours, instant, zoneId } from '../../../shared/domain/time.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import type { Store } from '../../db/store.ts';
import { sessions } from '../../db/schema.ts';
import { createClientService } from './service.ts';

function aClinic() {
  const { store } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const announced: string[] = [];
  let count = 0;
  const newId = () => `019ab000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const clients = createClientService({ store, clock, newId, announce: (topics) => announced.push(...topics) });
  const add = (name: string, code: string | null = null) => clients.create({ name, code });
  const list = (search = '', page: { archived?: boolean; offset?: number; limit?: number } = {}) =>
    clients.list({ search, archived: false, offset: 0, limit: 200, ...page });
  const names = (search = '', page: { archived?: boolean } = {}) => list(search, page).clients.map(({ name }) => name);
  return { store, clock, clients, add, list, names, newId, announced };
}

function addSession(
  store: Store,
  clientId: string,
  id: string,
  startsAt: number,
  status: 'planned' | 'noShow' | 'cancelled' = 'planned',
): void {
  const start = instant(startsAt);
  store.write((db) =>
    db
      .insert(sessions)
      .values({
        id,
        kind: 'session',
        clientId,
        serviceId: null,
        title: '',
        startsAt: start,
        endsAt: instant(start + hours(1)),
        zone: zoneId('Europe/London'),
        notes: '',
        status,
        seriesId: null,
        createdAt: start,
        changedAt: start,
      })
      .run(),
  );
}

test('clients stand by name as people look for them, whatever the case or accent', () => {
  const { add, names } = aClinic();
  for (const name of ['zoë', 'Émile', 'Ada', 'emil', 'Zara', 'ada 10', 'ada 9']) add(name);

  expect(names()).toEqual(['Ada', 'ada 9', 'ada 10', 'emil', 'Émile', 'Zara', 'zoë']);
});

test('a page has its part and the number of all that match', () => {
  const { add, list } = aClinic();
  for (let index = 10; index < 35; index++) add(`Ann ${index}`);
  add('Bea');

  const page = list('ann', { offset: 20, limit: 10 });

  expect({ total: page.total, names: page.clients.map(({ name }) => name) }).toEqual({
    total: 25,
    names: ['Ann 30', 'Ann 31', 'Ann 32', 'Ann 33', 'Ann 34'],
  });
});

test('an archived client is left out unless asked for, and comes back', () => {
  const { add, names, clients } = aClinic();
  const { id } = add('Ada');
  clients.archive(id, { archived: true });

  expect({ active: names(), all: names('', { archived: true }) }).toEqual({ active: [], all: ['Ada'] });

  clients.archive(id, { archived: false });
  expect(names()).toEqual(['Ada']);
});

test('last and next session leave out what did not or will not take place', () => {
  const { add, store, clock, list } = aClinic();
  const { id } = add('Ada');
  const now = clock.now();
  addSession(store, id, 's1', now - hours(50));
  addSession(store, id, 's2', now - hours(2), 'noShow');
  addSession(store, id, 's3', now + hours(3), 'cancelled');
  addSession(store, id, 's4', now + hours(20));
  addSession(store, id, 's5', now + hours(40));

  expect(list().clients[0]).toEqual({
    id,
    name: 'Ada',
    code: null,
    archivedAt: null,
    sessionCount: 5,
    lastSessionAt: now - hours(50),
    nextSessionAt: now + hours(20),
  });
});

test('a client is answered by id, with the use of the list, an archived one too', () => {
  const { add, clients, list, store, clock } = aClinic();
  const { id } = add('Ada', 'A1');
  addSession(store, id, 's1', clock.now() - hours(50));
  clients.archive(id, { archived: true });

  expect(clients.get(id)).toEqual(list('', { archived: true }).clients[0]);
  expect(() => clients.get('gone')).toThrow('NOT_FOUND');
});

test('a client with any session cannot be removed, one without can', () => {
  const { add, store, clock, clients, names } = aClinic();
  const used = add('Ada');
  const unused = add('Bea');
  addSession(store, used.id, 's1', clock.now(), 'cancelled');

  expect(() => clients.remove(used.id)).toThrow('CLIENT_IN_USE');
  clients.remove(unused.id);
  expect(names()).toEqual(['Ada']);
});

test('a change of what is gone is NOT_FOUND and announces nothing', () => {
  const { clients, announced } = aClinic();
  const id = '019ab000-0000-7000-8000-00000000ffff';

  expect(() => clients.update(id, { name: 'Ada', code: null })).toThrow('NOT_FOUND');
  expect(() => clients.archive(id, { archived: true })).toThrow('NOT_FOUND');
  expect(() => clients.remove(id)).toThrow('NOT_FOUND');
  expect(announced).toEqual([]);
});

test('a new name is told to the screens that show sessions too', () => {
  const { add, clients, announced } = aClinic();
  const { id } = add('Ada');
  announced.length = 0;

  expect(clients.update(id, { name: 'Adele', code: '' })).toMatchObject({ name: 'Adele', code: null });
  expect(announced).toEqual(['clients', 'sessions']);
});
