import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BankLineView } from '../../../shared/contract/bank.ts';
import { aBankDesk, barclays, type BarclaysRow } from '../../../tests/support/bank-desk.ts';

type Desk = ReturnType<typeof aBankDesk>;

/** Two organisations that owe three invoices, and what came in on the account. */
async function aMonth(...rows: readonly BarclaysRow[]) {
  const desk = aBankDesk();
  const { identityId, organisationIds } = desk.practice('River Surgery', 'Hill Clinic');
  const [river = '', hill = ''] = organisationIds;
  const first = desk.owe({ identityId, organisationId: river, number: 'INV-0042' });
  const second = desk.owe({ identityId, organisationId: river, number: 'INV-0043', total: 12_050 });
  const third = desk.owe({ identityId, organisationId: hill, number: 'INV-0044', total: 40_000 });
  await desk.bringIn(barclays(...rows));
  return { ...desk, identityId, river, hill, first, second, third };
}

const matchOf = ({ key, suggestion }: BankLineView) => {
  if (!suggestion) throw new Error('nothing was suggested');
  const { identityId, organisation, allocations } = suggestion;
  return {
    key,
    identityId,
    organisationId: organisation.id,
    allocations: allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount })),
  };
};

/** Everything that is stored of payments and lines. */
function state({ store }: Pick<Desk, 'store'>): string {
  const tables = ['payments', 'allocations', 'bank_lines', 'bank_accounts'];
  return JSON.stringify(tables.map((table) => store.read.all(sql.raw(`select * from ${table} order by 1, 2`))));
}

test('a line that names an invoice is suggested for it, with why and how sure, and nothing is matched by itself', async () => {
  const { lines, balances, first } = await aMonth(['02/10/2026', '850.00', 'RIVER SURGERY INV 0042'], ['03/10/2026', '7.77', 'AUNT MAY']);
  const [aunt, line] = await lines();

  expect(line?.suggestion).toMatchObject({
    organisation: { name: 'River Surgery' },
    allocations: [{ invoiceId: first, number: 'INV-0042', amount: 85_000, balance: 85_000 }],
    unallocated: 0,
    confidence: 'high',
  });
  expect(line?.suggestion?.reasons[0]).toContain('INV-0042');
  expect(aunt?.suggestion).toBeNull();
  expect(balances()['INV-0042']).toBe(85_000);
});

test('a confirmed line is a payment with its allocations, is found among the matched, and is undone with the payment', async () => {
  const desk = await aMonth(['02/10/2026', '850.00', 'RIVER SURGERY INV 0042']);
  const before = state(desk);
  const { undoId } = desk.bank.confirm((await desk.lines()).map(matchOf));

  expect(desk.balances()['INV-0042']).toBe(0);
  expect(await desk.lines()).toEqual([]);
  expect(await desk.lines('matched')).toMatchObject([
    { state: 'matched', payment: { organisation: { name: 'River Surgery' }, numbers: ['INV-0042'], onAccount: 0 } },
  ]);
  const [payment] = desk.payments.list({
    organisationId: null,
    identityId: null,
    from: null,
    to: null,
    method: null,
    onAccount: false,
    search: '',
    offset: 0,
    limit: 9,
  }).payments;
  expect(payment).toMatchObject({ receivedOn: '2026-10-02', amount: 85_000, reference: 'RIVER SURGERY INV 0042', fromBank: true });

  desk.payments.undo(undoId);
  expect(state(desk)).toBe(before);
  expect((await desk.lines())[0]?.suggestion?.confidence).toBe('high');
});

test('a payment that is removed opens its line again', async () => {
  const desk = await aMonth(['02/10/2026', '850.00', 'RIVER SURGERY INV 0042']);
  desk.bank.confirm((await desk.lines()).map(matchOf));
  desk.payments.remove((await desk.lines('matched'))[0]?.payment?.id ?? '');

  expect(await desk.lines()).toHaveLength(1);
});

test('one transfer over several invoices, a part payment and one that is too much are shared out and the rest is on account', async () => {
  const desk = await aMonth(
    ['02/10/2026', '970.50', 'RIVER SURGERY'],
    ['05/10/2026', '100.00', 'HILL CLINIC INV-0044'],
    ['06/10/2026', '350.00', 'HILL CLINIC INV-0044'],
  );
  for (let round = 0; round < 3; round++) {
    const line = (await desk.lines()).toReversed().find(({ suggestion }) => suggestion !== null);
    if (line) desk.bank.confirm([matchOf(line)]);
  }

  expect(desk.balances()).toEqual({ 'INV-0042': 0, 'INV-0043': 0, 'INV-0044': 0 });
  expect((await desk.lines('matched')).map(({ payment }) => payment?.onAccount)).toEqual([5_000, 0, 0]);
});

test('everything that fits is confirmed at once or not at all', async () => {
  const desk = await aMonth(['02/10/2026', '850.00', 'RIVER INV-0042'], ['05/10/2026', '400.00', 'HILL INV-0044']);
  const matches = (await desk.bank.certain()).map(matchOf);
  expect(matches).toHaveLength(2);
  const before = state(desk);
  const tooMuch = matches.map((match, index) =>
    index === 0 ? match : { ...match, allocations: match.allocations.map((one) => ({ ...one, amount: one.amount + 1 })) },
  );

  expect(() => desk.bank.confirm(tooMuch as typeof matches)).toThrow(expect.objectContaining({ code: 'ALLOCATION_TOO_LARGE' }));
  expect(state(desk)).toBe(before);
  desk.bank.confirm(matches);
  expect(await desk.bank.certain()).toEqual([]);
});

test('a line is taken once: matched, set aside or named twice it is refused', async () => {
  const desk = await aMonth(['02/10/2026', '850.00', 'RIVER INV-0042']);
  const [line] = await desk.lines();
  if (!line) throw new Error('no line');
  const match = matchOf(line);
  const taken = expect.objectContaining({ code: 'BANK_LINE_TAKEN' });

  expect(() => desk.bank.confirm([match, match])).toThrow(taken);
  const { undoId } = desk.bank.setAside([line.key]);
  expect(() => desk.bank.confirm([match])).toThrow(taken);
  desk.bank.undo(undoId);
  desk.bank.confirm([match]);
  expect(() => desk.bank.confirm([match])).toThrow(taken);
  expect(() => desk.bank.setAside([line.key])).toThrow(taken);
  expect(() => desk.bank.confirm([{ ...match, key: 'x'.repeat(43) }])).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('undo of a file refuses once a line of it is matched', async () => {
  const desk = aBankDesk();
  const { identityId, organisationIds } = desk.practice('River Surgery');
  desk.owe({ identityId, organisationId: organisationIds[0] ?? '', number: 'INV-0042' });
  const { undoId } = await desk.bringIn(barclays(['02/10/2026', '850.00', 'RIVER INV-0042']));
  const confirmed = desk.bank.confirm((await desk.lines()).map(matchOf));

  expect(() => desk.bank.undo(undoId)).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
  desk.payments.undo(confirmed.undoId);
  desk.bank.undo(undoId);
  expect(await desk.lines()).toEqual([]);
});

test('a name under which an organisation has paid before is known again', async () => {
  const desk = await aMonth(['02/10/2026', '850.00', 'NHS SBS ODD PAYER INV-0042'], ['05/10/2026', '120.50', 'NHS SBS ODD PAYER']);
  const told = async () => (await desk.lines())[0]?.suggestion?.reasons.join(' ');
  expect(await told()).not.toContain('payer’s name');
  desk.bank.confirm((await desk.bank.certain()).map(matchOf));

  expect(await told()).toContain('payer’s name');
});

test('whatever comes in and in whatever order it is confirmed and undone, each penny is in one place', async () => {
  const step = fc.tuple(fc.nat(5), fc.boolean());
  const incoming = fc.array(
    fc.tuple(fc.constantFrom('RIVER INV-0042', 'RIVER', 'HILL INV-0044', 'X'), fc.integer({ min: 1, max: 99_999 })),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(incoming, fc.array(step, { maxLength: 10 }), async (rows, steps) => {
      const desk = await aMonth(
        ...rows.map(([text, amount], index) => [`0${index + 1}/10/2026`, (amount / 100).toFixed(2), text] as const),
      );
      const owedAtFirst = Object.values(desk.balances()).reduce((sum, balance) => sum + balance, 0);
      const start = state(desk);
      const undos: string[] = [];
      for (const [place, isUndo] of steps) {
        const undoId = isUndo ? undos.pop() : undefined;
        const line = (await desk.lines()).filter(({ suggestion }) => suggestion !== null)[place];
        if (undoId !== undefined) desk.payments.undo(undoId);
        else if (line) undos.push(desk.bank.confirm([matchOf(line)]).undoId);
      }
      const matched = await desk.lines('matched');
      const paid = matched.reduce((sum, { amount, payment }) => sum + amount - (payment?.onAccount ?? 0), 0);
      const owed = Object.values(desk.balances());

      expect(owed.every((balance) => balance >= 0)).toBe(true);
      expect(owedAtFirst - owed.reduce((sum, balance) => sum + balance, 0)).toBe(paid);
      expect((await desk.lines()).length + matched.length).toBe(rows.length);
      for (const undoId of undos.toReversed()) desk.payments.undo(undoId);
      expect(state(desk)).toBe(start);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('what changes while matches are worked out is in the answer', async () => {
  const desk = await aMonth(['02/10/2026', '850.00', 'RIVER INV-0042'], ['05/10/2026', '400.00', 'HILL INV-0044']);
  const matches = (await desk.bank.certain()).map(matchOf);
  desk.bank.confirm(matches.slice(1));
  const asked = desk.bank.certain();
  desk.bank.confirm(matches.slice(0, 1));

  expect(matches).toHaveLength(2);
  expect(await asked).toEqual([]);
});

test('matches that are being worked out when the profile closes end there', async () => {
  const desk = await aMonth(['02/10/2026', '850.00', 'RIVER INV-0042']);
  const asked = desk.bank.certain();
  desk.bank.close();

  await expect(asked).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await expect(desk.bank.certain()).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
});
