import type { ReactNode } from 'react';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import type { PageArea } from '../../../../shared/domain/pension/template-model.ts';
import { useVars } from '../../../ui/use-vars.ts';
import { PlaceBox } from './place-box.tsx';
import type { PlacedItem } from './placed-items.ts';
import classes from './templates.module.css';
import { useDrawnArea } from './use-drawn-area.ts';
import type { PlacedItems } from './use-placed-items.ts';

export interface MarkLayerProps {
  /** Of the page, from 0. */
  readonly index: number;
  readonly size: { readonly widthPt: number; readonly heightPt: number };
  /** CSS pixels per point. */
  readonly scale: number;
  /** Those of this page. */
  readonly items: readonly PlacedItem[];
  readonly choices: ReadonlyMap<string, ValueChoice>;
  readonly chosen: string | null;
  readonly isMarking: boolean;
  readonly onChange: PlacedItems['change'];
  readonly onChoose: (id: string | null) => void;
  readonly onAddMark: (area: PageArea) => void;
}

/** The places of one page, over its picture; while marking, a click or a drag makes another. */
export function MarkLayer({
  index,
  size,
  scale,
  items,
  choices,
  chosen,
  isMarking,
  onChange,
  onChoose,
  onAddMark,
}: MarkLayerProps): ReactNode {
  const { drawn, handlers } = useDrawnArea({ scale, size, isOn: isMarking, onDrawn: (area) => onAddMark({ page: index, ...area }) });
  return (
    // What is done here with the pointer is done by keys with the list beside it.
    <div role="group" aria-label={`Page ${index + 1}`} className={classes['layer']} data-marking={isMarking} {...handlers}>
      {items.map((item) => (
        <PlaceBox
          key={item.id}
          item={item}
          choices={choices}
          size={size}
          scale={scale}
          isChosen={item.id === chosen}
          onChange={onChange}
          onChoose={onChoose}
        />
      ))}
      {drawn !== null && <DrawnBox {...drawn} scale={scale} />}
    </div>
  );
}

function DrawnBox({ x, y, width, height, scale }: Omit<PageArea, 'page'> & { readonly scale: number }): ReactNode {
  const box = useVars<HTMLDivElement>({
    '--x': `${x * scale}px`,
    '--y': `${y * scale}px`,
    '--width': `${width * scale}px`,
    '--height': `${height * scale}px`,
  });
  return <div ref={box} className={classes['drawn']} />;
}
