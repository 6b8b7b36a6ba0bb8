import { dateInWords, shortDateInWords } from '../date-words.ts';
import { formatAmount, formatMoney, formatRate, sumOf } from '../money.ts';
import type { FormAPaper, PaperMember } from './form-papers.ts';
import { doubtBlocks, factsOf, linesOf, ownSheetText, withDoubt, type FormBlock, type FormSheet, type SheetBox } from './form-sheet.ts';
import { areaOf } from './pension-rates.ts';

/** The data sheet of one Form A: the same boxes, the payer's part, and lines to sign on. */
export function formASheet(paper: FormAPaper): FormSheet {
  const { payer, ranges, schemeYear, madeOn, invoiceNumber, doubts } = paper;
  return {
    title: 'GP Locum Form A: data sheet',
    name: `Form A data sheet, ${payer.name}, invoice ${invoiceNumber}`,
    facts: [...factsOf(schemeYear, madeOn), { label: 'Invoice', value: invoiceNumber }],
    blocks: [
      { kind: 'text', text: ownSheetText },
      { kind: 'heading', text: 'Part 1: the locum' },
      {
        kind: 'boxes',
        boxes: [
          ...memberBoxes(paper),
          { label: 'Unique payment reference', value: withDoubt(paper.reference ?? '', 'reference', doubts), isWide: true },
        ],
      },
      { kind: 'heading', text: withDoubt('Days worked for this payment', 'appraisalDays', doubts) },
      { kind: 'table', table: daysTable(ranges) },
      {
        kind: 'text',
        text: 'I did this work as an individual, not through a company or an agency, and claim scheme membership for it.',
      },
      { kind: 'signature', lines: ['Signature of the locum', 'Date'] },
      { kind: 'heading', text: 'Part 2: the payer' },
      { kind: 'boxes', boxes: payerBoxes(paper) },
      { kind: 'text', text: payerWords(paper) },
      { kind: 'signature', lines: ['Name of the authorised signatory', 'Signature', 'Date'] },
      ...doubtBlocks(doubts),
    ],
    madeOn,
  };
}

/** Who works; the host's own reference is asked for in Wales alone. */
function memberBoxes({ member, nation }: FormAPaper): readonly SheetBox[] {
  return [
    { label: 'Name', value: member.name },
    { label: 'NI number', value: member.niNumber },
    { label: 'GMC number', value: member.gmcNumber },
    { label: 'SD number', value: member.sdNumber },
    ...hostBoxes(member, { isWales: nation === 'wales' }),
  ];
}

export function hostBoxes(member: PaperMember, { isWales }: { readonly isWales: boolean }): readonly SheetBox[] {
  return [
    { label: 'Host body', value: member.hostBody },
    { label: 'Employing authority code of the host', value: member.hostCode },
    ...(isWales || member.hostReference !== '' ? [{ label: 'Reference at the host body', value: member.hostReference }] : []),
  ];
}

function daysTable(ranges: FormAPaper['ranges']): Extract<FormBlock, { kind: 'table' }>['table'] {
  return {
    heading: 'Days worked',
    columns: [
      { heading: 'From', isNumeric: false },
      { heading: 'To', isNumeric: false, isWide: true },
      { heading: 'Fee (£)', isNumeric: true },
    ],
    rows: ranges.map(({ from, to, fee }) => [
      { text: shortDateInWords(from) },
      { text: shortDateInWords(to) },
      { text: formatAmount(fee) },
    ]),
    emptyText: 'No days.',
  };
}

function payerBoxes({ payer, boxes, practiceRate, paidOn, approvedBy, doubts }: FormAPaper): readonly SheetBox[] {
  const employer = withDoubt(formatMoney(boxes.employer), 'employerRate:', doubts);
  return [
    { label: 'Practice or commissioner', value: linesOf([payer.name, ...payer.address]), isWide: true },
    { label: 'Employing authority code', value: payer.employingAuthorityCode },
    { label: 'Date of payment', value: paidOn === null ? '' : dateInWords(paidOn) },
    { label: 'Box 1: fee without the employer’s contribution', value: formatMoney(boxes.fee) },
    { label: 'Box 2: pensionable pay, 90% of box 1', value: formatMoney(boxes.pensionable) },
    { label: `Box 3: employer’s contribution, ${formatRate(practiceRate)} of box 2`, value: employer },
    ...(approvedBy === '' ? [] : [{ label: 'Approved by', value: approvedBy }]),
  ];
}

function payerWords({ nation, boxes }: FormAPaper): string {
  const paid = formatMoney(sumOf([boxes.fee, boxes.employer]));
  if (areaOf(nation) === 'englandAndWales') return `Paid to the locum: boxes 1 and 3, ${paid}, besides any expenses.`;
  return `Paid to the locum: box 1, ${paid}, besides any expenses. The practice pays no employer’s contribution here.`;
}
