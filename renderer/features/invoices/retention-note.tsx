import { IconArchive } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { retentionOf, retentionWords } from '../../../shared/domain/invoices/retention.ts';
import classes from './retention-note.module.css';

export interface RetentionNoteProps {
  readonly invoice: Invoice;
}

/** How long the law asks for the record of an issued invoice, and why. */
export function RetentionNote({ invoice: { draft, issuedOn, settlements } }: RetentionNoteProps): ReactNode {
  const days = [...(issuedOn === null ? [] : [issuedOn]), ...settlements.map(({ on }) => on)];
  const { legal, vatNumber } = draft.issuer;
  const found = retentionOf(days, { kind: legal.kind, isVatRegistered: vatNumber !== null });
  if (found === null) return null;
  return (
    <p className={classes['note']}>
      <IconArchive size={16} stroke={1.6} aria-hidden />
      {retentionWords(found)}
    </p>
  );
}
