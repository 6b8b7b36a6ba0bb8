import { Button, Group, Select, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { partsOf, type ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import { valueParts } from '../../../../shared/domain/pension/template-model.ts';
import { MarkFields } from './mark-fields.tsx';
import { confirmed, withPart, withValue, without, type PlacedItem } from './placed-items.ts';
import { partWords } from './template-words.ts';
import classes from './templates.module.css';
import type { PlacedItems } from './use-placed-items.ts';

export interface PlaceEditorProps {
  readonly item: PlacedItem;
  readonly choices: ReadonlyMap<string, ValueChoice>;
  /** The page it stands on. */
  readonly page: { readonly widthPt: number; readonly heightPt: number };
  readonly onChange: PlacedItems['change'];
  /** To the next place that is to be checked. */
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** What goes to one place: the value, which part of it, and for a mark where it stands. */
export function PlaceEditor({ item, choices, page, onChange, onNext, onClose }: PlaceEditorProps): ReactNode {
  const { id, field, value, isSuggested } = item;
  const select = useRef<HTMLInputElement>(null);
  const isNewMark = field === null && value === null;
  useEffect(() => {
    if (isNewMark) select.current?.focus();
  }, [isNewMark]);
  return (
    <div className={classes['editor']}>
      <Select
        ref={select}
        label="What goes here"
        placeholder="Left empty"
        searchable
        selectFirstOptionOnChange
        clearable
        limit={80}
        nothingFoundMessage="No such value"
        data={fittingChoices(choices, field?.kind ?? null).map(({ key, words }) => ({ value: key, label: words }))}
        value={value}
        clearButtonProps={{ 'aria-label': 'Leave empty' }}
        onChange={(key) => onChange((items) => withValue(items, id, key))}
      />
      <PartChoice item={item} choices={choices} onChange={onChange} />
      {field !== null && field.maxLength !== null && <p className={classes['limit']}>Takes at most {field.maxLength} characters.</p>}
      {field === null && <MarkFields item={item} page={page} choices={choices} onChange={onChange} />}
      <Group justify="space-between" gap="xs">
        {field === null ? (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            onClick={() => {
              onChange((items) => without(items, id));
              onClose();
            }}
          >
            Remove the mark
          </Button>
        ) : (
          <span />
        )}
        {isSuggested && (
          <Button
            size="compact-sm"
            onClick={() => {
              onChange((items) => confirmed(items, id));
              onNext();
            }}
          >
            That is right
          </Button>
        )}
      </Group>
    </div>
  );
}

/** Amounts and dates may be spread over several places. */
function PartChoice({ item: { id, value, part }, choices, onChange }: Pick<PlaceEditorProps, 'item' | 'choices' | 'onChange'>): ReactNode {
  const parts = partsOf(choices.get(value ?? '')?.kind ?? 'text');
  if (parts.length === 1) return null;
  return (
    <SegmentedControl
      aria-label="Which part of it"
      size="xs"
      fullWidth
      data={parts.map((name) => ({ value: name, label: partWords[name] }))}
      value={part}
      onChange={(name) => onChange((items) => withPart(items, id, valueParts.find((one) => one === name) ?? part))}
    />
  );
}

/** A box takes a tick, a text field anything else; a mark takes both. */
function fittingChoices(choices: ReadonlyMap<string, ValueChoice>, kind: 'text' | 'tick' | null): readonly ValueChoice[] {
  return [...choices.values()].filter((choice) => kind === null || (choice.kind === 'tick') === (kind === 'tick'));
}
