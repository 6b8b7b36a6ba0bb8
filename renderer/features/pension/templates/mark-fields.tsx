import { Button, NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import { isRowValue, movedMark, repeatedDown, smallestMark, type PlacedItem } from './placed-items.ts';
import classes from './templates.module.css';
import type { PlacedItems } from './use-placed-items.ts';

export interface MarkFieldsProps {
  readonly item: PlacedItem;
  readonly page: { readonly widthPt: number; readonly heightPt: number };
  readonly choices: ReadonlyMap<string, ValueChoice>;
  readonly onChange: PlacedItems['change'];
}

const measures = [
  { key: 'x', label: 'From the left' },
  { key: 'y', label: 'From the top' },
  { key: 'width', label: 'Width' },
  { key: 'height', label: 'Height' },
] as const;

/** Where a mark stands, in points of print: typed, or stepped with the arrow keys. Rows of a table are repeated from the first. */
export function MarkFields({ item, page, choices, onChange }: MarkFieldsProps): ReactNode {
  const { id, area, value } = item;
  return (
    <>
      <div className={classes['measures']}>
        {measures.map(({ key, label }) => (
          <NumberInput
            key={key}
            label={label}
            size="xs"
            suffix=" pt"
            decimalScale={1}
            min={key === 'x' || key === 'y' ? 0 : smallestMark}
            clampBehavior="blur"
            value={area[key]}
            onChange={(typed) =>
              typeof typed === 'number' && onChange((items) => movedMark(items, id, { [key]: typed }, page), `${id} ${key}`)
            }
          />
        ))}
      </div>
      {isRowValue(value) && (
        <RepeatRows
          startPitchPt={area.height + 2}
          onRepeat={(count, pitchPt) =>
            onChange((items) =>
              repeatedDown(
                items,
                id,
                { count, pitchPt },
                { choices: [...choices.values()], heightPt: page.heightPt, newId: () => crypto.randomUUID() },
              ),
            )
          }
        />
      )}
    </>
  );
}

interface RepeatRowsProps {
  readonly startPitchPt: number;
  readonly onRepeat: (count: number, pitchPt: number) => void;
}

function RepeatRows({ startPitchPt, onRepeat }: RepeatRowsProps): ReactNode {
  const [count, setCount] = useState(4);
  const [pitchPt, setPitch] = useState(startPitchPt);
  return (
    <div className={classes['repeat']}>
      <NumberInput
        label="More rows"
        size="xs"
        min={1}
        max={40}
        allowDecimal={false}
        value={count}
        onChange={(typed) => typeof typed === 'number' && setCount(typed)}
      />
      <NumberInput
        label="Row height"
        size="xs"
        suffix=" pt"
        min={1}
        decimalScale={1}
        value={pitchPt}
        onChange={(typed) => typeof typed === 'number' && setPitch(typed)}
      />
      <Button variant="default" size="xs" onClick={() => onRepeat(count, pitchPt)}>
        Repeat downwards
      </Button>
    </div>
  );
}
