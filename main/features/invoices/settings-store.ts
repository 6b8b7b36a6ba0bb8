import { eq } from 'drizzle-orm';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import { invoiceSettings } from '../../db/invoice-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { patternOf, savePattern } from './number-store.ts';

const usual = {
  template: 'plain',
  accent: '#0f6b6b',
  printUtr: false,
  isPensioned: false,
  vat: 'exempt',
  withSlip: false,
  paymentTerms: '',
  note: '',
} as const;

/** What the user set for an identity, else what is usual. */
export function settingsOf(db: ReadDb, identityId: string): InvoiceSettings {
  const row = db.select().from(invoiceSettings).where(eq(invoiceSettings.identityId, identityId)).get();
  const { template, accent, printUtr, isPensioned, vat, withSlip, paymentTerms, note } = row ?? usual;
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
