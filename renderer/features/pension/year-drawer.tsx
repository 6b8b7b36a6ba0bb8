import { Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PensionYear } from '../../../shared/contract/pension-year.ts';
import { formatRate } from '../../../shared/domain/money.ts';
import { formatSchemeYear, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { useUnsaved } from '../../app/unsaved.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { DaysField } from './days-field.tsx';
import { proposalWords, toYearInput, yearErrors, yearValues, type YearValues } from './year-values.ts';

export interface YearDrawerProps {
  readonly identityId: string;
  readonly schemeYear: SchemeYear;
  readonly onClose: () => void;
}

/** The tier of a scheme year, with what is expected of it. */
export function YearDrawer({ identityId, schemeYear, onClose }: YearDrawerProps): ReactNode {
  const api = useApi();
  const year = useQuery(api.pension.year.queryOptions({ input: { identityId, schemeYear } }));
  if (!year.data || !year.isFetchedAfterMount) return null;
  return <OpenYear year={year.data} onClose={onClose} />;
}

function OpenYear({ year, onClose }: { readonly year: PensionYear; readonly onClose: () => void }): ReactNode {
  const api = useApi();
  const [values, setValues] = useState<YearValues>(() => yearValues(year));
  const [isTried, setIsTried] = useState(false);
  useUnsaved(JSON.stringify(values) !== JSON.stringify(yearValues(year)));
  const save = useMutation({
    mutationFn: () => api.pension.saveYear.call(toYearInput(year, values)),
    onSuccess: () => {
      notifyDone('The tier of the year is saved. Form Bs that were made keep theirs.');
      onClose();
    },
  });
  const errors = yearErrors(values);
  const shown = isTried ? errors : {};
  const change = (part: Partial<YearValues>): void => setValues({ ...values, ...part });
  return (
    <FormDrawer
      opened
      title={`Tier of ${formatSchemeYear(year.schemeYear)}`}
      lead="One tier for all practitioner pay of the year. Keep it until you have a reason to change it."
      submitLabel="Save"
      busy={save.isPending}
      error={save.error}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (Object.keys(errors).length === 0) save.mutate();
      }}
      onClose={onClose}
    >
      <FieldGroup title="What you expect" lead="Pay as a practitioner, and distinct days worked. Short years are scaled up to a whole one.">
        <Group grow align="flex-start">
          <MoneyField
            label="Pensionable pay"
            value={values.expectedIncome}
            error={shown['expectedIncome']}
            onChange={(expectedIncome) => change({ expectedIncome })}
          />
          <DaysField value={values.expectedDays} onChange={(expectedDays) => change({ expectedDays })} />
        </Group>
      </FieldGroup>
      {year.tables.map((table) => (
        <TierFields key={table.tableId ?? ''} table={table} values={values} error={shown['tiers']} onChange={change} />
      ))}
      <MoneyField
        label="Listed on Form Bs of this year before (box j)"
        value={values.broughtForward}
        error={shown['broughtForward']}
        onChange={(broughtForward) => change({ broughtForward })}
      />
    </FormDrawer>
  );
}

interface TierFieldsProps {
  readonly table: PensionYear['tables'][number];
  readonly values: YearValues;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<YearValues>) => void;
}

function TierFields({ table, values, error, onChange }: TierFieldsProps): ReactNode {
  const key = table.tableId ?? '';
  const value = values.tiers[key] ?? '';
  const set = (rate: string): void => onChange({ tiers: { ...values.tiers, [key]: rate } });
  return (
    <div>
      {table.rates.length === 0 ? (
        <TextInput
          label="Tier"
          description="No table is known for this year. Enter the rate you were told."
          rightSection="%"
          inputMode="decimal"
          value={value}
          error={error}
          onChange={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <Select
          label={`Tier (${key})`}
          description={proposalWords(table)}
          data={table.rates.map((rate) => ({ value: String(rate / 100), label: formatRate(rate) }))}
          value={value === '' ? null : value}
          error={error}
          onChange={(rate) => set(rate ?? '')}
        />
      )}
      <WarningLines lines={table.doubts.map(({ words }) => words)} />
    </div>
  );
}
