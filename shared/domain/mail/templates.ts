import { headerText, type HeaderText } from './header-text.ts';

/** What stands in braces in a template, and what it is replaced with. */
export const placeholders = {
  organisation: 'the name of the organisation',
  contact: 'the name of the contact, or the organisation where there is none',
  invoiceNumber: 'the number of the invoice',
  amount: 'the total of the invoice',
  balance: 'what is still owed',
  issuedOn: 'the date of the invoice',
  dueOn: 'the due date',
  daysLate: 'how many days have passed since the due date',
  period: 'when the work was done',
  purchaseOrder: 'the purchase order number',
  reference: 'the customer’s reference',
  invoiceList: 'the open invoices, one on each line',
  workDays: 'the days of the work on the form',
  pensionablePay: 'box 2 of the form',
  employerShare: 'box 3 of the form',
  arriveBy: 'the last day on which the form may arrive',
  daysLeft: 'how many days are left until then',
  bookedDay: 'the day of the booking',
  bookedTimes: 'when it begins and ends',
  bookedBreak: 'the unpaid break',
  fee: 'the agreed fee',
  rate: 'the agreed rate',
  attachedTerms: 'that the terms are attached, where there are any',
  myName: 'your name or trading name',
  myPhone: 'your telephone number',
} as const;

export type Placeholder = keyof typeof placeholders;

/** Empty for what is known not to exist; a placeholder that is missing here cannot be used in this kind of message. */
export type TemplateValues = Readonly<Partial<Record<Placeholder, string>>>;

export interface MailTemplate {
  readonly subject: string;
  readonly body: string;
}

export interface TemplateProblem {
  readonly field: 'subject' | 'body';
  /** As it is written, with its braces. */
  readonly written: string;
  /** Line of the field, from 1. */
  readonly line: number;
  readonly words: string;
}

export type FilledTemplate =
  | { readonly outcome: 'filled'; readonly subject: HeaderText; readonly body: string }
  | { readonly outcome: 'wrong'; readonly problems: readonly TemplateProblem[] };

/**
 * Puts the values in place of `{organisation}` and the like; `{{` and `}}` stand for braces.
 * A value is never read as a template, and a line whose placeholders are all empty is left out.
 *
 * @returns the message, or every placeholder that is unknown, not closed, or not to be had here
 */
export function fillTemplate(template: MailTemplate, values: TemplateValues): FilledTemplate {
  const problems = checkTemplate(template, values);
  if (problems.length > 0) return { outcome: 'wrong', problems };
  const subject = headerText(filled(template.subject, values));
  return { outcome: 'filled', subject, body: plainBody(filled(template.body, values)) };
}

/** The problems of a template, the subject's first; none when every placeholder has its value. */
export function checkTemplate({ subject, body }: MailTemplate, values: TemplateValues): readonly TemplateProblem[] {
  const fields = [
    { field: 'subject', text: subject },
    { field: 'body', text: body },
  ] as const;
  const problems = fields.flatMap(({ field, text }) =>
    text.split('\n').flatMap((line, index) =>
      marksIn(line)
        .map((written) => ({ field, written, line: index + 1, words: problemOf(written, values) }))
        .flatMap(({ words, ...place }) => (words === null ? [] : [{ ...place, words }])),
    ),
  );
  const isEmpty = subject.trim() === '';
  return isEmpty ? [{ field: 'subject', written: '', line: 1, words: 'The subject is empty.' }, ...problems] : problems;
}

/** Doubled braces, placeholders, and braces that stand alone. */
const MARK = /\{\{|\}\}|\{[^{}\n]*\}|[{}]/gu;

function marksIn(line: string): readonly string[] {
  return [...line.matchAll(MARK)].map(([written]) => written).filter((written) => written !== '{{' && written !== '}}');
}

function problemOf(written: string, values: TemplateValues): string | null {
  if (written.length === 1) return `A single ${written} stands alone. Write ${written}${written} for a brace.`;
  const name = placeholderOf(written);
  if (name !== null) return values[name] === undefined ? `${written} has no value in this kind of message.` : null;
  const nearest = nearestPlaceholder(written);
  return nearest === null ? `${written} is not known.` : `${written} is not known. Is {${nearest}} meant?`;
}

/** Names are read without regard to capitals and spaces. */
function placeholderOf(written: string): Placeholder | null {
  const name = lettersOf(written);
  return names.find((known) => known.toLowerCase() === name) ?? null;
}

// Object.keys has lost the keys' type; they are exactly those of `placeholders`.
const names = Object.keys(placeholders) as readonly Placeholder[];

function lettersOf(written: string): string {
  return written.toLowerCase().replaceAll(/[^a-z]+/gu, '');
}

function nearestPlaceholder(written: string): Placeholder | null {
  const name = lettersOf(written);
  const ranked = names.map((known) => ({ known, distance: editDistance(name, known.toLowerCase()) }));
  const best = ranked.reduce((one, other) => (other.distance < one.distance ? other : one));
  const holds = names.find((known) => name.length > 3 && (known.toLowerCase().includes(name) || name.includes(known.toLowerCase())));
  return holds ?? (best.distance <= Math.max(2, name.length / 3) ? best.known : null);
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 1; index <= one.length; index += 1) {
    const next = [index];
    for (let place = 1; place <= other.length; place += 1) {
      const replaced = (row[place - 1] ?? 0) + (one[index - 1] === other[place - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[place] ?? 0) + 1, (next[place - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

function filled(text: string, values: TemplateValues): string {
  const lines = text.split('\n').filter((line) => !isAllEmpty(line, values));
  return lines.map((line) => line.replaceAll(MARK, (written) => replacement(written, values))).join('\n');
}

function isAllEmpty(line: string, values: TemplateValues): boolean {
  const marks = marksIn(line);
  return marks.length > 0 && marks.every((written) => replacement(written, values).trim() === '');
}

function replacement(written: string, values: TemplateValues): string {
  if (written === '{{') return '{';
  if (written === '}}') return '}';
  const name = placeholderOf(written);
  return name === null ? written : (values[name] ?? '');
}

/** Lines end with `\n`; other control characters are taken out, tabs kept. */
function plainBody(text: string): string {
  const lines = text.toWellFormed().replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n');
  return `${lines
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()}\n`;
}
