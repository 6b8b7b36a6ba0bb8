import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { KeepUntil } from '../../ui/keep-until.tsx';

export interface RetentionNoteProps {
  readonly invoice: Invoice;
}

/** How long the law asks for the record of an issued invoice, and why. */
export function RetentionNote({ invoice: { draft, issuedOn, settlements } }: RetentionNoteProps): ReactNode {
  const days = [...(issuedOn === null ? [] : [issuedOn]), ...settlements.map(({ on }) => on)];
  const { legal, vatNumber } = draft.issuer;
  return <KeepUntil days={days} keeper={{ kind: legal.kind, isVatRegistered: vatNumber !== null }} />;
}
