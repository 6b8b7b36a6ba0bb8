import { expect, test } from 'vitest';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { anOrganisation } from '../../../tests/support/an-organisation.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { createOrganisationService } from './service.ts';

function aDirectory() {
  const { store } = openTestStore();
  const used = new Set<string>();
  const announced: string[] = [];
  const service = createOrganisationService({
    store,
    clock: createFakeClock('2026-11-24T12:00:00Z'),
    announce: (topics) => announced.push(...topics),
    newId: () => crypto.randomUUID(),
    usedIds: () => used,
  });
  const names = (search = '', archived = false) =>
    service.list({ search, archived, offset: 0, limit: 200 }).organisations.map(({ name }) => name);
  return { service, store, used, announced, names };
}

test('a name is enough, and everything else comes back as it was entered', () => {
  const { service } = aDirectory();
  const plain = service.create(anOrganisation());
  const values = anOrganisation({
    name: 'Oak NHS Trust',
    kind: 'trust',
    nation: 'scotland',
    odsCode: 'RR8',
    terms: { paymentDays: 14, cancellation: [{ noticeHours: 48, share: 5_000 }], note: 'By email' },
    rates: [
      { unit: 'hour', name: 'Day', price: 9_000, share: null },
      { unit: 'percent', name: '', price: null, share: 6_000 },
      { unit: 'mile', name: '', price: 55, share: null },
    ],
    contacts: [{ name: 'Robin', role: 'Rota', email: 'rota@oak.example', phone: '1' }],
    travelMs: 2_700_000,
    doorCode: 'C1234X',
    notes: 'Ask for the key',
  });
  const full = service.create(values);

  expect(service.get(plain.id)).toMatchObject({ name: 'Birch Surgery', terms: null, rates: [], contacts: [], used: false });
  expect(service.get(full.id)).toEqual({ ...values, id: full.id, used: false, archivedAt: null });
});

test('a change replaces rates, contacts and terms whole', () => {
  const { service, store } = aDirectory();
  const contacts = ['A', 'B', 'C'].map((name) => ({ name, role: '', email: '', phone: '' }));
  const { id } = service.create(anOrganisation({ contacts, terms: { paymentDays: 7, cancellation: [], note: '' } }));

  const changed = service.update(id, anOrganisation({ contacts: contacts.slice(1).reverse() }));

  expect(changed.contacts.map(({ name }) => name)).toEqual(['C', 'B']);
  expect(changed.terms).toBeNull();
  expect(store.counts()).toMatchObject({ terms: 0, organisation_contacts: 2 });
});

test('lists are by name as people look for them, found by word or ODS code, and show neither notes nor door codes', () => {
  const { service, names } = aDirectory();
  for (const name of ['östra', 'Oak 10', 'oak 9', 'Birch']) service.create(anOrganisation({ name }));
  service.create(anOrganisation({ name: 'Elm', odsCode: 'A81001', doorCode: 'C1234X', notes: 'private' }));

  expect(names()).toEqual(['Birch', 'Elm', 'oak 9', 'Oak 10', 'östra']);
  expect([names('a81'), names('oak'), names('zzz')]).toEqual([['Elm'], ['oak 9', 'Oak 10'], []]);
  expect(JSON.stringify(service.list({ search: '', archived: true, offset: 0, limit: 9 }))).not.toMatch(/C1234X|private/);
});

test('an archived one is left out unless asked for; one with bookings cannot be removed', () => {
  const { service, used, names, store } = aDirectory();
  const { id } = service.create(anOrganisation({ terms: { paymentDays: 7, cancellation: [], note: '' } }));
  service.archive(id, { archived: true });
  expect([names(), names('', true)]).toEqual([[], ['Birch Surgery']]);

  used.add(id);
  expect(() => service.remove(id)).toThrow('ORGANISATION_IN_USE');
  used.clear();
  service.remove(id);
  expect(store.counts()).toMatchObject({ organisations: 0, terms: 0 });
});

test('what is gone is NOT_FOUND and announces nothing', () => {
  const { service, announced } = aDirectory();
  const id = crypto.randomUUID();

  for (const attempt of [
    () => service.get(id),
    () => service.update(id, anOrganisation()),
    () => service.archive(id, { archived: true }),
    () => service.remove(id),
  ])
    expect(attempt).toThrow('NOT_FOUND');
  expect(announced).toEqual([]);
});
