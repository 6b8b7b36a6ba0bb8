import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBankDesk, barclays } from '../../../tests/support/bank-desk.ts';

const river = ['02/10/2026', '850.00', 'RIVER SURGERY INV-0042'] as const;
const hill = ['05/10/2026', '120.50', 'HILL CLINIC'] as const;
const cafe = ['03/10/2026', '-4.50', 'CAFE, THE CORNER'] as const;

test('of a file only the money that came in is kept, once it was confirmed', async () => {
  const { read, bank, lines, shortly } = aBankDesk();
  const reading = await read(barclays(river, cafe, hill));

  expect(reading).toMatchObject({
    bank: 'Barclays',
    accountId: null,
    accountName: 'Barclays ••5678',
    fresh: 2,
    freshSum: 97_050,
    known: 0,
    paidOut: 1,
  });
  expect(await lines()).toEqual([]);

  expect(bank.keep(reading.id, { accountId: null, accountName: 'Practice', repeats: [] })).toMatchObject({ added: 2 });
  expect(await shortly()).toEqual(['2026-10-05 12050 HILL CLINIC', '2026-10-02 85000 RIVER SURGERY INV-0042']);
  expect(bank.accounts()).toMatchObject([{ name: 'Practice', bank: 'Barclays', openLines: 2 }]);
});

test('the file itself, what was paid out and the number of the account reach neither database nor log', async () => {
  const { bringIn, store, file, log } = aBankDesk();
  await bringIn(barclays(river, cafe));

  const stored = JSON.stringify(['bank_accounts', 'bank_lines', 'bank_mappings'].map((table) => store.read.all(`select * from ${table}`)));
  expect(stored).toContain('RIVER SURGERY');
  expect(stored).not.toMatch(/CAFE|12345678|200000/);
  expect(JSON.stringify(log.entries)).not.toMatch(/RIVER|CAFE|12345678/);
  expect(readFileSync(file).includes('RIVER')).toBe(false);
});

test('the same file again, and one that overlaps it, adds only what is new, to the account that it names', async () => {
  const { bringIn, read, shortly, bank } = aBankDesk();
  await bringIn(barclays(river, cafe));

  expect(await read(barclays(river, cafe))).toMatchObject({ fresh: 0, known: 1, repeats: [] });
  expect(await bringIn(barclays(hill, cafe, river))).toMatchObject({ added: 1 });
  expect(await shortly()).toHaveLength(2);
  expect(bank.accounts()).toHaveLength(1);
});

test('two equal payments on one day both stay, however often the file is read', async () => {
  const { bringIn, shortly } = aBankDesk();
  await bringIn(barclays(river, river));
  await bringIn(barclays(river, river));

  expect(await shortly()).toHaveLength(2);
});

test('a line that another format of the bank writes differently is asked about, and taken only when it is named', async () => {
  const { bringIn, read, bank, shortly } = aBankDesk();
  await bringIn(barclays(river));
  const [account] = bank.accounts();
  const qif = '!Type:Bank\nD02/10/2026\nT850.00\nPRIVER SURGERY\n^\nD05/10/2026\nT120.50\nPHILL CLINIC\n^\n';
  const { id } = await read(qif);
  const reading = bank.reading(id, account?.id ?? null);

  expect(reading).toMatchObject({
    fresh: 1,
    warnings: ['otherFormat'],
    repeats: [{ line: { amount: 85_000, text: 'RIVER SURGERY' }, knownText: 'RIVER SURGERY INV-0042' }],
  });
  expect(bank.keep(id, { accountId: account?.id ?? null, accountName: 'x', repeats: [] })).toMatchObject({ added: 1 });
  expect(await shortly()).toHaveLength(2);
});

test('a file of another account or bank than the one that was chosen is told before it is kept', async () => {
  const { bringIn, read, bank } = aBankDesk();
  await bringIn(barclays(river));
  const [account] = bank.accounts();
  const other = await read(barclays(hill).replaceAll('12345678', '87654321'));
  const starling = await read('Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)\n02/10/2026,River,INV 1,FP,850.00,1.00\n');

  expect(other).toMatchObject({ accountId: null, accountName: 'Barclays ••4321' });
  expect(bank.reading(starling.id, account?.id ?? null)).toMatchObject({ warnings: ['otherBank'] });
  const again = await read(barclays(hill).replaceAll('12345678', '87654321'));
  expect(bank.reading(again.id, account?.id ?? null)).toMatchObject({ warnings: ['otherAccount'] });
});

test('a table of no known bank is read by the columns that were chosen, and the next one by itself', async () => {
  const { look, bank, finished, shortly } = aBankDesk();
  const table = (row: string) => `When,Who,Came,Went\n${row}\n`;
  const first = await look(table('02.10.2026,River Surgery,850.00,'));
  if (first.outcome !== 'columns') throw new Error(first.outcome);
  const columns = {
    date: 0,
    amount: { kind: 'inAndOut', moneyIn: 2, moneyOut: 3 },
    text: [1],
    reference: null,
    currency: null,
    bankId: null,
    account: [],
  } as const;
  const mapping = { delimiter: ',', headerRow: 1, dateOrder: 'dayFirst', columns } as const;
  const second = bank.reading(await finished(bank.readColumns(first.id, mapping)), 'likely');
  if (second.outcome !== 'read') throw new Error(second.outcome);
  bank.keep(second.id, { accountId: null, accountName: second.accountName, repeats: [] });

  expect(await shortly()).toEqual(['2026-10-02 85000 River Surgery']);
  expect(await look(table('09.10.2026,Hill,12.00,'))).toMatchObject({ outcome: 'read', fresh: 1, mapping });
  expect(await look('When,Who,Came,Gone\n09.10.2026,Hill,12.00,\n')).toMatchObject({ outcome: 'columns' });
});

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'This is a picture. Export the statement as CSV, OFX or QIF.'],
  [
    'bytes with zeros in them',
    new Uint8Array(Buffer.from('Date,Amount\n02/10/2026,\0\n1.00')),
    'This file is not text. Export the statement as CSV, OFX or QIF.',
  ],
  ['nothing', new Uint8Array(), 'The file is empty.'],
  ['33 MB', new Uint8Array(33 * 1024 * 1024).fill(0x20), 'The file is larger than 32 MB. Export a shorter period.'],
])('a file of %s is refused in words', async (_, bytes, words) => {
  const { look } = aBankDesk();

  expect(await look(bytes)).toMatchObject({ outcome: 'refused', words });
});

test('half rows, other currencies and broken quotation marks are named with their row, and the rest is kept', async () => {
  const { read } = aBankDesk();
  const reading = await read(`${barclays(river)},31/02/2026,A,1.00,X,NO SUCH DAY\n,02/10/2026,A,"1.0,X\n,02/10/20`);

  expect(reading).toMatchObject({ fresh: 1, unreadable: 3 });
  expect(reading.unreadableRows.map(({ row }) => row)).toEqual([3, 4, 5]);
});

test('lines in Windows-1252 among others in UTF-8 keep their letters, and it is told', async () => {
  const { read } = aBankDesk();
  const parts = [barclays(['02/10/2026', '1.00', 'CAFÉ UN']), ',02/10/2026,20-00-00 12345678,2.00,X,CAFÉ DEUX\n'];
  const bytes = new Uint8Array(Buffer.concat([Buffer.from(parts[0] ?? ''), Buffer.from(parts[1] ?? '', 'latin1')]));

  expect(await read(bytes)).toMatchObject({ mixedEncodings: true, samples: [{ text: 'CAFÉ UN' }, { text: 'CAFÉ DEUX' }] });
});

test('text that a spreadsheet would run is kept as the text that it is', async () => {
  const { bringIn, shortly } = aBankDesk();
  await bringIn(barclays(['02/10/2026', '1.00', "=HYPERLINK('http://evil.example')"]));

  expect(await shortly()).toEqual(["2026-10-02 100 =HYPERLINK('http://evil.example')"]);
});

test('a line that is set aside keeps day and amount and loses its text; undo brings it back, and it is never offered anew', async () => {
  const { bringIn, bank, lines, shortly, read, store } = aBankDesk();
  await bringIn(barclays(river));
  const keys = (await lines()).map(({ key }) => key);
  const { undoId } = bank.setAside(keys);

  expect(await shortly()).toEqual([]);
  expect(await shortly('setAside')).toEqual(['2026-10-02 85000 ']);
  expect(JSON.stringify(store.read.all('select * from bank_lines'))).not.toContain('RIVER');
  expect(await read(barclays(river))).toMatchObject({ fresh: 0, known: 1 });

  bank.undo(undoId);
  expect(await shortly()).toEqual(['2026-10-02 85000 RIVER SURGERY INV-0042']);
  expect(() => bank.undo(undoId)).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
});

test('undo of a file takes out its lines and the account it made, and refuses once one of them has changed', async () => {
  const { bringIn, bank, lines } = aBankDesk();
  const first = await bringIn(barclays(river));
  bank.undo(first.undoId);
  expect([await lines(), bank.accounts()]).toEqual([[], []]);

  const second = await bringIn(barclays(river));
  bank.setAside((await lines()).map(({ key }) => key));
  expect(() => bank.undo(second.undoId)).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
  expect(await lines('setAside')).toHaveLength(1);
});

test('a forgotten account takes its lines along', async () => {
  const { bringIn, bank, lines } = aBankDesk();
  await bringIn(barclays(river));
  bank.removeAccount(bank.accounts()[0]?.id ?? '');

  expect([await lines(), bank.accounts()]).toEqual([[], []]);
  expect(() => bank.removeAccount('019ab000-0000-7000-8000-0000000000aa')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('a reading ends with the next file, and with keeping its lines', async () => {
  const { read, bank, uploads } = aBankDesk();
  const first = await read(barclays(river));
  const held = uploads.get('given');
  const second = await read(barclays(hill));

  expect(() => bank.reading(first.id, null)).toThrow(expect.objectContaining({ code: 'BANK_READING_GONE' }));
  expect(held?.every((byte) => byte === 0)).toBe(true);
  bank.keep(second.id, { accountId: null, accountName: 'A', repeats: [] });
  expect(() => bank.reading(second.id, null)).toThrow(expect.objectContaining({ code: 'BANK_READING_GONE' }));
});

test('files cut from one history in any way, in any order, end in the same lines', async () => {
  const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(days, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), async (movements, one, two) => {
      const row = ([day, pounds]: readonly [number, number]) => [`0${day}/10/2026`, `${pounds}.00`, 'RIVER'] as const;
      const sorted = movements.toSorted(([a], [b]) => a - b);
      const [from, to] = [Math.min(one, two), Math.max(one, two)];
      const { bringIn, shortly } = aBankDesk();
      await bringIn(barclays(...sorted.filter(([day]) => day <= to).map(row), ['09/10/2026', '9.00', 'END']));
      await bringIn(barclays(...sorted.filter(([day]) => day >= from).map(row), ['09/10/2026', '9.00', 'END']));

      expect(await shortly()).toHaveLength(sorted.length + 1);
    }),
    { numRuns: 25 },
  );
});
