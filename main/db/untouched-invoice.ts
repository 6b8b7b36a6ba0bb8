import type { invoices } from './invoice-schema.ts';

/** What stands in the row of an invoice to which nothing has happened yet. */
export const untouchedInvoice = {
  returnedOn: null,
  acknowledgedOn: null,
  disputedOn: null,
  disputeNote: '',
  voidedOn: null,
  voidReason: '',
  remindersStopped: false,
  pdfSha256: null,
} as const satisfies Partial<typeof invoices.$inferSelect>;
