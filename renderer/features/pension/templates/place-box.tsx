import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import type { PageArea } from '../../../../shared/domain/pension/template-model.ts';
import { useVars } from '../../../ui/use-vars.ts';
import { movedMark, without, type PlacedItem } from './placed-items.ts';
import { placeWords, valueWords } from './template-words.ts';
import classes from './templates.module.css';
import type { PlacedItems } from './use-placed-items.ts';

export interface PlaceBoxProps {
  readonly item: PlacedItem;
  readonly choices: ReadonlyMap<string, ValueChoice>;
  /** Of its page. */
  readonly size: { readonly widthPt: number; readonly heightPt: number };
  readonly scale: number;
  readonly isChosen: boolean;
  readonly onChange: PlacedItems['change'];
  readonly onChoose: (id: string | null) => void;
}

interface Drag {
  readonly fromX: number;
  readonly fromY: number;
  readonly area: PageArea;
  readonly sizes: boolean;
  readonly stroke: string;
}

/** One place on the page. A mark is dragged, sized at its corner, and moved with the arrow keys: by a point, with Shift by ten, with Ctrl its size. */
export function PlaceBox({ item, choices, size, scale, isChosen, onChange, onChoose }: PlaceBoxProps): ReactNode {
  const { id, area, field, value, isSuggested } = item;
  const box = useVars<HTMLButtonElement>({
    '--x': `${area.x * scale}px`,
    '--y': `${area.y * scale}px`,
    '--width': `${area.width * scale}px`,
    '--height': `${area.height * scale}px`,
  });
  const drag = useRef<Drag | null>(null);
  useEffect(() => {
    if (isChosen && drag.current === null) box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isChosen, box]);

  const handleDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    onChoose(id);
    if (field !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const sizes = event.target instanceof HTMLElement && event.target.dataset['grip'] === 'true';
    drag.current = { fromX: event.clientX, fromY: event.clientY, area, sizes, stroke: crypto.randomUUID() };
  };
  const handleMove = ({ clientX, clientY }: PointerEvent): void => {
    if (drag.current === null) return;
    const { fromX, fromY, area: start, sizes, stroke } = drag.current;
    const [byX, byY] = [(clientX - fromX) / scale, (clientY - fromY) / scale];
    const to = sizes ? { width: start.width + byX, height: start.height + byY } : { x: start.x + byX, y: start.y + byY };
    onChange((items) => movedMark(items, id, to, size), stroke);
  };
  const handleUp = (): void => {
    drag.current = null;
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (field !== null) return;
    if (event.key === 'Delete') {
      onChange((items) => without(items, id));
      onChoose(null);
      return;
    }
    const to = steppedArea(event, area);
    if (to === null) return;
    event.preventDefault();
    onChange((items) => movedMark(items, id, to, size), `${id} keys`);
  };
  const words = valueWords(item, choices);
  return (
    <button
      ref={box}
      type="button"
      tabIndex={field === null || isChosen ? 0 : -1}
      aria-label={`${placeWords(item)}: ${words}`}
      aria-pressed={isChosen}
      title={words}
      className={classes['box']}
      data-state={stateOf(value, isSuggested)}
      data-mark={field === null}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={handleUp}
      onKeyDown={handleKey}
      onClick={() => onChoose(id)}
    >
      {value !== null && area.height * scale >= 9 && (
        <span aria-hidden className={classes['boxWords']}>
          {words}
        </span>
      )}
      {field === null && <span aria-hidden data-grip="true" className={classes['grip']} />}
    </button>
  );
}

function stateOf(value: string | null, isSuggested: boolean): string {
  if (isSuggested) return 'suggested';
  return value === null ? 'empty' : 'set';
}

/** Where an arrow key takes a mark; null for any other key. */
function steppedArea({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, { x, y, width, height }: PageArea): Partial<PageArea> | null {
  const step = shiftKey ? 10 : 1;
  const isSize = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowLeft':
      return isSize ? { width: width - step } : { x: x - step };
    case 'ArrowRight':
      return isSize ? { width: width + step } : { x: x + step };
    case 'ArrowUp':
      return isSize ? { height: height - step } : { y: y - step };
    case 'ArrowDown':
      return isSize ? { height: height + step } : { y: y + step };
    default:
      return null;
  }
}
