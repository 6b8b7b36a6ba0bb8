import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FormTemplate } from '../../../../shared/contract/pension-documents.ts';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import type { PageArea } from '../../../../shared/domain/pension/template-model.ts';
import { PlaceEditor } from './place-editor.tsx';
import { everyPlace, fittingPlaces, manyPlaces } from './place-filter.ts';
import { PlaceFilterFields } from './place-filter-fields.tsx';
import { PlaceRow } from './place-row.tsx';
import type { PlacedItem } from './placed-items.ts';
import classes from './templates.module.css';
import type { PlacedItems } from './use-placed-items.ts';

export interface PlaceListProps {
  readonly placed: PlacedItems;
  readonly choices: ReadonlyMap<string, ValueChoice>;
  /** Which place is worked on; null for none. */
  readonly chosen: string | null;
  readonly reading: FormTemplate['reading'];
  readonly isMarking: boolean;
  readonly onChoose: (id: string | null) => void;
  readonly onMarking: (isMarking: boolean) => void;
  readonly onAddMark: (area: PageArea) => void;
}

/** Every place of the form in its order; the chosen one opens to be changed. Arrow keys go from one to the next, and Tab past all of them. */
export function PlaceList(props: PlaceListProps): ReactNode {
  const { placed, choices, chosen, reading, isMarking, onChoose, onMarking, onAddMark } = props;
  const list = useRef<HTMLOListElement>(null);
  const { items } = placed;
  const [filter, setFilter] = useState(everyPlace);
  const shown = fittingPlaces(items, filter, chosen, choices);
  const tabStop = shown.some(({ id }) => id === chosen) ? chosen : shown[0]?.id;
  const goTo = (id: string | undefined): void => {
    if (id === undefined) return;
    onChoose(id);
    list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`)?.focus();
  };
  const handleKey = (event: KeyboardEvent): void => {
    const at = shown.findIndex(({ id }) => event.target instanceof HTMLElement && event.target.dataset['place'] === id);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    goTo(shown[to]?.id);
  };
  const nextSuggestion = (after: string): string | undefined => {
    const at = items.findIndex(({ id }) => id === after);
    const open = ({ id, isSuggested }: PlacedItem): boolean => isSuggested && id !== after;
    return (items.slice(at + 1).find(open) ?? items.find(open))?.id;
  };
  return (
    <section aria-label="Places on the form" className={classes['places']}>
      <div className={classes['placesHead']}>
        <output className={classes['count']}>{countWords(items)}</output>
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={!placed.canUndo}
            onClick={placed.undo}
          >
            Undo
          </Button>
          {reading.fields.length > 0 && (
            <Button
              variant={isMarking ? 'light' : 'subtle'}
              size="compact-sm"
              aria-pressed={isMarking}
              onClick={() => onMarking(!isMarking)}
            >
              Mark places
            </Button>
          )}
        </Group>
      </div>
      {isMarking && <MarkHint items={items} reading={reading} onAddMark={onAddMark} />}
      {items.length >= manyPlaces && <PlaceFilterFields filter={filter} count={shown.length} onChange={setFilter} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys go between the buttons in it */}
      <ol ref={list} className={classes['rows']} onKeyDown={handleKey}>
        {shown.map((item) => (
          <li key={item.id} className={classes['row']} data-chosen={item.id === chosen}>
            <PlaceRow
              item={item}
              choices={choices}
              isChosen={item.id === chosen}
              isTabStop={item.id === tabStop}
              onChoose={() => onChoose(item.id === chosen ? null : item.id)}
            />
            {item.id === chosen && (
              <PlaceEditor
                item={item}
                choices={choices}
                page={reading.pages[item.area.page] ?? { widthPt: 595, heightPt: 842 }}
                onChange={placed.change}
                onNext={() => goTo(nextSuggestion(item.id))}
                onClose={() => onChoose(null)}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface MarkHintProps extends Pick<PlaceListProps, 'reading' | 'onAddMark'> {
  readonly items: readonly PlacedItem[];
}

function MarkHint({ items, reading, onAddMark }: MarkHintProps): ReactNode {
  return (
    <div className={classes['hint']}>
      <p>Click or drag on the page where a value goes, or</p>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onAddMark(placeForNext(items, reading.pages[0]?.heightPt ?? 842))}
      >
        Add a mark
      </Button>
    </div>
  );
}

/** Under the mark before it, else near the top of the first page: from there it is moved by keys. */
function placeForNext(items: readonly PlacedItem[], heightPt: number): PageArea {
  const last = items.findLast(({ field }) => field === null)?.area;
  if (last === undefined) return { page: 0, x: 72, y: 72, width: 140, height: 16 };
  return { ...last, y: Math.min(last.y + last.height + 4, heightPt - last.height) };
}

function countWords(items: readonly PlacedItem[]): string {
  const filled = items.filter(({ value }) => value !== null).length;
  const open = items.filter(({ isSuggested }) => isSuggested).length;
  const blank = items.filter(({ field, value }) => field === null && value === null).length;
  const words = [`${filled} of ${items.length} filled in`];
  if (open > 0) words.push(`${open} to check`);
  if (blank > 0) words.push(`${blank} without a value ${blank === 1 ? 'is' : 'are'} not kept`);
  return items.length === 0 ? 'No places yet' : words.join(', ');
}
