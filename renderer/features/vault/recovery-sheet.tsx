import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayWords } from '../../ui/time-words.ts';
import classes from './recovery-sheet.module.css';

export interface RecoverySheetProps {
  /** Groups of four with dashes between them. */
  readonly code: string;
  readonly today: LocalDate;
}

/** The recovery code in large type, with a sheet of paper made for the printer alone. */
export function RecoverySheet({ code, today }: RecoverySheetProps): ReactNode {
  return (
    <div className={classes['root']}>
      <output aria-label="Recovery code" className={classes['code']}>
        {groupsOf(code).map(({ at, text, isLast }) => (
          <span key={at} className={classes['group']}>
            {text}
            {!isLast && <span className={classes['dash']}>-</span>}
          </span>
        ))}
      </output>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
        Print
      </Button>
      {createPortal(
        <div className={classes['paper']} aria-hidden="true">
          <p className={classes['paperTitle']}>Session Desk – recovery code</p>
          <p className={classes['paperCode']}>{code}</p>
          <p>
            Made on {dayWords(today, today)} {today.slice(0, 4)}.
          </p>
          <p>
            This code opens the data when the passphrase is forgotten or the computer is lost, together with the profile folder or a backup.
            Nobody can make a second copy of it. Keep it on paper, apart from the computer. Whoever holds this sheet and a copy of the data
            can read everything.
          </p>
        </div>,
        document.body,
      )}
    </div>
  );
}

interface CodeGroup {
  /** Place of its first character in the code. */
  readonly at: number;
  readonly text: string;
  readonly isLast: boolean;
}

function groupsOf(code: string): readonly CodeGroup[] {
  return [...code.matchAll(/[^-]+/g)].map(({ 0: text, index }) => ({ at: index, text, isLast: index + text.length === code.length }));
}
