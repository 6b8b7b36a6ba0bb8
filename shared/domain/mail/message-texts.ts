import type { MailTemplate } from './templates.ts';

/** What a message is about; each has its template, which the user may change. */
export const messageKinds = [
  'invoice',
  'creditNote',
  'reminder',
  'statement',
  'pensionForm',
  'pensionChase',
  'bookingConfirmation',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Who reads it: an organisation's accounts, or a client who pays for themselves. */
export const readers = ['organisation', 'private'] as const;
export type Reader = (typeof readers)[number];

/** Which of the reminders: the first is a question, the second a request, the last names the consequence. */
export type ReminderTone = 'first' | 'second' | 'last';

/** Every text that the user can change: reminders, and chasing a form's signature, have one for each tone. */
export const textNames = [
  'invoice',
  'creditNote',
  'reminderFirst',
  'reminderSecond',
  'reminderLast',
  'statement',
  'pensionForm',
  'pensionChaseFirst',
  'pensionChaseSecond',
  'pensionChaseLast',
  'bookingConfirmation',
] as const;
export type TextName = (typeof textNames)[number];

/**
 * The text before the user changes it. Neutral: it says neither what the work was nor why, and no reminder threatens.
 * The subject for private readers does not even name an invoice's sender beyond the user's own name.
 */
export function standardText(name: TextName, reader: Reader): MailTemplate {
  const { organisation, private: toClients = organisation } = STANDARD[name];
  return reader === 'organisation' ? organisation : toClients;
}

/** Who may read a text: forms are signed by practices alone. */
export function readersOf(name: TextName): readonly Reader[] {
  return 'private' in STANDARD[name] ? readers : ['organisation'];
}

/** What a message with this text is about, which decides its placeholders. */
export function kindOfText(name: TextName): MessageKind {
  return KINDS[name];
}

const KINDS: Readonly<Record<TextName, MessageKind>> = {
  invoice: 'invoice',
  creditNote: 'creditNote',
  reminderFirst: 'reminder',
  reminderSecond: 'reminder',
  reminderLast: 'reminder',
  statement: 'statement',
  pensionForm: 'pensionForm',
  pensionChaseFirst: 'pensionChase',
  pensionChaseSecond: 'pensionChase',
  pensionChaseLast: 'pensionChase',
  bookingConfirmation: 'bookingConfirmation',
};

/** The text of a reminder of this tone. */
export function reminderText(tone: ReminderTone): TextName {
  return ({ first: 'reminderFirst', second: 'reminderSecond', last: 'reminderLast' } as const)[tone];
}

/** The text that asks for a form's signature once more. */
export function chaseText(tone: ReminderTone): TextName {
  return ({ first: 'pensionChaseFirst', second: 'pensionChaseSecond', last: 'pensionChaseLast' } as const)[tone];
}

/** The tone for a step among all steps: the first, the last, and everything between them. */
export function toneOf(step: number, steps: readonly number[]): ReminderTone {
  if (step <= Math.min(...steps)) return 'first';
  return step >= Math.max(...steps) ? 'last' : 'second';
}

const GREETING = 'Dear {contact},\n\n';
const CLOSE = '\n\nKind regards,\n{myName}\n{myPhone}';
const FACTS =
  '\n\nInvoice: {invoiceNumber}\nDate: {issuedOn}\nPeriod: {period}\nPurchase order: {purchaseOrder}\nYour reference: {reference}\nAmount: {amount}\nDue: {dueOn}';
const OWED =
  '\n\nInvoice: {invoiceNumber}\nDate: {issuedOn}\nPurchase order: {purchaseOrder}\nYour reference: {reference}\nStill to pay: {balance}\nDue: {dueOn}';
const FORM =
  '\n\nInvoice: {invoiceNumber}\nWork: {workDays}\nPensionable pay, box 2: {pensionablePay}\nEmployer’s contribution, box 3: {employerShare}\nMust arrive by: {arriveBy}';
const BOOKED = '\n\nDate: {bookedDay}\nTime: {bookedTimes}\nBreak: {bookedBreak}';
const CROSSED = ' If the payment is on its way, please disregard this message.';

interface TextsByReader {
  readonly organisation: MailTemplate;
  readonly private?: MailTemplate;
}

const STANDARD: Readonly<Record<TextName, TextsByReader>> = {
  invoice: {
    organisation: {
      subject: 'Invoice {invoiceNumber} from {myName}',
      body: `${GREETING}Please find attached invoice {invoiceNumber}.${FACTS}\n\nThe bank details are on the invoice. Please quote the invoice number with the payment.${CLOSE}`,
    },
    private: {
      subject: 'Invoice {invoiceNumber}',
      body: `${GREETING}Please find attached invoice {invoiceNumber} for {amount}, due on {dueOn}.\n\nThe bank details are on the invoice. Please quote the invoice number with the payment.${CLOSE}`,
    },
  },
  creditNote: {
    organisation: {
      subject: 'Credit note {invoiceNumber} from {myName}',
      body: `${GREETING}Please find attached credit note {invoiceNumber} for {amount}.\n\nDate: {issuedOn}\nPurchase order: {purchaseOrder}\nYour reference: {reference}${CLOSE}`,
    },
    private: {
      subject: 'Credit note {invoiceNumber}',
      body: `${GREETING}Please find attached credit note {invoiceNumber} for {amount}.${CLOSE}`,
    },
  },
  statement: {
    organisation: {
      subject: 'Statement of account from {myName}',
      body: `${GREETING}Please find attached a statement of account.\n\nOpen invoices:\n{invoiceList}\n\nStill to pay: {balance}${CLOSE}`,
    },
    private: {
      subject: 'Statement of account',
      body: `${GREETING}Please find attached a statement of account.\n\nStill to pay: {balance}${CLOSE}`,
    },
  },
  bookingConfirmation: {
    organisation: {
      subject: 'Booking confirmed: {bookedDay}',
      body: `${GREETING}I confirm this booking.${BOOKED}\nFee: {fee}\nRate: {rate}\nYour reference: {reference}\n\n{attachedTerms}\n\nIf anything differs from what you have noted, please let me know.${CLOSE}`,
    },
    private: {
      subject: 'Confirmed: {bookedDay}',
      body: `${GREETING}I confirm what we have agreed.${BOOKED}\nFee: {fee}\n\n{attachedTerms}\n\nIf anything differs from what you have noted, please get in touch.${CLOSE}`,
    },
  },
  pensionForm: {
    organisation: {
      subject: 'NHS pension, Form A for invoice {invoiceNumber}: to be signed',
      body: `${GREETING}Please find attached Form A of the NHS pension for my work of {workDays}. Could you check and sign part 2, and send it back to me? A scan by email is enough.${FORM}\n\nForms that arrive later than ten weeks after the work are not accepted.${CLOSE}`,
    },
  },
  pensionChaseFirst: {
    organisation: {
      subject: 'NHS pension, Form A for invoice {invoiceNumber}: not signed yet',
      body: `${GREETING}Form A of the NHS pension for my work of {workDays} has not come back to me signed. A copy is attached.${FORM}\n\nCould you sign part 2 and send it back, or tell me who can? If it is on its way, please disregard this message.${CLOSE}`,
    },
  },
  pensionChaseSecond: {
    organisation: {
      subject: 'NHS pension, Form A for invoice {invoiceNumber}: must arrive by {arriveBy}',
      body: `${GREETING}The signed Form A for my work of {workDays} has to reach the pension body by {arriveBy}. A copy is attached.${FORM}\nDays left: {daysLeft}\n\nPlease sign part 2 and send it back this week; a scan by email is enough. If anything is missing or in question, please let me know.${CLOSE}`,
    },
  },
  pensionChaseLast: {
    organisation: {
      subject: 'NHS pension, last day {arriveBy}: Form A for invoice {invoiceNumber}',
      body: `${GREETING}The last day on which Form A for my work of {workDays} can arrive is {arriveBy}. After it this work can never be pensioned. A copy is attached.${FORM}\nDays left: {daysLeft}\n\nPlease sign part 2 and send it back by email today, or name the person who can.${CLOSE}`,
    },
  },
  reminderFirst: {
    organisation: {
      subject: 'Invoice {invoiceNumber}: payment due {dueOn}',
      body: `${GREETING}Invoice {invoiceNumber} was due on {dueOn}. A copy is attached in case the first did not arrive.${OWED}\n\nCould you let me know when payment can be expected?${CROSSED}${CLOSE}`,
    },
    private: {
      subject: 'Invoice {invoiceNumber}',
      body: `${GREETING}Invoice {invoiceNumber} was due on {dueOn}; {balance} is still to pay. A copy is attached.${CROSSED}${CLOSE}`,
    },
  },
  reminderSecond: {
    organisation: {
      subject: 'Second reminder: invoice {invoiceNumber}, due {dueOn}',
      body: `${GREETING}No payment for invoice {invoiceNumber} has been seen yet. It was due {daysLate} days ago. A copy is attached.${OWED}\n\nPlease arrange payment, or let me know if anything is missing or in question.${CROSSED}${CLOSE}`,
    },
    private: {
      subject: 'Second reminder: invoice {invoiceNumber}',
      body: `${GREETING}No payment for invoice {invoiceNumber} has been seen yet; {balance} was due on {dueOn}. A copy is attached.\n\nPlease arrange payment, or get in touch if anything is in question.${CROSSED}${CLOSE}`,
    },
  },
  reminderLast: {
    organisation: {
      subject: 'Invoice {invoiceNumber}: {daysLate} days overdue',
      body: `${GREETING}Invoice {invoiceNumber} is {daysLate} days past its due date. A copy is attached.${OWED}\n\nPlease confirm the date of payment, or name the person who can.${CROSSED}${CLOSE}`,
    },
    private: {
      subject: 'Third reminder: invoice {invoiceNumber}',
      body: `${GREETING}Invoice {invoiceNumber} of {issuedOn} is still open; {balance} was due on {dueOn}. A copy is attached.\n\nPlease get in touch, so that a date for payment can be agreed.${CROSSED}${CLOSE}`,
    },
  },
};
