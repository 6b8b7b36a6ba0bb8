/** What a finding weighs: without what the law asks, and what is left to decide, an invoice is not issued; the rest is custom that speeds payment. */
export type FindingLevel = 'law' | 'decision' | 'recommended';

interface FindingWords {
  readonly level: FindingLevel;
  /** What to do and why, in one or two sentences. */
  readonly words: string;
}

/** Every finding of the completeness check, with its words. Rules and sources: docs/rules/invoices.md §5. */
export const findingWords = {
  issuerName: { level: 'law', words: 'Enter your own name: an invoice must say who it is from.' },
  issuerNameBesideTradingName: {
    level: 'law',
    words: 'Enter your own name as well: a sole trader who uses a business name must show both.',
  },
  companyName: { level: 'law', words: 'Enter the full registered name of your company.' },
  companyNameEnding: {
    level: 'recommended',
    words: 'A registered company name mostly ends in Limited, Ltd, LLP or CIC. Compare it with Companies House.',
  },
  issuerAddress: { level: 'law', words: 'Enter your address: an invoice must say where you can be reached.' },
  issuerAddressForDocuments: {
    level: 'law',
    words: 'Enter an address at which legal documents can be delivered: it must stand beside a business name.',
  },
  issuerContact: { level: 'law', words: 'Enter an e-mail address or a telephone number: an invoice must say how you can be reached.' },
  companyNumber: { level: 'law', words: 'Enter the company number, as it stands at Companies House.' },
  registeredOffice: { level: 'law', words: 'Enter the registered office of your company.' },
  placeOfRegistration: {
    level: 'law',
    words: 'Enter where your company is registered: England and Wales, Scotland or Northern Ireland.',
  },
  registration: { level: 'recommended', words: 'Add your professional registration number: health organisations look for it.' },
  exemptWithoutRegister: {
    level: 'recommended',
    words:
      'Only care by members of a register kept by law, such as GMC, NMC or HCPC, is exempt from VAT. Yours is not one of them: choose another VAT for the lines.',
  },
  exemptUnregistered: {
    level: 'recommended',
    words:
      'Only care by members of a register kept by law, such as GMC, NMC or HCPC, is exempt from VAT. Enter your registration under Practice, or choose another VAT for the lines.',
  },
  bankMissing: { level: 'recommended', words: 'Add bank details, so that the invoice says where to pay.' },
  bankIncomplete: { level: 'recommended', words: 'Complete the bank details: account name, and sort code with account number or an IBAN.' },
  customerName: { level: 'law', words: 'Enter the name of the organisation that pays.' },
  customerAddress: { level: 'law', words: 'Enter the address of the organisation that pays.' },
  customerNameSimplified: {
    level: 'recommended',
    words: 'Enter the name of the organisation that pays. A VAT invoice up to £250 may go without.',
  },
  customerAddressSimplified: {
    level: 'recommended',
    words: 'Enter the address of the organisation that pays. A VAT invoice up to £250 may go without.',
  },
  customerEmail: { level: 'recommended', words: 'Add the e-mail address for invoices, so that it can be sent from here.' },
  purchaseOrder: { level: 'recommended', words: 'Add the purchase order number: NHS trusts do not pay invoices without one.' },
  issuedOn: { level: 'law', words: 'Enter the date of the invoice.' },
  dueOn: { level: 'recommended', words: 'Enter a due date: reminders and the ageing of what is owed count from it.' },
  dueBeforeIssue: { level: 'recommended', words: 'The due date lies before the date of the invoice.' },
  dueTooLatePublic: {
    level: 'recommended',
    words: 'The due date is more than 30 days away. NHS trusts and boards must pay within 30 days, whatever was agreed.',
  },
  dueTooLate: {
    level: 'recommended',
    words: 'The due date is more than 60 days away. Between businesses longer terms hold only if they are fair.',
  },
  paymentTerms: { level: 'recommended', words: 'Say when payment is expected, and that statutory interest may be added to late payment.' },
  noLines: { level: 'law', words: 'Add at least one line: an invoice must say what it is for.' },
  lineDescription: { level: 'law', words: 'Describe what was supplied.' },
  supplyDate: { level: 'law', words: 'Enter the day or the period of the work: an invoice must show when it was supplied.' },
  workAfterIssue: { level: 'recommended', words: 'This day lies after the date of the invoice. Invoices mostly follow the work.' },
  sessionTimes: { level: 'recommended', words: 'Add start and end: practices compare the times of each session before they pay.' },
  lineIsNothing: { level: 'recommended', words: 'This line comes to £0.00. Check quantity and price.' },
  totalNotPositive: { level: 'law', words: 'The total is not more than nothing. To give money back, write a credit note.' },
  interestFromPrivate: {
    level: 'law',
    words: 'Statutory interest and the fixed sum may be asked of businesses only. Take this line out.',
  },
  pensionAsked: { level: 'decision', words: 'Say whether this work is pensioned: choose Yes or No under NHS pension.' },
  pensionForCompany: { level: 'law', words: 'Work through a company cannot be pensioned as a GP locum. Take the pension out.' },
  pensionThroughAgency: { level: 'law', words: 'Work for an agency cannot be pensioned as a GP locum. Take the pension out.' },
  pensionDay: { level: 'law', words: 'Enter the day of work: each pension year, 1 April to 31 March, has a form of its own.' },
  vatNumber: { level: 'law', words: 'Enter your VAT number: it must stand on every VAT invoice.' },
  vatNumberDigits: { level: 'recommended', words: 'Compare your VAT number with the certificate: its digits do not fit together.' },
  creditReason: { level: 'law', words: 'Say why the invoice is credited.' },
} as const satisfies Record<string, FindingWords>;

export type FindingCode = keyof typeof findingWords;
