import type { MailText } from '../../../shared/contract/mail.ts';
import { kindOfText, type Reader, type TextName } from '../../../shared/domain/mail/message-texts.ts';
import { exampleFacts, placeholdersOf, valuesOf } from '../../../shared/domain/mail/message-values.ts';
import { fillTemplate, type FilledTemplate, type MailTemplate, type Placeholder } from '../../../shared/domain/mail/templates.ts';

export const textTitles = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  reminderFirst: 'First reminder',
  reminderSecond: 'Reminders between',
  reminderLast: 'Last reminder',
  statement: 'Statement',
  pensionForm: 'Pension form to sign',
  pensionChaseFirst: 'Pension form, first chase',
  pensionChaseSecond: 'Pension form, a week left',
  pensionChaseLast: 'Pension form, last days',
  bookingConfirmation: 'Booking confirmation',
} satisfies Record<TextName, string>;

export const readerTitles = { organisation: 'To organisations', private: 'To private clients' } satisfies Record<Reader, string>;

/** The text as it would read, with made-up facts. */
export function previewOf(name: TextName, template: MailTemplate): FilledTemplate {
  return fillTemplate(template, valuesOf(kindOfText(name), exampleFacts));
}

export function placeholdersFor(name: TextName): readonly Placeholder[] {
  return placeholdersOf(kindOfText(name));
}

/** The two texts of a name, in one line. */
export function changedWords(texts: readonly MailText[]): string {
  const changed = texts.filter(({ isStandard }) => !isStandard).length;
  if (changed === 0) return 'Standard text';
  return changed === texts.length ? 'Your own text' : 'Your own text for one of the two';
}
