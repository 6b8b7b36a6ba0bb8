import { Button, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FormableInvoice, FormBrief } from '../../../shared/contract/pension.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { useZone } from '../../app/profile.ts';
import list from '../../ui/list.module.css';
import { StatusChip } from '../../ui/status-chip.tsx';
import { useGate } from '../plans/use-gate.ts';
import { actorWords, contactWords, creditedWords, letterOf, stateWords, watchChip, workWords, type Letter } from './form-words.ts';
import classes from './pension.module.css';
import type { ToDoRow } from './to-do-rows.ts';
import type { NotedStep } from './use-pension-writes.ts';

export interface ToDoTableProps {
  readonly label: string;
  readonly rows: readonly ToDoRow[];
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly onOpen: (formId: string) => void;
  readonly onMake: (invoiceId: string) => void;
  readonly onLetter: (form: FormBrief, letter: Letter) => void;
  readonly onNote: (form: FormBrief, what: NotedStep) => void;
}

/** Work, invoices and forms on their way to the pension body, each with its countdown and what comes next. */
export function ToDoTable({ label, rows, today, ...acting }: ToDoTableProps): ReactNode {
  const zone = useZone();
  return (
    <Table className={`${list['table']} ${classes['flush']}`} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Work</Table.Th>
          <Table.Th className={list['wide']}>Stands at</Table.Th>
          <Table.Th>Ten weeks</Table.Th>
          <Table.Th>
            <VisuallyHidden>Next step</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key}>
            <Table.Td>
              {row.what === 'form' ? (
                <UnstyledButton onClick={() => acting.onOpen(row.form.id)}>
                  <strong>{row.payer}</strong>
                </UnstyledButton>
              ) : (
                <strong>{row.payer}</strong>
              )}
              <span className={list['under']}>{workWords(row.firstOn, row.lastOn, today)}</span>
              {refusalsOf(row).map((reason) => (
                <span key={reason} className={`${list['under']} ${classes['refusal']}`}>
                  {reason}
                </span>
              ))}
            </Table.Td>
            <Table.Td className={list['wide']}>
              {standingWords(row)}
              <span className={list['under']}>{underWords(row, zone, today)}</span>
            </Table.Td>
            <Table.Td>
              <StatusChip {...watchChip(row.watch)} />
              <span className={list['under']}>{actingWords(row)}</span>
            </Table.Td>
            <Table.Td className={classes['next']}>
              <NextStep row={row} {...acting} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

type NextStepProps = Pick<ToDoTableProps, 'busy' | 'onLetter' | 'onMake' | 'onNote' | 'onOpen'> & { readonly row: ToDoRow };

function NextStep({ row, busy, onLetter, onMake, onNote, onOpen }: NextStepProps): ReactNode {
  if (row.what === 'work')
    return (
      <Button component={Link} to={row.work.isDrafted ? '/invoices' : '/invoices/billable'} variant="default" size="compact-sm">
        {row.work.isDrafted ? 'Issue the draft' : 'Invoice it'}
      </Button>
    );
  if (row.what === 'invoice') return <InvoiceStep invoice={row.invoice} busy={busy} onMake={onMake} />;
  if (row.form.credited !== 'no')
    return (
      <Button variant="default" size="compact-sm" aria-label={`Look at it: ${row.payer}`} onClick={() => onOpen(row.form.id)}>
        Look at it
      </Button>
    );
  return <FormSteps form={row.form} onLetter={onLetter} onNote={onNote} />;
}

/** What can be done about a form: writing to the practice where it is time, and noting what happened elsewhere. */
function FormSteps({ form, onLetter, onNote }: Pick<ToDoTableProps, 'onLetter' | 'onNote'> & { readonly form: FormBrief }): ReactNode {
  const next = nextNote(form);
  const letter = letterOf(form);
  const isTime = letter === 'sent' || ['amber', 'red', 'last'].includes(form.watch.level);
  const label = letter === 'sent' ? 'Send' : 'Chase';
  return (
    <span className={classes['steps']}>
      {letter !== null && isTime && (
        <Button size="compact-sm" aria-label={`${label}: ${form.organisation.name}`} onClick={() => onLetter(form, letter)}>
          {label}
        </Button>
      )}
      {next && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${next.label}: ${form.organisation.name}`}
          onClick={() => onNote(form, next.what)}
        >
          {next.label}
        </Button>
      )}
    </span>
  );
}

function InvoiceStep({ invoice, busy, onMake }: Pick<NextStepProps, 'busy' | 'onMake'> & { readonly invoice: FormableInvoice }): ReactNode {
  const mayMake = useGate('pensionForms')?.isOpen ?? true;
  if (invoice.refusals.length > 0)
    return (
      <Button
        component={Link}
        to={`/invoices/${invoice.invoice.id}`}
        variant="default"
        size="compact-sm"
        aria-label={`Open the invoice: ${invoice.organisation.name}`}
      >
        Open the invoice
      </Button>
    );
  if (invoice.needsProfile)
    return (
      <Button component={Link} to="/settings/pension" variant="default" size="compact-sm">
        Enter the profile
      </Button>
    );
  // Making one again puts something right, in every plan.
  if (!mayMake && !invoice.isAnew)
    return (
      <Button
        component={Link}
        to="/settings/plans"
        variant="default"
        size="compact-sm"
        aria-label={`See the plans: ${invoice.organisation.name}`}
      >
        See the plans
      </Button>
    );
  return (
    <Button
      size="compact-sm"
      disabled={busy}
      aria-label={`Make Form A: ${invoice.organisation.name}`}
      onClick={() => onMake(invoice.invoice.id)}
    >
      Make Form A
    </Button>
  );
}

/** What is usually noted next; null where Form B or the pension body comes next. */
export function nextNote({ state, approvedOn, isWithdrawn }: FormBrief): { readonly what: NotedStep; readonly label: string } | null {
  if (isWithdrawn) return null;
  if (state === 'draft') return { what: 'sent', label: 'Note as sent' };
  if (state === 'submitted') return { what: 'confirmed', label: 'Note as confirmed' };
  if (state === 'sent' || ((state === 'paid' || state === 'onFormB') && approvedOn === null))
    return { what: 'approved', label: 'Note the signature' };
  return state === 'approved' ? { what: 'paid', label: 'Note the payment' } : null;
}

/** Everything that keeps an invoice from its form, each with what to do. */
function refusalsOf(row: ToDoRow): readonly string[] {
  return row.what === 'invoice' ? [...new Set(row.invoice.refusals)] : [];
}

function standingWords(row: ToDoRow): string {
  if (row.what === 'work') return row.work.isDrafted ? 'On a draft' : 'Not invoiced';
  if (row.what === 'invoice') return 'No Form A yet';
  if (row.form.credited !== 'no') return row.form.credited === 'inFull' ? 'Invoice credited in full' : 'Invoice credited in part';
  return row.form.isWithdrawn ? 'Withdrawn' : stateWords[row.form.state];
}

/** Whose turn it is; of what is lost, that nothing helps any more. */
function actingWords(row: ToDoRow): string {
  if (row.watch.level === 'lost' && (row.what !== 'form' || row.form.state === 'expired')) return 'Can never be pensioned';
  return row.what === 'form' ? actorWords[row.form.whoMustAct] : 'Your turn';
}

function underWords(row: ToDoRow, zone: ZoneId, today: LocalDate): string {
  if (row.what === 'work') return '';
  if (row.what === 'invoice') return row.invoice.invoice.number;
  if (row.form.credited !== 'no') return creditedWords(row.form);
  const { pensionable, contact } = row.form;
  const money = `${formatMoney(pensionable)} pensionable`;
  return contact === null ? money : `${money} · ${contactWords(contact, zone, today)}`;
}
