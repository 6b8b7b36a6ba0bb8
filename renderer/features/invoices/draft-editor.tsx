import { VisuallyHidden } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { InvoiceField } from '../../../shared/domain/invoices/completeness.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { LeaveQuestion } from '../../app/leave-question.tsx';
import { useNow } from '../../app/now.ts';
import { notifyDone } from '../../app/notify.tsx';
import { useZone } from '../../app/profile.ts';
import { ClockSuggestions } from './clock-suggestions.tsx';
import { DateFields } from './date-fields.tsx';
import classes from './draft-editor.module.css';
import { DraftHead } from './draft-head.tsx';
import { DraftTotals } from './draft-totals.tsx';
import { judge, mayIssue, toDraftChange } from './draft-values.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { DraftPdf } from './invoice-pdf.tsx';
import { invoiceName } from './invoice-words.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { LineRows } from './line-rows.tsx';
import { PartyCards } from './party-cards.tsx';
import { PensionFields } from './pension-fields.tsx';
import { useAgreedDays } from './use-agreed-days.ts';
import { useUsualVat } from './use-usual-vat.ts';
import { useDraftForm } from './use-draft-form.ts';
import { useDraftWrites } from './use-draft-writes.ts';
import { WordFields } from './word-fields.tsx';

export interface DraftEditorProps {
  readonly invoice: Invoice;
  /** The stored draft is another now: the form is to begin anew. */
  readonly onReplaced: () => void;
}

/** A draft, checked and added up while it is typed, with the page as it will be printed beside it. */
export function DraftEditor({ invoice, onReplaced }: DraftEditorProps): ReactNode {
  const now = useNow(60_000);
  const today = dayOf(now, useZone());
  const navigate = useNavigate();
  const writes = useDraftWrites(onReplaced);
  const { form, isDirty, save, focus, seen } = useDraftForm(invoice, writes);
  const [isIssuing, setIssuing] = useState(false);
  const agreedDays = useAgreedDays(invoice);
  const usualVat = useUsualVat(invoice);
  const judgement = judge(form.values, { stored: invoice.draft, practiceShares: invoice.practiceShares, today, agreedDays });
  const { draft, totals, findings, problem } = judgement;
  const isCreditNote = invoice.kind === 'creditNote';
  const goTo = (field: InvoiceField): void => {
    if (field.startsWith('issuer.')) void navigate({ to: '/settings/practice', search: { identity: invoice.identity.id } });
    else focus(formPath(field));
  };
  return (
    <>
      <DraftHead
        invoice={invoice}
        writes={writes}
        isDirty={isDirty}
        mayIssue={mayIssue(judgement)}
        onSave={() => void save().then((isSaved) => isSaved && notifyDone('The draft is saved.'))}
        onIssue={() => void save().then((isSaved) => isSaved && setIssuing(true))}
        onReplaced={onReplaced}
      />
      <div className={classes['columns']}>
        <form className={classes['form']} aria-label={invoiceName(invoice)} onSubmit={(event) => event.preventDefault()} noValidate>
          <VisuallyHidden component="h2">What it says</VisuallyHidden>
          <PartyCards invoice={invoice} form={form} />
          <DateFields
            form={form}
            today={today}
            agreedDays={agreedDays}
            isCreditNote={isCreditNote}
            isRegistered={invoice.draft.issuer.vatNumber !== null}
          />
          <ClockSuggestions
            bookings={invoice.bookings}
            now={now}
            busy={writes.confirmMinutes.isPending}
            isDirty={isDirty}
            onMinutes={(bookingId, minutes) => writes.confirmMinutes.mutate({ ...seen(), bookingId, minutes })}
          />
          <LineRows form={form} nets={totals?.lineNets ?? null} showsVat={invoice.draft.issuer.vatNumber !== null} usualVat={usualVat} />
          {draft && totals && <DraftTotals draft={draft} totals={totals} />}
          <PensionFields invoice={invoice} form={form} today={today} />
          <WordFields form={form} isCreditNote={isCreditNote} />
        </form>
        <aside className={classes['aside']} aria-label="Check and preview">
          <FindingsPanel findings={findings} problem={problem} onField={goTo} />
          <DraftPdf invoice={invoice} change={draft && problem === null ? toDraftChange(form.values) : null} />
        </aside>
      </div>
      {isIssuing && draft && totals && (
        <IssueDialog
          invoice={invoice}
          draft={draft}
          total={totals.total}
          today={today}
          busy={writes.issue.isPending}
          error={writes.issue.error}
          onIssue={() => writes.issue.mutate(seen())}
          onClose={() => setIssuing(false)}
        />
      )}
      <LeaveQuestion isUnsaved={isDirty} where="on this draft" busy={writes.save.isPending} onSave={save} />
    </>
  );
}

/** Where the form holds what a finding is about. */
function formPath(field: InvoiceField): string {
  if (field === 'period') return 'periodFrom';
  if (field === 'pension') return 'pensionChoice';
  return field.replace(/\.quantity$/u, '.count');
}
