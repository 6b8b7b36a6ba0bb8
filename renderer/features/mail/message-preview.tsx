import type { ReactNode } from 'react';
import type { FilledTemplate } from '../../../shared/domain/mail/templates.ts';
import classes from './message-preview.module.css';

/** A message as it will read, or what is wrong with its text. */
export function MessagePreview({ filled }: { readonly filled: FilledTemplate }): ReactNode {
  if (filled.outcome === 'wrong') {
    return (
      <ul className={classes['problems']} aria-live="polite">
        {filled.problems.map(({ field, line, written, words }) => (
          <li key={`${field}-${line}-${written}`}>
            {field === 'subject' ? 'Subject' : `Line ${line}`}: {words}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className={classes['root']}>
      <p className={classes['subject']}>{filled.subject}</p>
      <p className={classes['body']}>{filled.body}</p>
    </div>
  );
}
