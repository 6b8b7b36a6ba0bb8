import { Button, Checkbox } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { groupTick, type PreviewGroup } from './preview-groups.ts';
import { PreviewRow } from './preview-row.tsx';
import classes from './preview-table.module.css';
import { groupHints, groupWords } from './preview-words.ts';

export interface PreviewTableProps {
  readonly group: PreviewGroup;
  readonly ticks: ReadonlySet<string>;
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly onToggle: (key: string) => void;
  readonly onToggleGroup: () => void;
}

/** More rows than this are shown on request. */
const PAGE = 100;

/** One group of the preview, with a tick for each row and one for all of them. */
export function PreviewTable({ group, ticks, zone, now, onToggle, onToggleGroup }: PreviewTableProps): ReactNode {
  const id = useId();
  const [shown, setShown] = useState(PAGE);
  const { name, items, selectable } = group;
  const state = groupTick(ticks, group);
  const hidden = items.length - shown;
  return (
    <section aria-labelledby={id} className={classes['group']}>
      <div className={classes['head']}>
        <Checkbox
          checked={state === 'all'}
          indeterminate={state === 'some'}
          disabled={selectable.length === 0}
          onChange={onToggleGroup}
          aria-label={`All of ${groupWords[name]}`}
        />
        <h2 id={id} className={classes['title']}>
          {groupWords[name]} <span className={classes['count']}>{items.length.toLocaleString('en-GB')}</span>
        </h2>
        <p className={classes['hint']}>{groupHints[name]}</p>
      </div>
      <table className={classes['table']} aria-labelledby={id}>
        <tbody>
          {items.slice(0, shown).map((item) => (
            <PreviewRow key={item.key} item={item} ticked={ticks.has(item.key)} zone={zone} now={now} onToggle={() => onToggle(item.key)} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" className={classes['more']} onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(hidden, PAGE)} more of {hidden.toLocaleString('en-GB')}
        </Button>
      )}
    </section>
  );
}
