import { useId, type ReactNode } from 'react';
import classes from './setting-row.module.css';

/** What the control in a row needs, so that it is named by the row. */
export interface RowIds {
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string;
}

export interface SettingRowProps {
  readonly title: string;
  /** One sentence: what the setting does. */
  readonly sentence: ReactNode;
  /** The control; a function receives the ids that name it. */
  readonly children?: ReactNode | ((ids: RowIds) => ReactNode);
}

/** One setting: its name and sentence on the left, its control on the right. */
export function SettingRow({ title, sentence, children }: SettingRowProps): ReactNode {
  const id = useId();
  const ids = { 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-sentence` };
  return (
    <div className={classes['row']}>
      <div className={classes['words']}>
        <p id={ids['aria-labelledby']} className={classes['title']}>
          {title}
        </p>
        <p id={ids['aria-describedby']} className={classes['sentence']}>
          {sentence}
        </p>
      </div>
      {children !== undefined && <div className={classes['control']}>{typeof children === 'function' ? children(ids) : children}</div>}
    </div>
  );
}
