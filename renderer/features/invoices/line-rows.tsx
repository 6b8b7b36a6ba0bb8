import { Button, Group, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconGripVertical, IconPlus } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import type { LineKind, VatTreatment } from '../../../shared/domain/invoices/model.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { useListOrder } from '../services/use-list-order.ts';
import { newLine, type DraftValues, type LineValues } from './draft-values.ts';
import { LineRow } from './line-row.tsx';
import classes from './line-rows.module.css';

export interface LineRowsProps {
  readonly form: UseFormReturnType<DraftValues>;
  /** Net amounts in the order of the lines; null while a number in the form is none. */
  readonly nets: readonly Pence[] | null;
  /** Whether VAT is charged; where it is not, the lines decide which words about VAT the invoice has. */
  readonly showsVat: boolean;
  /** Null until it is known: a first line made before would be treated wrongly. */
  readonly usualVat: VatTreatment | null;
}

const mostLines = 500;

/** What is billed, line by line: each can be changed, moved by its grip or the arrow keys, and taken out. */
export function LineRows({ form, nets, showsVat, usualVat }: LineRowsProps): ReactNode {
  const { lines, pensionChoice } = form.values;
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [asksVat, setAsksVat] = useState(false);
  const hasVat =
    showsVat || asksVat || (usualVat ?? 'exempt') !== 'exempt' || lines.some(({ kind, vat }) => !isLateCharge(kind) && vat !== 'exempt');
  const set = (next: readonly LineValues[]): void => {
    // What was said of a line holds no more once lines change or move; saving says it anew.
    form.setErrors(Object.fromEntries(Object.entries(form.errors).filter(([path]) => !path.startsWith('lines'))));
    form.setFieldValue('lines', next);
  };
  const order = useListOrder(list, lines.map(({ key }) => key), (keys, moved) => {
    setSaid(`Line ${keys.indexOf(moved) + 1} of ${keys.length}.`);
    set(keys.flatMap((key) => lines.find((line) => line.key === key) ?? []));
  }); // prettier-ignore
  const add = (): void => {
    if (usualVat !== null) set([...lines, newLine(crypto.randomUUID(), lines.at(-1), usualVat)]);
  };
  return (
    <FieldGroup title="Lines">
      <ol ref={list} className={classes['lines']} data-path="lines" tabIndex={-1} aria-label="Lines">
        {order.shown.map((key) => {
          const index = lines.findIndex((line) => line.key === key);
          const line = lines[index];
          if (!line) return null;
          return (
            <li key={key} className={classes['line']} data-dragged={order.dragged === key || undefined}>
              <UnstyledButton aria-label={`Move line ${index + 1}`} className={classes['grip']} {...order.gripOf(key)}>
                <IconGripVertical size={16} stroke={1.6} aria-hidden />
              </UnstyledButton>
              <LineRow
                line={line}
                index={index}
                net={nets?.[index] ?? null}
                errors={form.errors}
                showsVat={hasVat}
                showsPension={pensionChoice !== 'no'}
                onChange={(part) => set(lines.map((other) => (other.key === key ? { ...other, ...part } : other)))}
                onRemove={() => set(lines.filter((other) => other.key !== key))}
              />
            </li>
          );
        })}
      </ol>
      {form.errors['lines'] !== undefined && <p className={classes['error']}>{form.errors['lines']}</p>}
      <Group gap="xs">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={usualVat === null || lines.length >= mostLines}
          onClick={add}
        >
          Add a line
        </Button>
        {!hasVat && lines.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAsksVat(true)}>
            VAT of each line
          </Button>
        )}
      </Group>
      <VisuallyHidden component="output">{said}</VisuallyHidden>
    </FieldGroup>
  );
}

/** Charges for late payment are outside VAT whoever asks for them. */
function isLateCharge(kind: LineKind): boolean {
  return kind === 'interest' || kind === 'compensation';
}
