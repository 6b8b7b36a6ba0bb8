import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { paymentMethods } from '../../../shared/contract/payments.ts';
import { formatMoney, parseMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import classes from './payment-form.module.css';
import { paymentErrors, restOf, spread, type PaymentFormValues, type Target } from './payment-values.ts';
import { methodWords } from './payment-words.ts';

export interface PaymentFormProps {
  readonly title: string;
  readonly lead: string;
  readonly submitLabel: string;
  readonly dayLabel: string;
  /** What stands over the invoices, and what the rest is called. */
  readonly sharesTitle: string;
  readonly restWords: (rest: string) => string;
  readonly initialValues: PaymentFormValues;
  /** In the order in which money is spread. */
  readonly targets: readonly Target[];
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly error: unknown;
  /** Further fields, above the amount. */
  readonly children?: ReactNode;
  readonly onSave: (values: PaymentFormValues) => void;
  readonly onClose: () => void;
}

const methods = paymentMethods.map((value) => ({ value, label: methodWords[value] }));

/** Money that came in or went back, and which invoices it is for. */
export function PaymentForm(props: PaymentFormProps): ReactNode {
  const { title, lead, submitLabel, initialValues, targets, today, busy, error, children, onSave, onClose } = props;
  const form = useForm<PaymentFormValues>({
    mode: 'controlled',
    initialValues,
    validate: (values) => ({ ...paymentErrors(values, targets) }),
  });
  useUnsaved(form.isDirty());
  const { values, errors } = form;
  const whole = parseMoney(values.amount);
  const rest = restOf(values);
  const fillIn = (): void => {
    if (whole !== null) form.setFieldValue('shares', spread(whole, targets));
  };
  const handleSubmit = form.onSubmit(onSave, (wrong) => {
    document.querySelector<HTMLElement>(`[data-path="${CSS.escape(Object.keys(wrong)[0] ?? 'amount')}"]`)?.focus();
  });
  return (
    <FormDrawer
      opened
      size="wide"
      title={title}
      lead={lead}
      submitLabel={submitLabel}
      busy={busy}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {children}
      <Group grow align="flex-start">
        <MoneyField
          label="Amount"
          data-autofocus
          data-path="amount"
          value={values.amount}
          error={errors['amount']}
          onChange={(amount) => form.setFieldValue('amount', amount)}
        />
        <DayField
          label={props.dayLabel}
          value={values.receivedOn}
          maxDate={today}
          error={errors['receivedOn']}
          data-path="receivedOn"
          onChange={(day) => form.setFieldValue('receivedOn', day === '' ? today : day)}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label="How"
          data={methods}
          allowDeselect={false}
          value={values.method}
          onChange={(chosen) => form.setFieldValue('method', paymentMethods.find((method) => method === chosen) ?? values.method)}
        />
        <TextInput label="Reference (optional)" data-path="reference" key={form.key('reference')} {...form.getInputProps('reference')} />
      </Group>
      <FieldGroup
        title={props.sharesTitle}
        action={
          targets.length > 0 && (
            <Button variant="subtle" size="compact-sm" disabled={whole === null} onMouseDown={keepPlace} onClick={fillIn}>
              Oldest first
            </Button>
          )
        }
      >
        <ul className={classes['targets']}>
          {targets.map(({ id, number, most }) => (
            <li key={id} className={classes['target']}>
              <span>
                {number}
                <span className={classes['most']}>{formatMoney(most)}</span>
              </span>
              <MoneyField
                aria-label={`For ${number}`}
                className={classes['share']}
                data-path={`shares.${id}`}
                value={values.shares[id] ?? ''}
                error={errors[`shares.${id}`]}
                onChange={(share) => form.setFieldValue('shares', { ...values.shares, [id]: share })}
              />
            </li>
          ))}
        </ul>
        <output className={classes['rest']}>{rest === null || rest <= 0 ? '' : props.restWords(formatMoney(rest))}</output>
      </FieldGroup>
      <Textarea label="Note (optional)" autosize minRows={2} maxRows={6} key={form.key('note')} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}

/** Leaving the amount tidies it and takes its error away: the button would move from under the pointer before it is pressed. */
function keepPlace(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
