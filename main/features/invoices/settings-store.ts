import { eq } from 'drizzle-orm';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import { usualTreatment } from '../../../shared/domain/identity/registers.ts';
import { invoiceSettings } from '../../db/invoice-schema.ts';
import { identities } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { patternOf, savePattern } from './number-store.ts';

const usual = {
  template: 'plain',
  accent: '#0f6b6b',
  printUtr: false,
  isPensioned: false,
  withSlip: false,
  paymentTerms: '',
  note: '',
} as const;

/** What the user set for an identity, else what is usual. */
export function settingsOf(db: ReadDb, identityId: string): InvoiceSettings {
  const row = db.select().from(invoiceSettings).where(eq(invoiceSettings.identityId, identityId)).get();
  const { template, accent, printUtr, isPensioned, vat, withSlip, paymentTerms, note } = row ?? { ...usual, vat: usualVat(db, identityId) };
  return {
    invoiceNumbers: patternOf(db, identityId, 'invoice'),
    creditNoteNumbers: patternOf(db, identityId, 'creditNote'),
    template,
    accent,
    printUtr,
    isPensioned,
    vat,
    withSlip,
    paymentTerms,
    note,
  };
}

export function saveSettings(db: WriteDb, identityId: string, settings: InvoiceSettings): void {
  const { invoiceNumbers, creditNoteNumbers, template, accent, printUtr, isPensioned, vat, withSlip, paymentTerms, note } = settings;
  const row = { identityId, template, accent, printUtr, isPensioned, vat, withSlip, paymentTerms, note };
  db.insert(invoiceSettings).values(row).onConflictDoUpdate({ target: invoiceSettings.identityId, set: row }).run();
  savePattern(db, identityId, 'invoice', invoiceNumbers);
  savePattern(db, identityId, 'creditNote', creditNoteNumbers);
}

/** By the register of who trades: not everybody's work is exempt care. */
function usualVat(db: ReadDb, identityId: string): InvoiceSettings['vat'] {
  const { registrationBody } = identities;
  const identity = db.select({ registrationBody }).from(identities).where(eq(identities.id, identityId)).get();
  return usualTreatment(identity?.registrationBody ?? '');
}
