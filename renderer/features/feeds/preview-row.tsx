import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PreviewItem } from '../../../shared/contract/feeds.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { reducedWords } from './name-tap.ts';
import classes from './preview-table.module.css';
import { beforeWords, conflictWords, skipWords, whenWords } from './preview-words.ts';

export interface PreviewRowProps {
  readonly item: PreviewItem;
  readonly ticked: boolean;
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly onToggle: () => void;
}

/** One entry of the feed: when, who, what it was, and what speaks against it. */
export function PreviewRow({ item, ticked, zone, now, onToggle }: PreviewRowProps): ReactNode {
  const when = whenWords(item, zone, now) ?? 'No time';
  const name = item.reason === null || item.firstName !== null ? reducedWords(item) : item.summary || 'Without a title';
  const was = beforeWords(item, zone, now);
  const conflict = conflictWords(item, zone);
  return (
    <tr className={classes['row']} data-ticked={ticked}>
      <td className={classes['tick']}>
        <Checkbox checked={ticked} disabled={!item.selectable} onChange={onToggle} aria-label={`${name}, ${when}`} />
      </td>
      <td className={classes['when']}>{when}</td>
      <td className={classes['who']}>
        <span className={classes['name']}>{name}</span>
        {was !== null && <span className={classes['was']}>{was}</span>}
        {conflict !== null && <span className={classes['conflict']}>{conflict}</span>}
        {item.reason !== null && <span className={classes['was']}>{skipWords[item.reason]}</span>}
      </td>
    </tr>
  );
}
