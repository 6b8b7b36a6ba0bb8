import { expect, test } from 'vitest';
import { nextPackOf } from '../../scripts/next-rates-pack.ts';
import { aPackSigner } from '../support/a-rates-pack.ts';
import { aTypedLine, changeOf } from '../support/invoice-desk.ts';
import { aPensionDesk } from '../support/pension-desk.ts';

const signer = aPackSigner();
const { pension } = nextPackOf('2026-11-22');
/** Practices pay 20 % instead of 14.38 %. */
const dearer = signer.pack({
  pension: {
    ...pension,
    employerRates: pension.employerRates.map((rate) => ({
      ...rate,
      practice: rate.practice === 1_438 && rate.total >= 2_000 ? 2_000 : rate.practice,
    })),
  },
});

async function aDesk() {
  const desk = await aPensionDesk({ ratesKeys: [signer.publicKey] });
  const install = async (): Promise<void> => {
    const installed = await desk.client.rates.install({ uploadId: desk.core.uploads.put(new Uint8Array(Buffer.from(dearer))) });
    expect(installed.outcome).toBe('installed');
  };
  const total = async (id: string) => (await desk.client.invoices.get({ id })).total;
  const listed = async (id: string) => {
    const all = { view: 'drafts', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 9 } as const;
    return (await desk.client.invoices.list(all)).invoices.find((one) => one.id === id)?.total;
  };
  return { ...desk, install, total, listed };
}

test('the contribution on a draft follows the figures in use, in its view, in lists and when it is issued', async () => {
  const { client, draft, install, total, listed } = await aDesk();
  const { id, changedAt } = await draft('2026-11-03');
  // £360.00, nine tenths of it pensionable, 14.38 % of that.
  expect([await total(id), await listed(id)]).toEqual([40_659, 40_659]);

  await install();

  expect([await total(id), await listed(id)]).toEqual([42_480, 42_480]);
  expect((await client.invoices.get({ id })).practiceShares).toContainEqual(
    expect.objectContaining({ area: 'englandAndWales', practice: 2_000 }),
  );
  const issued = await client.invoices.issue({ id, changedAt });
  expect(issued.total).toBe(42_480);
  expect(issued.draft.lines.at(-1)?.description).toContain('20% of £324.00');
});

test('an issued invoice keeps its rate whatever the figures become, and a credit note takes back what it asked for', async () => {
  const { client, issued, install } = await aDesk();
  const invoice = await issued('2026-11-03');
  await install();

  expect((await client.invoices.get({ id: invoice.id })).total).toBe(40_659);
  const { invoice: whole } = await client.invoices.credit({ id: invoice.id, reason: 'Billed twice', lines: null });
  expect(whole.total).toBe(-40_659);
  const credited = await client.invoices.issue({ id: whole.id, changedAt: whole.changedAt });
  expect(credited.total).toBe(-40_659);
});

test('part of an invoice is credited at the rate that it was issued with', async () => {
  const { client, issued, install } = await aDesk();
  const invoice = await issued('2026-11-03');
  await install();

  const half = { index: 0, quantity: 2_000 };
  const { invoice: note } = await client.invoices.credit({ id: invoice.id, reason: 'Half of it', lines: [half] });

  // £180.00, nine tenths of it pensionable, 14.38 % of that.
  expect(note.total).toBe(-20_330);
});

test('a rate that was entered by hand stays', async () => {
  const { client, draft, install, total } = await aDesk();
  const one = await draft('2026-11-03');
  const change = changeOf(one, {
    pension: { nation: 'england', practiceRate: 1_000 },
    lines: [aTypedLine({ kind: 'fee', pensionable: true, unitPrice: 10_000 })],
  });
  await client.invoices.update({ id: one.id, changedAt: one.changedAt, change });
  await install();

  expect(await total(one.id)).toBe(10_900);
});
