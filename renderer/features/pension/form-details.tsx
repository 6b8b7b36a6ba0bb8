import { Button, Drawer, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { KeptFile } from '../../../shared/contract/kept-files.ts';
import type { PensionForm } from '../../../shared/contract/pension.ts';
import { formatMoney, formatRate } from '../../../shared/domain/money.ts';
import { formatSchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { SigningPaper } from '../../../shared/domain/pension/signing.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useZone } from '../../app/profile.ts';
import { useLeaveWhenGone } from '../../app/use-leave-when-gone.ts';
import { KeepUntil } from '../../ui/keep-until.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { KeptFileDrawer } from '../kept-files/kept-file-drawer.tsx';
import { MessageDrawer } from '../mail/message-drawer.tsx';
import { nationWords } from '../organisations/organisation-words.ts';
import { FormSignature } from './form-signature.tsx';
import { creditedWords, giveBackWords, happeningWords, stateWords, watchChip, type Letter } from './form-words.ts';
import classes from './pension.module.css';
import { formKeeper, keptDaysOfForm } from './kept-days.ts';
import { nextNote } from './to-do-table.tsx';
import { usePensionWrites, type NotedStep } from './use-pension-writes.ts';

export interface FormDetailsProps {
  readonly formId: string;
  readonly onLetter: (form: PensionForm, letter: Letter, paper: SigningPaper) => void;
  readonly onNote: (form: PensionForm, what: NotedStep) => void;
  readonly onPrint: (form: PensionForm) => void;
  readonly onClose: () => void;
}

/** Everything that stands on one Form A, and what became of it. */
export function FormDetails({ formId, onLetter, onNote, onPrint, onClose }: FormDetailsProps): ReactNode {
  const api = useApi();
  const { withdraw } = usePensionWrites();
  const found = useQuery(api.pension.form.queryOptions({ input: { id: formId }, retry: false }));
  useLeaveWhenGone(found.error, onClose);
  const [message, setMessage] = useState<string | null>(null);
  const [file, setFile] = useState<KeptFile | null>(null);
  const form = found.data;
  if (!form) return null;
  if (message !== null) return <MessageDrawer messageId={message} onClose={() => setMessage(null)} />;
  if (file) return <KeptFileDrawer file={file} onClose={() => setFile(null)} />;
  const next = nextNote(form);
  const canWithdraw = !form.isWithdrawn && form.month === null && form.rejectedOn === null;
  return (
    <Drawer opened onClose={onClose} position="right" size="30rem" title={`Form A: ${form.organisation.name}`}>
      <Group gap="xs" mb="md">
        <StatusChip word={form.isWithdrawn ? 'Withdrawn' : stateWords[form.state]} shape="dot" tone="accent" />
        {!form.isWithdrawn && <StatusChip {...watchChip(form.watch)} />}
      </Group>
      <Facts facts={factsOf(form)} />
      <h3 className={classes['heading']}>Work</h3>
      <Facts facts={form.ranges.map(({ from, to, fee }) => [spanWords(from, to), formatMoney(fee)])} />
      <WarningLines
        lines={[...form.doubts.map(({ words }) => words), ...creditOf(form), ...payOf(form), ...missingOf(form), ...giveBackOf(form)]}
      />
      <FormSignature form={form} onLetter={(letter, paper) => onLetter(form, letter, paper)} onMessage={setMessage} onFile={setFile} />
      <h3 className={classes['heading']}>History</h3>
      <FormHistory form={form} />
      {!form.isWithdrawn && <KeepUntil days={keptDaysOfForm(form)} keeper={formKeeper} />}
      <Group justify="space-between" mt="lg">
        {canWithdraw ? (
          <Button variant="subtle" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate(form)}>
            Withdraw
          </Button>
        ) : (
          <span />
        )}
        <Group gap="xs">
          <Button variant="default" onClick={() => onPrint(form)}>
            Form as PDF
          </Button>
          {form.state === 'submitted' && (
            <Button variant="default" onClick={() => onNote(form, 'rejected')}>
              Note as rejected
            </Button>
          )}
          {next && <Button onClick={() => onNote(form, next.what)}>{next.label}</Button>}
        </Group>
      </Group>
    </Drawer>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes['fact']}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function FormHistory({ form }: { readonly form: PensionForm }): ReactNode {
  const zone = useZone();
  return (
    <ol className={classes['history']}>
      {form.history.toReversed().map(({ at, what, note }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an entry is only its place in the history
        <li key={index} className={classes['fact']}>
          <span>{note === '' ? happeningWords[what] : `${happeningWords[what]}: ${note}`}</span>
          <time>{dayWithYearWords(dayOf(at, zone))}</time>
        </li>
      ))}
    </ol>
  );
}

function factsOf(form: PensionForm): readonly (readonly [string, ReactNode])[] {
  const { invoice, watch, practiceRate } = form;
  const number = (
    <Link to="/invoices/$invoiceId" params={{ invoiceId: invoice.id }} className={classes['link']}>
      {invoice.number}
    </Link>
  );
  return [
    ['Invoice', number],
    ['Scheme year', `${formatSchemeYear(form.schemeYear)}, ${nationWords[form.nation]}`],
    ['Employing authority code', form.payer.employingAuthorityCode === '' ? 'Not entered' : form.payer.employingAuthorityCode],
    ['Box 1: fee', formatMoney(form.fee)],
    ['Box 2: pensionable pay, 90%', formatMoney(form.pensionable)],
    [`Box 3: employer, ${formatRate(practiceRate)} of box 2`, formatMoney(form.employer)],
    ['Payment reference', form.reference ?? 'Stamped with Form B'],
    ...(watch.lastReceiptOn === null ? [] : [['Must arrive by', dayWithYearWords(watch.lastReceiptOn)] as const]),
    ...(form.approvedOn === null
      ? []
      : [['Signed', `${dayWithYearWords(form.approvedOn)}${form.approvedBy === '' ? '' : `, ${form.approvedBy}`}`] as const]),
    ...(form.paidOn === null
      ? []
      : [['Paid', `${dayWithYearWords(form.paidOn)}${form.isPaidByInvoice ? ', with its invoice' : ''}`] as const]),
  ];
}

function creditOf(form: PensionForm): readonly string[] {
  if (form.credited === 'no') return [];
  return [`Its invoice was credited in ${form.credited === 'inFull' ? 'full' : 'part'}. ${creditedWords(form)}`];
}

/** Where the day of payment and the payments of the invoice do not fit together. */
function payOf({ firstOn, paidOn, invoicePaidOn, isPaidByInvoice, isWithdrawn }: PensionForm): readonly string[] {
  if (isWithdrawn) return [];
  if (isPaidByInvoice && invoicePaidOn === null)
    return ['Its invoice is no longer paid in full. The form keeps its day, for Form B lists it.'];
  if (invoicePaidOn === null || invoicePaidOn === paidOn) return [];
  if (invoicePaidOn < firstOn) return ['Its invoice was paid before the work. Note yourself on which day the pay counts as received.'];
  return [`Its invoice was paid in full on ${dayWithYearWords(invoicePaidOn)}.`];
}

function giveBackOf(form: PensionForm): readonly string[] {
  const words = giveBackWords(form);
  return words === null ? [] : [words];
}

function missingOf({ payer }: PensionForm): readonly string[] {
  return payer.employingAuthorityCode === ''
    ? ['The practice has no employing authority code here. Enter it with the organisation, withdraw this form and make it again.']
    : [];
}

function spanWords(from: LocalDate, to: LocalDate): string {
  return from === to ? dayWithYearWords(from) : `${dayWithYearWords(from)} to ${dayWithYearWords(to)}`;
}
