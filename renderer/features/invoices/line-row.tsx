import { ActionIcon, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { lineUnits, vatTreatments, type LineUnit } from '../../../shared/domain/invoices/model.ts';
import { formatAmount, type Pence } from '../../../shared/domain/money.ts';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { typedKinds, type LineValues, type TypedKind } from './draft-values.ts';
import { lineKindWords, lineUnitWords, vatWords } from './invoice-words.ts';
import classes from './line-rows.module.css';

export interface LineRowProps {
  readonly line: LineValues;
  readonly index: number;
  /** Null while a number in the form is none. */
  readonly net: Pence | null;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly showsVat: boolean;
  /** Whether the invoice is a pensioned GP locum's. */
  readonly showsPension: boolean;
  readonly onChange: (part: Partial<LineValues>) => void;
  readonly onRemove: () => void;
}

const kinds = typedKinds.map((value) => ({ value, label: lineKindWords[value] }));
const units = lineUnits.map((value) => ({ value, label: lineUnitWords[value] }));
const treatments = vatTreatments.map((value) => ({ value, label: vatWords[value] }));
/** A kind that is mostly charged by a unit of its own. */
const usualUnits: Partial<Record<TypedKind, LineUnit>> = { mileage: 'mile', expense: 'item', extra: 'item' };

/** One line of a draft: what and when above, how much and at which price below. */
export function LineRow({ line, index, net, errors, showsVat, showsPension, onChange, onRemove }: LineRowProps): ReactNode {
  const name = `Line ${index + 1}`;
  const field = (part: string) => ({ error: errors[`lines.${index}.${part}`], 'data-path': `lines.${index}.${part}` });
  const mayCount = line.kind === 'fee' || line.kind === 'extra';
  return (
    <div className={classes['fields']} role="group" aria-label={name}>
      <div className={classes['what']}>
        <Select
          aria-label={`${name}: kind`}
          data={kinds}
          allowDeselect={false}
          value={line.kind}
          {...field('kind')}
          onChange={(chosen) => {
            const kind = typedKinds.find((known) => known === chosen) ?? line.kind;
            onChange({ kind, unit: usualUnits[kind] ?? line.unit });
          }}
        />
        <Textarea
          aria-label={`${name}: description`}
          placeholder="What was supplied"
          autosize
          minRows={1}
          maxRows={4}
          value={line.description}
          {...field('description')}
          onChange={(event) => onChange({ description: event.currentTarget.value.replaceAll('\n', ' ') })}
        />
        <ActionIcon aria-label={`Remove line ${index + 1}`} className={classes['remove']} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes['how']}>
        <div className={classes['day']}>
          <OpenDayField
            label={`${name}: day`}
            isLabelHidden
            placeholder="Day of work"
            value={line.workedOn}
            path={`lines.${index}.workedOn`}
            error={errors[`lines.${index}.workedOn`]}
            onChange={(workedOn) => onChange({ workedOn })}
          />
        </div>
        {(['startsAt', 'endsAt'] as const).map((part) => (
          <TextInput
            key={part}
            type="time"
            aria-label={`${name}: ${part === 'startsAt' ? 'start' : 'end'}`}
            value={line[part]}
            {...field(part)}
            onChange={(event) => onChange({ [part]: event.currentTarget.value })}
          />
        ))}
        <TextInput
          aria-label={`${name}: quantity`}
          inputMode="decimal"
          autoComplete="off"
          className={`${classes['figure']} ${classes['count']}`}
          value={line.count}
          {...field('count')}
          onChange={(event) => onChange({ count: event.currentTarget.value })}
        />
        <Select
          aria-label={`${name}: unit`}
          className={classes['unit']}
          data={units}
          allowDeselect={false}
          value={line.unit}
          onChange={(chosen) => onChange({ unit: lineUnits.find((unit) => unit === chosen) ?? line.unit })}
        />
        <MoneyField
          aria-label={`${name}: price`}
          className={classes['figure']}
          value={line.price}
          {...field('price')}
          onChange={(price) => onChange({ price })}
        />
        <output className={classes['net']} aria-label={`${name}: amount`}>
          {net === null ? '–' : formatAmount(net)}
        </output>
      </div>
      {(showsVat || (showsPension && mayCount)) && (
        <div className={classes['how2']}>
          {showsVat && (
            <Select
              aria-label={`${name}: VAT`}
              data={treatments}
              allowDeselect={false}
              value={line.vat}
              onChange={(chosen) => onChange({ vat: vatTreatments.find((vat) => vat === chosen) ?? line.vat })}
            />
          )}
          {showsPension && mayCount && (
            <Checkbox
              label="Pensionable"
              checked={line.pensionable}
              onChange={(event) => onChange({ pensionable: event.currentTarget.checked })}
            />
          )}
        </div>
      )}
    </div>
  );
}
