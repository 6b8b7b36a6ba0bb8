import type { ErrorCode } from './codes.ts';

/** The words for what can be wrong with invoices, their numbers and what paid them. */
export const invoiceTexts = {
  PENSION_DAY_MISSING: {
    title: 'A pensionable line has no day of work',
    action: 'Enter the day: it decides the pension year, and so the contribution of the practice.',
  },
  NUMBER_PATTERN_INVALID: {
    title: 'The pattern for numbers cannot be used',
    action: 'Correct it in your practice profile. No number was given out.',
  },
  NUMBER_PREFIX_MISSING: {
    title: 'This organisation has no prefix for its invoice numbers',
    action: 'Enter one with the organisation, or leave the organisation out of the pattern. No number was given out.',
  },
  INVOICE_IMPORTED: {
    title: 'This invoice was made elsewhere',
    action:
      'Attach the PDF that was sent to send it from here. It can be credited here unless it may hold VAT that is not known. Nothing was changed.',
  },
  INVOICE_IS_DRAFT: { title: 'This invoice is still a draft', action: 'Issue it first: then it has a number and can be sent and paid.' },
  INVOICE_ISSUED: {
    title: 'This invoice is issued and no longer changes',
    action: 'Write a credit note to correct it, then a new invoice. Nothing was changed.',
  },
  INVOICE_VOID: { title: 'This invoice is void', action: 'It keeps its number and its reason. Write a new invoice instead.' },
  INVOICE_SETTLED: { title: 'Nothing is outstanding on this invoice', action: 'It stays as it is.' },
  INVOICE_NOT_DISPUTED: { title: 'This invoice is not disputed', action: 'Nothing was changed.' },
  INVOICE_CREDITED: { title: 'This invoice is already credited in full', action: 'Write a new invoice if something is still to be paid.' },
  INVOICE_HAS_PAYMENTS: {
    title: 'Money, a credit or a write-off stands against this invoice',
    action: 'Write a credit note instead of making it void. Nothing was changed.',
  },
  CREDIT_OUT_OF_RANGE: {
    title: 'The credit does not fit the invoice',
    action: 'It must be more than nothing and at most what has not been credited yet.',
  },
  CREDIT_NOTE_STANDS: {
    title: 'A credit note stays as it was issued',
    action: 'It can be sent, and that is all. Write a new invoice if too much was credited.',
  },
  INVOICE_CHANGED: {
    title: 'This draft was changed elsewhere',
    action: 'Look at it as it is now, and make the change again. Nothing was saved.',
  },
  INVOICE_INCOMPLETE: {
    title: 'Something that the law asks for is missing',
    action: 'Complete what the check of the draft names. No number was given out.',
  },
  BOOKING_INVOICED: {
    title: 'This booking is on an invoice',
    action: 'Discard the draft, or credit or void the invoice first. Nothing was changed.',
  },
  NOT_BILLABLE: {
    title: 'This work cannot go on that invoice',
    action: 'It must be delivered or called off late, invoiced by you, and of the same organisation and identity.',
  },
  NUMBER_NOT_OF_PATTERN: {
    title: 'This number is not of your pattern',
    action: 'Write it as your pattern does, or change the pattern first. Nothing was changed.',
  },
  NUMBER_TAKEN: { title: 'This number was already given', action: 'Check it. A number is never given twice.' },
  PATTERNS_COLLIDE: {
    title: 'Invoices and credit notes could get the same number',
    action: 'Give their patterns different letters. The old patterns stand.',
  },
  PDF_DAMAGED: {
    title: 'The stored PDF is not what was issued',
    action: 'It is not shown and not sent. Restore a backup to get it back.',
  },
  NOTHING_LATE: {
    title: 'Nothing may be charged for lateness',
    action: 'The law covers invoices to businesses that were not paid by their due day.',
  },
  LATE_CHARGED: { title: 'A draft charges for the lateness already', action: 'Issue it or throw it away first.' },
  NOTHING_DEDUCTED: {
    title: 'Nobody takes tax off this invoice',
    action: 'Tax is taken off what your own company is paid for work inside IR35. Give up a rest that never comes by “Write off”.',
  },
  DAY_IN_FUTURE: { title: 'That day is still to come', action: 'Enter today or a day before. Nothing was changed.' },
  ALLOCATION_TOO_LARGE: {
    title: 'That is more than is owed on the invoice',
    action: 'Leave the rest on account: it can pay another invoice, or go back.',
  },
  NOT_SAME_ACCOUNT: {
    title: 'The invoice is of another organisation or identity',
    action: 'A payment settles invoices of one account. Nothing was changed.',
  },
  NOT_ON_ACCOUNT: {
    title: 'That money is not there',
    action: 'It was already given back or is needed for what was. Look at what the payment is for. Nothing was changed.',
  },
} as const satisfies Partial<Record<ErrorCode, { readonly title: string; readonly action: string }>>;
