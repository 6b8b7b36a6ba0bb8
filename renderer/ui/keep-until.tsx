import { IconArchive } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { retentionOf, retentionWords, type RecordKeeper } from '../../shared/domain/invoices/retention.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import classes from './keep-until.module.css';

export interface KeepUntilProps {
  /** The days that the record belongs to. */
  readonly days: readonly LocalDate[];
  readonly keeper: RecordKeeper;
}

/** How long the law asks for a record, and why; nothing where it does not. */
export function KeepUntil({ days, keeper }: KeepUntilProps): ReactNode {
  const found = retentionOf(days, keeper);
  if (found === null) return null;
  return (
    <p className={classes['note']}>
      <IconArchive size={16} stroke={1.6} aria-hidden />
      {retentionWords(found)}
    </p>
  );
}
