import { Button, Checkbox } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { PreviewGroup, PreviewItem } from '../../../shared/contract/feeds.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { groupTick, isTicked, type Choice } from './preview-choice.ts';
import { PreviewRow } from './preview-row.tsx';
import classes from './preview-table.module.css';
import { groupHints, groupWords } from './preview-words.ts';
import { pageRows, usePreviewRows } from './use-preview-rows.ts';

export interface PreviewTableProps {
  readonly previewId: string;
  readonly group: PreviewGroup;
  readonly choice: Choice;
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly onToggle: (item: PreviewItem) => void;
  readonly onToggleGroup: () => void;
}

/** One group of the preview, with a tick for each row and one for all of them, also those not fetched yet. */
export function PreviewTable({ previewId, group, choice, zone, now, onToggle, onToggleGroup }: PreviewTableProps): ReactNode {
  const id = useId();
  const { rows, isPending, isFetchingNextPage, error, refetch, fetchNextPage } = usePreviewRows(previewId, group.group);
  const name = groupWords[group.group];
  const state = groupTick(choice, group);
  const hidden = group.count - rows.length;
  return (
    <section aria-labelledby={id} className={classes['group']}>
      <div className={classes['head']}>
        <Checkbox
          checked={state === 'all'}
          indeterminate={state === 'some'}
          disabled={group.selectable === 0}
          onChange={onToggleGroup}
          aria-label={`All of ${name}`}
        />
        <h2 id={id} className={classes['title']}>
          {name} <span className={classes['count']}>{group.count.toLocaleString('en-GB')}</span>
        </h2>
        <p className={classes['hint']}>{groupHints[group.group]}</p>
      </div>
      {isPending && <LoadingRows rows={Math.min(group.count, 8)} />}
      <table className={classes['table']} aria-labelledby={id}>
        <tbody>
          {rows.map((item) => (
            <PreviewRow key={item.key} item={item} ticked={isTicked(choice, item)} zone={zone} now={now} onToggle={() => onToggle(item)} />
          ))}
        </tbody>
      </table>
      {error !== null && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {rows.length > 0 && hidden > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes['more']}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show {Math.min(hidden, pageRows)} more of {hidden.toLocaleString('en-GB')}
        </Button>
      )}
    </section>
  );
}
