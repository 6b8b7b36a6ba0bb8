import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import classes from './invoice-settings.module.css';
import { exampleOf, withStart, type PatternValues } from './settings-values.ts';

export interface NumberFieldsProps {
  readonly title: string;
  readonly lead: string;
  /** Where the fields stand in the form: `invoiceNumbers`. */
  readonly path: string;
  readonly value: PatternValues;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly today: LocalDate;
  readonly onChange: (value: PatternValues) => void;
}

const restarts = [
  { value: 'never', label: 'Never begins again' },
  { value: 'yearly', label: 'Begins again each year' },
];
const counts = [
  { value: 'issuer', label: 'One count for all' },
  { value: 'organisation', label: 'One count per organisation' },
];

/** How numbers look and count, with the first one as it would be given today. */
export function NumberFields({ title, lead, path, value, errors, today, onChange }: NumberFieldsProps): ReactNode {
  const example = exampleOf(value, today);
  const field = (name: string) => ({ error: errors[`${path}.${name}`], 'data-path': `${path}.${name}` });
  return (
    <FieldGroup
      title={title}
      lead={lead}
      action={
        <output aria-label={`${title}: example`} className={classes['example']}>
          {example ?? 'No example yet'}
        </output>
      }
    >
      <Group grow align="flex-start">
        <TextInput
          label="Pattern"
          description="{number} is the count; {year}, {yy} and {organisation} if you like."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value.template}
          {...field('template')}
          onChange={(event) => onChange({ ...value, template: event.currentTarget.value })}
        />
        <NumberInput
          label="Digits"
          description="Shorter counts get zeros in front."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          max={9}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={value.digits}
          {...field('digits')}
          onChange={(digits) => onChange({ ...value, digits })}
        />
        <NumberInput
          label="Starts at"
          description="Where your own series goes on."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={value.startNumber}
          {...field('startNumber')}
          onChange={(startNumber) => onChange(withStart(value, startNumber, today))}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          aria-label={`${title}: restart`}
          data={restarts}
          allowDeselect={false}
          value={value.restart}
          onChange={(chosen) => onChange({ ...value, restart: chosen === 'yearly' ? 'yearly' : 'never' })}
        />
        <Select
          aria-label={`${title}: counts`}
          data={counts}
          allowDeselect={false}
          value={value.countsPer}
          onChange={(chosen) => onChange({ ...value, countsPer: chosen === 'organisation' ? 'organisation' : 'issuer' })}
        />
      </Group>
    </FieldGroup>
  );
}
