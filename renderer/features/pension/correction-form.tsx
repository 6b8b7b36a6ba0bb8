import { Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formatMoney, formatRate, type BasisPoints } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { correctionErrors, correctionPreview, correctionValues, toCorrectionInput, type CorrectionValues } from './correction-values.ts';
import { differenceWords, shareRows } from './correction-words.ts';
import { monthName } from './form-words.ts';
import classes from './pension.module.css';
import { useCorrectionWrites } from './use-correction-writes.ts';

export interface CorrectionFormProps {
  readonly month: MadeMonth;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

/** Records what was wrong on a Form B that was handed in; what the year comes to is proposed. */
export function CorrectionForm({ month, ...props }: CorrectionFormProps): ReactNode {
  const api = useApi();
  const { identityId, schemeYear } = month;
  const check = useQuery(api.pension.yearCheck.queryOptions({ input: { identityId, schemeYear } }));
  if (check.isPending) return null;
  const dueTier = check.data?.rows.find(({ monthId }) => monthId === month.id)?.dueTier ?? null;
  return <OpenCorrection month={month} dueTier={dueTier} {...props} />;
}

function OpenCorrection({ month, today, dueTier, onClose }: CorrectionFormProps & { readonly dueTier: BasisPoints | null }): ReactNode {
  const { add } = useCorrectionWrites();
  const [values, setValues] = useState<CorrectionValues>(() => correctionValues(month, today, dueTier));
  const [isTried, setIsTried] = useState(false);
  useUnsaved(JSON.stringify(values) !== JSON.stringify(correctionValues(month, today, dueTier)));
  const errors = correctionErrors(values);
  const shown = isTried ? errors : {};
  const change = (part: Partial<CorrectionValues>): void => setValues({ ...values, ...part });
  return (
    <FormDrawer
      opened
      size="wide"
      title={`Correct Form B of ${monthName(month.month)}`}
      lead="Form B stays as it was handed in. Enter what is right; the difference is kept beside it."
      submitLabel="Record it"
      busy={add.isPending}
      error={add.error}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (Object.keys(errors).length === 0) add.mutate(toCorrectionInput(month, values), { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <TextInput
          label="Right tier"
          description={dueTier === null ? 'Keep it where only a figure was wrong.' : `The year so far comes to ${formatRate(dueTier)}.`}
          rightSection="%"
          inputMode="decimal"
          value={values.tier}
          error={shown['tier']}
          onChange={(event) => change({ tier: event.currentTarget.value })}
        />
        <DayField
          label="Found on"
          description="The day on which you noticed."
          value={values.foundOn}
          maxDate={today}
          onChange={(foundOn) => change({ foundOn: foundOn === '' ? today : foundOn })}
        />
      </Group>
      <TextInput
        label="What was wrong"
        maxLength={300}
        value={values.reason}
        error={shown['reason']}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <FieldGroup title="Figures that are right" lead="Boxes 2 and 3 of each Form A. Nothing, where a line should not have been there.">
        <LineFields month={month} lines={values.lines} errors={shown} onChange={(lines) => change({ lines })} />
      </FieldGroup>
      <Preview month={month} values={values} />
    </FormDrawer>
  );
}

interface LineFieldsProps {
  readonly month: MadeMonth;
  readonly lines: CorrectionValues['lines'];
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (lines: CorrectionValues['lines']) => void;
}

function LineFields({ month, lines, errors, onChange }: LineFieldsProps): ReactNode {
  return month.rows.map(({ formId, payer }) => {
    const line = lines[formId] ?? { pensionable: '', employer: '' };
    const set = (part: Partial<typeof line>): void => onChange({ ...lines, [formId]: { ...line, ...part } });
    return (
      <Group key={formId} grow align="flex-start">
        <MoneyField
          label={`Box 2, ${payer.name}`}
          value={line.pensionable}
          error={errors[formId]}
          onChange={(pensionable) => set({ pensionable })}
        />
        <MoneyField label={`Box 3, ${payer.name}`} value={line.employer} onChange={(employer) => set({ employer })} />
      </Group>
    );
  });
}

/** The difference as it is typed. */
function Preview({ month, values }: { readonly month: MadeMonth; readonly values: CorrectionValues }): ReactNode {
  const preview = correctionPreview(month, values);
  if (preview === null) return null;
  return (
    <output>
      <dl className={classes['facts']}>
        {shareRows(preview).map(([name, amount]) => (
          <div key={name} className={classes['fact']}>
            <dt>{name}</dt>
            <dd>{formatMoney(amount)}</dd>
          </div>
        ))}
        <div className={classes['fact']} data-total>
          <dt>Difference</dt>
          <dd>{differenceWords(preview.difference.i)}</dd>
        </div>
      </dl>
    </output>
  );
}
