import type { Gate, Plan } from '../../../shared/domain/licence/plans.ts';

export const planNames = { free: 'Free', plus: 'Plus', pro: 'Pro' } as const satisfies Record<Plan, string>;

export const gateNames = {
  unlimitedInvoicePdfs: 'Invoice PDFs without limit',
  reminders: 'Reminders of unpaid invoices',
  pensionForms: 'NHS pension forms',
  tax: 'Tax estimates',
  expenses: 'Expenses and mileage',
  documentStore: 'A store for documents and certificates',
  complianceLinks: 'Links that show documents to a practice',
  assistant: 'The assistant',
  nmcTracker: 'The NMC tracker',
  xero: 'Xero',
  automationApi: 'An interface for automation',
  supportTickets: 'Support by ticket',
} as const satisfies Record<Gate, string>;
