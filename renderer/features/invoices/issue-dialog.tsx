import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { InvoiceDraft } from '../../../shared/domain/invoices/model.ts';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { dayWords } from '../../ui/time-words.ts';
import classes from './issue-dialog.module.css';
import { IssueLimitNote, useIssueLimit } from './issue-limit.tsx';

export interface IssueDialogProps {
  readonly invoice: Invoice;
  /** As it will be frozen. */
  readonly draft: InvoiceDraft;
  readonly total: Pence;
  readonly today: LocalDate;
  readonly busy: boolean;
  /** Why the last try failed; nothing was issued and no number was given then. */
  readonly error: unknown;
  readonly onIssue: () => void;
  readonly onClose: () => void;
}

/** Says what will be fixed for good before it is. */
export function IssueDialog({ invoice, draft, total, today, busy, error, onIssue, onClose }: IssueDialogProps): ReactNode {
  const api = useApi();
  const { identity, kind } = invoice;
  const numbers = useQuery(api.invoiceSettings.checkNumbers.queryOptions({ input: { identityId: identity.id, kind } }));
  const limit = useIssueLimit(invoice);
  const isHeldBack = limit?.left === 0;
  const noun = kind === 'invoice' ? 'invoice' : 'credit note';
  return (
    <Modal opened onClose={onClose} title={`Issue this ${noun}?`}>
      <dl className={classes['facts']}>
        {factsOf({ kind, draft, total, today }, numbers.data?.next).map(([name, value]) => (
          <div key={name} className={classes['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!isHeldBack && (
        <p className={classes['words']}>
          From then on number, date, lines and amounts cannot be changed. A mistake is put right with{' '}
          {kind === 'invoice' ? 'a credit note, or by making the invoice void' : 'another invoice'}. The number is never given again.
        </p>
      )}
      {limit && <IssueLimitNote limit={limit} today={today} />}
      {error !== null && error !== undefined && <FailureNotice error={error} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        {!isHeldBack && (
          <Button loading={busy} data-autofocus onClick={onIssue}>
            Issue {numbers.data?.next ?? `the ${noun}`}
          </Button>
        )}
      </Group>
    </Modal>
  );
}

/** @param next  the number it will get; null for a series that cannot tell, undefined while it is not known */
function factsOf(
  { kind, draft, total, today }: Pick<Invoice, 'kind'> & Pick<IssueDialogProps, 'draft' | 'total' | 'today'>,
  next: string | null | undefined,
): readonly (readonly [string, string])[] {
  return [
    ['Number', next === undefined ? '' : (next ?? 'The next of its series')],
    ['To', draft.customer.name],
    ['Date', draft.issuedOn === null ? '' : dayWords(draft.issuedOn, today)],
    ...(kind === 'invoice' ? [['Due', draft.dueOn === null ? 'No due day' : dayWords(draft.dueOn, today)] as const] : []),
    ['Total', formatMoney(total)],
  ];
}
