import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { useCommand } from '../../app/commands.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { failureCode } from '../../ui/failure-words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import classes from './draft-editor.module.css';
import { invoiceName, stateWords } from './invoice-words.ts';
import type { DraftWrites } from './use-draft-writes.ts';

export interface DraftHeadProps {
  readonly invoice: Invoice;
  readonly writes: DraftWrites;
  readonly isDirty: boolean;
  readonly mayIssue: boolean;
  readonly onSave: () => void;
  readonly onIssue: () => void;
  /** The stored draft is to be read anew. */
  readonly onReplaced: () => void;
}

/** What a draft is, and what is done with all of it. */
export function DraftHead({ invoice, writes, isDirty, mayIssue, onSave, onIssue, onReplaced }: DraftHeadProps): ReactNode {
  const navigate = useNavigate();
  const { save, discard } = writes;
  useCommand({ id: 'save-draft', label: 'Save the draft', group: 'Do', keys: 'mod+s', run: onSave });
  const throwAway = (): void => discard.mutate(invoice, { onSuccess: () => void navigate({ to: '/invoices', ignoreBlocker: true }) });
  return (
    <>
      <PageHeader
        title={invoiceName(invoice)}
        lead={
          <span className={classes['lead']}>
            <StatusChip {...stateWords.draft} /> {invoice.organisation.name}
            {invoice.credits && ` · takes back from ${invoice.credits.number}`}
          </span>
        }
      >
        <Button variant="subtle" color="red" loading={discard.isPending} onClick={throwAway}>
          Throw away
        </Button>
        <Button variant="default" loading={save.isPending} disabled={!isDirty} onClick={onSave}>
          Save
        </Button>
        <Button disabled={!mayIssue} onClick={onIssue}>
          Issue
        </Button>
      </PageHeader>
      {save.isError && (
        <FailureNotice error={save.error} {...(failureCode(save.error) === 'INVOICE_CHANGED' ? { onRetry: onReplaced } : {})} />
      )}
    </>
  );
}
