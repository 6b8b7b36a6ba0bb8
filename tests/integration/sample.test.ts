import { expect, test } from 'vitest';
import { aCore } from '../support/a-core.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakePrinter } from '../support/fake-printer.ts';

test.each(['2026-03-02T09:00:00Z', '2026-11-28T16:40:00Z', '2026-04-01T00:30:00Z'])(
  'at %s the sample holds invoices that were paid, paid in part and sent, none of them late, and work to bill',
  async (now) => {
    const { core, client } = aCore({ clock: createFakeClock(now), printer: createFakePrinter() });
    await core.start();
    await client.vault.openSample({});

    const page = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 50 } as const;
    const { invoices } = await client.invoices.list(page);
    const [identity] = await client.identities.list({ archived: false });
    const check = await client.invoiceSettings.checkNumbers({ identityId: identity?.id ?? '', kind: 'invoice' });

    expect(invoices.map(({ number, state }) => [number, state])).toEqual([
      ['RF-120', 'sent'],
      ['RF-119', 'partPaid'],
      ['RF-118', 'paid'],
      ['RF-117', 'paid'],
    ]);
    expect(check).toMatchObject({ series: [], next: 'INV-0001' });
    const due = await client.invoices.billable({ organisationId: null, from: null, to: null });
    expect(due.flatMap(({ bookings }) => bookings).length).toBeGreaterThanOrEqual(2);
  },
);
