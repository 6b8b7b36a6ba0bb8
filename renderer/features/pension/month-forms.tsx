import { FileInput, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { submissionWays, type MadeMonth } from '../../../shared/contract/pension.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { amountText, moneyProblem, typedPence } from '../../ui/money-words.ts';
import { requireKeepable } from '../kept-files/use-kept-file-writes.ts';
import { submissionWords } from './form-words.ts';

interface MonthFormProps {
  readonly month: MadeMonth;
  readonly onClose: () => void;
}

interface DayFormProps extends MonthFormProps {
  readonly today: LocalDate;
}

const ways = submissionWays.map((value) => ({ value, label: submissionWords[value] }));

/** Notes how and when Form B was handed in. */
export function SubmittedForm({ month: { id }, today, onClose }: DayFormProps): ReactNode {
  const api = useApi();
  const [on, setOn] = useState<string>(today);
  const [by, setBy] = useState<(typeof submissionWays)[number]>('pcseOnline');
  const [reference, setReference] = useState('');
  const [proof, setProof] = useState<File | null>(null);
  const { upload } = useConnection();
  const submit = useMutation({
    mutationFn: async () => {
      if (proof) requireKeepable(proof);
      const kept = proof && { uploadId: await upload(proof), fileName: proof.name.slice(0, 1_000) };
      return api.pension.submitMonth.call({ id, on: on === '' ? today : on, by, reference, proof: kept });
    },
    onSuccess: () => {
      notifyDone(`Form B is noted as submitted, with all its forms.${proof ? ' The proof is kept.' : ''}`);
      onClose();
    },
  });
  return (
    <FormDrawer
      opened
      title="Submitted"
      lead="From then on Form B and its forms stay as they are."
      submitLabel="Note it"
      busy={submit.isPending}
      error={submit.error}
      onSubmit={(event) => {
        event.preventDefault();
        submit.mutate();
      }}
      onClose={onClose}
    >
      <DayField label="Submitted on" value={on} maxDate={today} onChange={setOn} />
      <Select
        label="How"
        data={ways}
        allowDeselect={false}
        value={by}
        onChange={(chosen) => setBy(submissionWays.find((way) => way === chosen) ?? by)}
      />
      <TextInput
        label="Their reference (optional)"
        maxLength={80}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <FileInput
        label="Proof of submission (optional)"
        description="A screenshot or PDF, at most 10 MB. It is kept beside Form B."
        placeholder="Choose a file"
        accept="application/pdf,image/png,image/jpeg"
        clearable
        clearButtonProps={{ 'aria-label': 'Leave the proof out' }}
        value={proof}
        onChange={setProof}
      />
    </FormDrawer>
  );
}

/** Notes what was paid for Form B; box i is proposed. */
export function PaidForm({ month: { id, totals }, today, onClose }: DayFormProps): ReactNode {
  const api = useApi();
  const [on, setOn] = useState<string>(today);
  const [amount, setAmount] = useState(amountText(totals.i));
  const [isTried, setIsTried] = useState(false);
  const problem = moneyProblem(amount);
  const pay = useMutation({
    mutationFn: () => api.pension.payMonth.call({ id, on: on === '' ? today : on, amount: typedPence(amount) }),
    onSuccess: () => {
      notifyDone('The payment is noted.');
      onClose();
    },
  });
  return (
    <FormDrawer
      opened
      title="Paid to the scheme"
      submitLabel="Note it"
      busy={pay.isPending}
      error={pay.error}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (problem === null) pay.mutate();
      }}
      onClose={onClose}
    >
      <DayField label="Paid on" value={on} maxDate={today} onChange={setOn} />
      <MoneyField label="Amount" value={amount} error={isTried ? problem : null} onChange={setAmount} />
    </FormDrawer>
  );
}

/** What the scheme's own statement says of the month; less than £1 off is neither collected nor paid back. */
export function StatedForm({ month: { id, totals, stated }, onClose }: MonthFormProps): ReactNode {
  const api = useApi();
  const [employee, setEmployee] = useState(amountText(stated?.employee ?? totals.g));
  const [employer, setEmployer] = useState(amountText(stated?.employer ?? totals.h));
  const [isTried, setIsTried] = useState(false);
  const problems = [moneyProblem(employee), moneyProblem(employer)];
  const compare = useMutation({
    mutationFn: () => api.pension.reconcile.call({ id, stated: { employee: typedPence(employee), employer: typedPence(employer) } }),
    onSuccess: () => {
      notifyDone('What the statement says is kept with the month.');
      onClose();
    },
  });
  return (
    <FormDrawer
      opened
      title="On the scheme’s statement"
      lead="Differences below £1.00 are neither collected nor paid back."
      submitLabel="Compare"
      busy={compare.isPending}
      error={compare.error}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (problems.every((problem) => problem === null)) compare.mutate();
      }}
      onClose={onClose}
    >
      <MoneyField label="Your contributions" value={employee} error={isTried ? problems[0] : null} onChange={setEmployee} />
      <MoneyField label="Employer’s contributions" value={employer} error={isTried ? problems[1] : null} onChange={setEmployer} />
    </FormDrawer>
  );
}
