import { Pagination } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list.module.css';
import { pageSize, type Page } from './use-page.ts';

export interface ListFootProps {
  /** `213 clients`. */
  readonly words: string;
  readonly total: number;
  readonly page: Page;
}

/** Stands under a list: how many there are in all, and the pages when there is more than one. */
export function ListFoot({ words, total, page }: ListFootProps): ReactNode {
  const pages = Math.ceil(total / pageSize);
  return (
    <div className={classes['foot']}>
      <output>{words}</output>
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page.number}
          onChange={page.turn}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      )}
    </div>
  );
}
