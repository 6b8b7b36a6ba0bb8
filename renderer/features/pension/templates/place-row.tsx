import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import type { PlacedItem } from './placed-items.ts';
import { placeWords, valueWords } from './template-words.ts';
import classes from './templates.module.css';

export interface PlaceRowProps {
  readonly item: PlacedItem;
  readonly choices: ReadonlyMap<string, ValueChoice>;
  readonly isChosen: boolean;
  /** The one row of the list that Tab reaches. */
  readonly isTabStop: boolean;
  readonly onChoose: () => void;
}

/** One place in the list: what the form calls it, and what goes there. */
export function PlaceRow({ item, choices, isChosen, isTabStop, onChoose }: PlaceRowProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // With what opens under it.
    if (isChosen) button.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <UnstyledButton
      ref={button}
      data-place={item.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-expanded={isChosen}
      className={classes['rowButton']}
      onClick={onChoose}
    >
      <span className={classes['place']}>{placeWords(item)}</span>
      <span className={classes['value']} data-empty={item.value === null}>
        {valueWords(item, choices)}
      </span>
      <PlaceChip item={item} />
    </UnstyledButton>
  );
}

function PlaceChip({ item: { value, field, isSuggested } }: Pick<PlaceRowProps, 'item'>): ReactNode {
  if (isSuggested) return <StatusChip word="Check" shape="half" tone="amber" />;
  if (value !== null) return <StatusChip word="Set" shape="tick" tone="accent" />;
  return field === null ? <StatusChip word="Choose" shape="bang" tone="danger" /> : <StatusChip word="Empty" shape="ring" tone="muted" />;
}
