import { Input, NumberInput, Select, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { PartRows } from '../../ui/part-rows.tsx';
import classes from './terms-fields.module.css';
import type { StepValues, TermsValues } from './terms-values.ts';

export interface TermsFieldsProps {
  readonly value: TermsValues;
  /** By path: `terms.paymentDays`, `terms.cancellation`, `terms.note`. */
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onChange: (value: TermsValues) => void;
}

const units = [
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
];

const newStep: StepValues = { notice: '', unit: 'days', percent: 50 };

/** When payment is due, and what a late cancellation costs. */
export function TermsFields({ value, errors, onChange }: TermsFieldsProps): ReactNode {
  const { paymentDays, cancellation, note } = value;
  const bare = { hideControls: true, allowNegative: false } as const;
  return (
    <>
      <NumberInput
        label="Days to pay"
        suffix=" days"
        min={0}
        allowDecimal={false}
        allowNegative={false}
        value={paymentDays}
        error={errors['terms.paymentDays']}
        data-path="terms.paymentDays"
        onChange={(days) => onChange({ ...value, paymentDays: days })}
      />
      <Input.Wrapper label="If they cancel" labelElement="div" error={errors['terms.cancellation']}>
        {cancellation.length === 0 && <p className={classes['none']}>Cancelling is free.</p>}
        <PartRows
          parts={cancellation}
          name="step"
          addLabel="Add a step"
          most={10}
          blank={newStep}
          rowClass={classes['step']}
          onChange={(steps) => onChange({ ...value, cancellation: steps })}
        >
          {(step, index, change) => (
            <>
              <span>Less than</span>
              <NumberInput
                {...bare}
                aria-label={`Step ${index + 1}: notice`}
                className={classes['number']}
                allowDecimal={false}
                value={step.notice}
                onChange={(notice) => change({ notice })}
                data-path={index === 0 ? 'terms.cancellation' : undefined}
              />
              <Select
                aria-label={`Step ${index + 1}: hours or days`}
                className={classes['unit']}
                data={units}
                allowDeselect={false}
                value={step.unit}
                onChange={(unit) => change({ unit: unit === 'days' ? 'days' : 'hours' })}
              />
              <span>before:</span>
              <NumberInput
                {...bare}
                aria-label={`Step ${index + 1}: per cent of the fee`}
                className={classes['number']}
                suffix="%"
                decimalScale={2}
                value={step.percent}
                onChange={(percent) => change({ percent })}
              />
            </>
          )}
        </PartRows>
      </Input.Wrapper>
      <Textarea
        label="Further terms (optional)"
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        error={errors['terms.note']}
        data-path="terms.note"
        onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
      />
    </>
  );
}
