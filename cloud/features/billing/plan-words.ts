import type { Gate } from '../../../shared/domain/licence/plans.ts';

/** Those that are built begin a row; the others stand in a sentence. */
export const gateNames = {
  unlimitedInvoicePdfs: 'Invoice PDFs without limit',
  reminders: 'Reminders of unpaid invoices',
  pensionForms: 'NHS pension forms',
  tax: 'tax estimates',
  expenses: 'expenses and mileage',
  documentStore: 'a store for documents and certificates',
  complianceLinks: 'links that show documents to a practice',
  assistant: 'the assistant',
  nmcTracker: 'the NMC tracker',
  xero: 'Xero',
  automationApi: 'an interface for automation',
  supportTickets: 'support by ticket',
} as const satisfies Record<Gate, string>;
