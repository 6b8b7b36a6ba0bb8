import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { KeepUntil } from '../../ui/keep-until.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { KeptFiles } from '../kept-files/kept-files.tsx';
import { CorrectionForm } from './correction-form.tsx';
import { FormBBoxes } from './form-b-boxes.tsx';
import { MonthCorrections } from './month-corrections.tsx';
import { formKeeper, keptDaysOfMonth } from './kept-days.ts';
import { madeCreditWords, monthName, reliefWords, submissionWords, verdictChips } from './form-words.ts';
import { MonthRows } from './month-rows.tsx';
import { PaidForm, StatedForm, SubmittedForm } from './month-forms.tsx';
import { PaperDrawer } from './paper-drawer.tsx';
import classes from './pension.module.css';
import { ReferenceForm } from './reference-form.tsx';
import { TypeView } from './type-view.tsx';
import { usePensionWrites } from './use-pension-writes.ts';

export interface MadeMonthCardProps {
  readonly month: MadeMonth;
  readonly today: LocalDate;
}

type Asked = 'type' | 'reference' | 'pack' | 'submitted' | 'paid' | 'stated' | 'corrected';

/** A Form B that was made: to be typed or sent, paid, and compared with what the scheme says. */
export function MadeMonthCard({ month, today }: MadeMonthCardProps): ReactNode {
  const { unmakeMonth } = usePensionWrites();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { submission, totals, tier, rows, doubts, creditedIds } = month;
  const close = (): void => setAsked(null);
  const title = `Form B of ${monthName(month.month)}${month.part > 1 ? `, part ${month.part}` : ''}`;
  return (
    <Section title={title} lead={standingWords(month, today)} action={<MonthChip month={month} today={today} />}>
      <MonthRows
        label={`Lines of ${title}`}
        rows={rows.map((row) => ({ ...row, isCredited: creditedIds.includes(row.formId) }))}
        today={today}
      />
      <FormBBoxes totals={totals} tier={tier} />
      <MonthCorrections month={month} today={today} />
      <WarningLines lines={[...doubts.map(({ words }) => words), ...madeCreditWords(creditedIds.length), ...signatureWords(month)]} />
      {submission !== null && (
        <KeptFiles owner={{ kind: 'submission', monthId: month.id }} label="Proof of submission" addLabel="Add a screenshot or PDF" />
      )}
      <KeepUntil days={keptDaysOfMonth(month)} keeper={formKeeper} />
      <Group justify="space-between" py="md" gap="xs">
        {submission === null ? (
          <ConfirmButton
            label="Take apart"
            title={`Take ${title} apart?`}
            consequence={<p>Its forms wait again, and their payment reference is taken off. It can be made anew.</p>}
            confirmLabel="Take it apart"
            tone="plain"
            busy={unmakeMonth.isPending}
            onConfirm={() => unmakeMonth.mutate(month.id)}
          />
        ) : (
          <Button variant="subtle" onClick={() => setAsked('corrected')}>
            Correct
          </Button>
        )}
        <Group gap="xs">
          {submission === null && (
            <Button variant="default" onClick={() => setAsked('reference')}>
              Another reference
            </Button>
          )}
          <Button variant="default" onClick={() => setAsked('pack')}>
            Month’s pack
          </Button>
          <Button variant="default" onClick={() => setAsked('type')}>
            Type into PCSE Online
          </Button>
          <Button variant="default" onClick={() => setAsked('paid')}>
            Note the payment
          </Button>
          {submission === null ? (
            <Button disabled={creditedIds.length > 0} onClick={() => setAsked('submitted')}>
              Note as submitted
            </Button>
          ) : (
            <Button variant="default" onClick={() => setAsked('stated')}>
              Compare with the statement
            </Button>
          )}
        </Group>
      </Group>
      {asked !== null && <AskedForm asked={asked} title={title} month={month} today={today} onClose={close} />}
    </Section>
  );
}

interface AskedFormProps extends MadeMonthCardProps {
  readonly asked: Asked;
  readonly title: string;
  readonly onClose: () => void;
}

/** The drawer that was asked for. */
function AskedForm({ asked, title, month, today, onClose }: AskedFormProps): ReactNode {
  const { changeReference } = usePensionWrites();
  switch (asked) {
    case 'reference':
      return (
        <ReferenceForm
          month={month.month}
          present={month.reference}
          usual={null}
          submitLabel="Make it anew"
          busy={changeReference.isPending}
          error={changeReference.error}
          onReference={(reference) => changeReference.mutate({ id: month.id, reference }, { onSuccess: onClose })}
          onClose={onClose}
        />
      );
    case 'pack':
      return (
        <PaperDrawer subject="month" id={month.id} schemeYear={month.schemeYear} title={`${title}, with its Form As`} onClose={onClose} />
      );
    case 'type':
      return <TypeView month={month} onClose={onClose} />;
    case 'submitted':
      return <SubmittedForm month={month} today={today} onClose={onClose} />;
    case 'paid':
      return <PaidForm month={month} today={today} onClose={onClose} />;
    case 'corrected':
      return <CorrectionForm month={month} today={today} onClose={onClose} />;
    case 'stated':
      return <StatedForm month={month} onClose={onClose} />;
    default:
      return asked satisfies never;
  }
}

function MonthChip({ month: { submission, stated, dueOn }, today }: MadeMonthCardProps): ReactNode {
  if (stated !== null) return <StatusChip {...verdictChips[stated.verdict]} />;
  if (submission !== null) return <StatusChip word="Submitted" shape="tick" tone="accent" />;
  if (dueOn === null) return <StatusChip word="Not submitted" shape="ring" tone="muted" />;
  return dueOn < today ? (
    <StatusChip word={`Was due ${dayWords(dueOn, today)}`} shape="bang" tone="danger" />
  ) : (
    <StatusChip word={`Due ${dayWords(dueOn, today)}`} shape="half" tone="amber" />
  );
}

function standingWords({ month, reference, submission, payment, stated }: MadeMonth, today: LocalDate): ReactNode {
  const relief = reliefWords(month, today, { isPaid: payment !== null });
  const parts = [
    ...(submission === null
      ? []
      : [
          `Submitted ${dayWords(submission.on, today)}: ${submissionWords[submission.by]}${submission.reference === '' ? '' : `, ${submission.reference}`}`,
        ]),
    ...(payment === null ? [] : [`Paid ${formatMoney(payment.amount)} ${dayWords(payment.on, today)}`]),
    ...(stated === null || stated.difference === 0 ? [] : [`Differs by ${formatMoney(stated.difference)}`]),
  ];
  return (
    <>
      <span className={classes['reference']}>{reference}</span>
      {parts.map((part) => ` · ${part}`).join('')}
      {relief === '' ? '' : ` · ${relief}`}
    </>
  );
}

function signatureWords({ unapproved, submission }: MadeMonth): readonly string[] {
  if (submission !== null || unapproved === 0) return [];
  return [unapproved === 1 ? 'One form on it is not signed yet.' : `${unapproved} forms on it are not signed yet.`];
}
