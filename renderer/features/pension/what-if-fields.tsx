import { Group, SegmentedControl, Select, TextInput, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { nations } from '../../../shared/domain/invoices/model.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { PartRows } from '../../ui/part-rows.tsx';
import { nationWords } from '../organisations/organisation-words.ts';
import { DaysField } from './days-field.tsx';
import { OptionalLines } from './optional-lines.tsx';
import { tierWays, whatIfErrors, type TierWay, type WhatIfValues } from './what-if-values.ts';
import classes from './what-if.module.css';

export interface WhatIfFieldsProps {
  readonly values: WhatIfValues;
  /** A new fee begins with this day. */
  readonly today: string;
  /** Whether there is somebody whose tier was decided. */
  readonly hasProfile: boolean;
  readonly onChange: (part: Partial<WhatIfValues>) => void;
}

type FieldsProps = Pick<WhatIfFieldsProps, 'values' | 'onChange'> & { readonly errors: Readonly<Record<string, string>> };

const nationChoices = nations.map((value) => ({ value, label: nationWords[value] }));
const tierWords: Readonly<Record<TierWay, string>> = { own: 'As decided', income: 'By income', rate: 'Another rate' };

/** What is asked: the work, the tier and the lines that few have. */
export function WhatIfFields({ values, today, hasProfile, onChange }: WhatIfFieldsProps): ReactNode {
  const fields = { values, errors: whatIfErrors(values), onChange };
  return (
    <form className={classes['fields']} aria-label="The work and your tier" noValidate onSubmit={(event) => event.preventDefault()}>
      <VisuallyHidden component="h2">The work and your tier</VisuallyHidden>
      <WorkFields {...fields} today={today} />
      <TierFields {...fields} hasProfile={hasProfile} />
      <FurtherFields {...fields} />
    </form>
  );
}

function WorkFields({ values, errors, today, onChange }: FieldsProps & Pick<WhatIfFieldsProps, 'today'>): ReactNode {
  const lastDay = values.work.at(-1)?.date ?? today;
  const numbered = (word: string, index: number): string => (values.work.length > 1 ? `${word} ${index + 1}` : word);
  return (
    <FieldGroup title="The work" lead="The fee without travel, expenses and the employer’s contribution. One Form A for each.">
      <PartRows
        parts={values.work}
        name="fee"
        addLabel="Add a fee"
        most={50}
        blank={{ fee: '', date: lastDay }}
        rowClass={classes['workRow']}
        onChange={(work) => onChange({ work })}
      >
        {({ fee, date }, index, change) => (
          <>
            <MoneyField
              label={numbered('Fee', index)}
              value={fee}
              error={errors[`fee${index}`]}
              onChange={(text) => change({ fee: text })}
            />
            <DayField label={numbered('Day of work', index)} value={date} onChange={(day) => change({ date: day })} />
          </>
        )}
      </PartRows>
      <Group grow align="flex-start">
        <MoneyField
          label="Travel and expenses"
          value={values.expenses}
          error={errors['expenses']}
          onChange={(expenses) => onChange({ expenses })}
        />
        <Select
          label="Nation"
          data={nationChoices}
          allowDeselect={false}
          value={values.nation}
          onChange={(chosen) => onChange({ nation: nations.find((one) => one === chosen) ?? values.nation })}
        />
      </Group>
    </FieldGroup>
  );
}

function TierFields({ values, errors, hasProfile, onChange }: FieldsProps & Pick<WhatIfFieldsProps, 'hasProfile'>): ReactNode {
  const ways = tierWays.filter((way) => way !== 'own' || hasProfile);
  return (
    <FieldGroup title="Your tier" lead="By all practitioner pay of the scheme year, and the distinct days it is earned on.">
      <SegmentedControl
        aria-label="Where the tier comes from"
        data={ways.map((value) => ({ value, label: tierWords[value] }))}
        value={values.tierBy}
        onChange={(chosen) => onChange({ tierBy: tierWays.find((one) => one === chosen) ?? 'income' })}
      />
      {values.tierBy === 'rate' && (
        <TextInput
          label="Tier"
          rightSection="%"
          inputMode="decimal"
          value={values.rate}
          error={errors['rate']}
          onChange={(event) => onChange({ rate: event.currentTarget.value })}
        />
      )}
      {values.tierBy === 'income' && (
        <Group grow align="flex-start">
          <MoneyField label="Pensionable pay" value={values.income} error={errors['income']} onChange={(income) => onChange({ income })} />
          <DaysField value={values.days} onChange={(days) => onChange({ days })} />
        </Group>
      )}
    </FieldGroup>
  );
}

function FurtherFields({ values, errors, onChange }: FieldsProps): ReactNode {
  const percent = (name: 'addedYears' | 'errbo' | 'mpavcShare' | 'employerShare') => ({
    rightSection: '%',
    inputMode: 'decimal' as const,
    value: values[name],
    error: errors[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  const sum = (name: 'mpavcAmount' | 'additionalPension' | 'before') => ({
    value: values[name],
    error: errors[name],
    onChange: (text: string) => onChange({ [name]: text }),
  });
  return (
    <details className={classes['further']}>
      <summary>Lines that few have, and other rates</summary>
      <div className={classes['furtherFields']}>
        <OptionalLines percent={percent} sum={sum} />
        <Group grow align="flex-start">
          <MoneyField label="Additional pension (e)" {...sum('additionalPension')} />
          <MoneyField label="Listed since April (box j)" placeholder="As your Form Bs say" {...sum('before')} />
        </Group>
        <TextInput label="Employer’s rate" placeholder="The official one" {...percent('employerShare')} />
      </div>
    </details>
  );
}
