import { dateInWords, monthName, shortDateInWords } from '../date-words.ts';
import { formatAmount, formatMoney, formatRate, type Pence } from '../money.ts';
import { hostBoxes } from './form-a-sheet.ts';
import type { FormBPaper } from './form-papers.ts';
import { doubtBlocks, factsOf, linesOf, ownSheetText, withDoubt, type FormSheet, type FormTable, type SheetBox } from './form-sheet.ts';
import type { Month } from './scheme-year.ts';

/** The data sheet of one Form B: who, the tier, a row for each Form A, and boxes a to j. */
export function formBSheet(paper: FormBPaper): FormSheet {
  const { month, schemeYear, madeOn, rows, doubts, dueOn, reference } = paper;
  const due = dueOn === null ? 'not known' : withDoubt(dateInWords(dueOn), 'formBDueDay:', doubts);
  return {
    title: 'GP Locum Form B: data sheet',
    name: `Form B data sheet, ${monthInWords(month)}`,
    facts: [{ label: 'Month', value: monthInWords(month) }, ...factsOf(schemeYear, madeOn)],
    blocks: [
      { kind: 'text', text: ownSheetText },
      {
        kind: 'boxes',
        boxes: [
          { label: 'Unique payment reference', value: withDoubt(reference, 'reference', doubts) },
          { label: 'Form and money due by', value: due },
        ],
      },
      { kind: 'heading', text: 'The locum' },
      { kind: 'boxes', boxes: memberBoxes(paper) },
      { kind: 'heading', text: 'Part 1: payments received' },
      { kind: 'boxes', boxes: [{ label: 'Tier', value: withDoubt(formatRate(paper.tier), 'tierTable:', doubts) }] },
      { kind: 'table', table: paymentsTable(rows) },
      {
        kind: 'whole',
        blocks: [
          { kind: 'heading', text: 'Part 2: contributions' },
          { kind: 'boxes', boxes: totalBoxes(paper) },
          { kind: 'signature', lines: ['Signature of the locum', 'Date'] },
        ],
      },
      ...doubtBlocks(doubts),
    ],
    madeOn,
  };
}

export function monthInWords(month: Month): string {
  const [year = '', number = ''] = month.split('-');
  return `${monthName(Number(number))} ${year}`;
}

function memberBoxes({ member }: FormBPaper): readonly SheetBox[] {
  return [
    { label: 'Name', value: member.name },
    { label: 'Date of birth', value: member.dateOfBirth === null ? '' : dateInWords(member.dateOfBirth) },
    { label: 'NI number', value: member.niNumber },
    { label: 'GMC number', value: member.gmcNumber },
    ...hostBoxes(member, { isWales: false }),
    { label: 'Home address', value: linesOf(member.address), isWide: true },
    { label: 'Email', value: member.email },
    { label: 'SD number', value: member.sdNumber },
  ];
}

function paymentsTable(rows: FormBPaper['rows']): FormTable {
  return {
    heading: 'Payments received',
    columns: [
      { heading: 'EA code', isNumeric: false },
      { heading: 'Practice or commissioner', isNumeric: false, isWide: true },
      { heading: 'First day', isNumeric: false },
      { heading: 'Last day', isNumeric: false },
      { heading: 'Pay received', isNumeric: false },
      { heading: 'Box 2 (£)', isNumeric: true },
      { heading: 'Box 3 (£)', isNumeric: true },
    ],
    rows: rows.map(({ payer, worked, paidOn, pensionable, employer }) => [
      { text: payer.employingAuthorityCode },
      { text: payer.name },
      { text: shortDateInWords(worked.from) },
      { text: shortDateInWords(worked.to) },
      { text: shortDateInWords(paidOn) },
      { text: formatAmount(pensionable) },
      { text: formatAmount(employer) },
    ]),
    emptyText: 'No payments.',
  };
}

/** Every box in the order of the form; j only where the year's form has it. */
function totalBoxes({ totals, tier, doubts }: FormBPaper): readonly SheetBox[] {
  const box = (label: string, amount: Pence): SheetBox => ({ label, value: formatMoney(amount) });
  return [
    box('a: pensionable pay, all of box 2', totals.a),
    box(`b: employee’s contributions, ${formatRate(tier)} of a`, totals.b),
    box('c: added years', totals.c),
    box('d: money purchase AVC', totals.d),
    box('e: additional pension', totals.e),
    box('f: early retirement reduction buy-out', totals.f),
    box('g: employee in all, b to f', totals.g),
    box('h: employer in all, all of box 3', totals.h),
    box('i: to be paid, g and h', totals.i),
    ...(totals.j === null
      ? []
      : [{ label: 'j: pensionable pay since April, with this month', value: withDoubt(formatMoney(totals.j), 'cumulative', doubts) }]),
  ];
}
