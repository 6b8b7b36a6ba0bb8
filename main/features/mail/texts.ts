import type { MailText, MailTextInput } from '../../../shared/contract/mail.ts';
import { kindOfText, readersOf, standardText, textNames, type Reader, type TextName } from '../../../shared/domain/mail/message-texts.ts';
import { exampleFacts, valuesOf } from '../../../shared/domain/mail/message-values.ts';
import { checkTemplate, type MailTemplate } from '../../../shared/domain/mail/templates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { changedTexts, deleteText, saveText } from './store.ts';

/** What messages say: the standard texts, and those that the user has changed. */
export interface MailTexts {
  list(): readonly MailText[];
  find(name: TextName, reader: Reader): MailTemplate;
  /** @throws AppError MAIL_TEXT_WRONG when a placeholder is unknown or has no value in it */
  save(text: MailTextInput): MailText;
  reset(name: TextName, reader: Reader): MailText;
}

export function createMailTexts({ store }: { readonly store: Store }): MailTexts {
  function list(): readonly MailText[] {
    const changed = changedTexts(store.read);
    return textNames.flatMap((name) =>
      readersOf(name).map((reader) => {
        const own = changed.find((text) => text.name === name && text.reader === reader);
        return { name, reader, ...(own ?? standardText(name, reader)), isStandard: own === undefined };
      }),
    );
  }

  function get(name: TextName, reader: Reader): MailText {
    const text = list().find((one) => one.name === name && one.reader === reader);
    if (!text) throw new AppError('NOT_FOUND', { name, reader });
    return text;
  }

  function save({ name, reader, subject, body }: MailTextInput): MailText {
    const problems = checkTemplate({ subject, body }, valuesOf(kindOfText(name), exampleFacts));
    if (problems.length > 0) throw new AppError('MAIL_TEXT_WRONG', { count: problems.length });
    store.write((db) => saveText(db, { name, reader, subject, body }));
    return get(name, reader);
  }

  function reset(name: TextName, reader: Reader): MailText {
    store.write((db) => deleteText(db, name, reader));
    return get(name, reader);
  }

  return { list, find: get, save, reset };
}
