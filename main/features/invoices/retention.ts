import { eq, isNotNull } from 'drizzle-orm';
import { retentionOf, type Retention } from '../../../shared/domain/invoices/retention.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { invoices, payments } from '../../db/invoice-schema.ts';
import { identities } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';

/** What of a tax year is still to be kept. */
export interface KeptYear extends Retention {
  readonly kind: 'soleTrader' | 'company';
}

/** The tax years of which the law still asks for records, oldest first; sole traders and companies apart. */
export function keptYears(db: ReadDb, today: LocalDate): readonly KeptYear[] {
  const byYear = new Map<string, KeptYear>();
  for (const { day, kind, vatNumber } of daysOfRecords(db)) {
    const found = day === null ? null : retentionOf([day], { kind, isVatRegistered: vatNumber !== null });
    if (found === null || found.lastOn < today) continue;
    const key = `${kind} ${found.taxYear}`;
    const known = byYear.get(key);
    if (known === undefined || known.lastOn < found.lastOn) byYear.set(key, { kind, ...found });
  }
  return [...byYear.values()].sort((a, b) => (a.lastOn < b.lastOn ? -1 : Number(a.lastOn > b.lastOn)));
}

/** Each day on which something was issued or paid once, with who keeps its record. */
function daysOfRecords(db: ReadDb) {
  const { kind, vatNumber } = identities;
  const issued = db.selectDistinct({ day: invoices.issuedOn, kind, vatNumber }).from(invoices).innerJoin(identities, eq(identities.id, invoices.identityId)).where(isNotNull(invoices.number)).all(); // prettier-ignore
  const paid = db.selectDistinct({ day: payments.receivedOn, kind, vatNumber }).from(payments).innerJoin(identities, eq(identities.id, payments.identityId)).all(); // prettier-ignore
  return [...issued, ...paid];
}
