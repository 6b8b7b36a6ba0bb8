import { mailWordsSchema, type MailProposal, type MailWordsInput } from '../../../shared/contract/mail.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';

/** What stands in the fields of a message, as typed. Names are those of the contract. */
export interface SendValues {
  readonly to: readonly string[];
  readonly copyTo: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export function sendValues({ to, copyTo, subject, body }: MailProposal): SendValues {
  return { to, copyTo, subject, body };
}

export function toMailWords(about: MailWordsInput['about'], { to, copyTo, subject, body }: SendValues): MailWordsInput {
  return { about, to: [...to], copyTo: [...copyTo], subject, body };
}

/** One text per field that is not right yet; a wrong address is named. */
export function sendErrors(about: MailWordsInput['about'], values: SendValues): FormErrors {
  const found = formErrors(mailWordsSchema.safeParse(toMailWords(about, values)));
  const named = Object.entries(found).map(([path, text]) => {
    const [field = '', index] = path.split('.');
    const address = index === undefined ? undefined : values[field === 'copyTo' ? 'copyTo' : 'to'][Number(index)];
    return [field, address === undefined ? text : `${address}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`] as const;
  });
  return Object.fromEntries(named.toReversed());
}
