import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dateInWords } from '../../../shared/domain/date-words.ts';
import { useApi } from '../../app/api.ts';
import classes from './kept-years.module.css';

/** Of which tax years the law still asks for records, and until when; nothing where it asks for none. */
export function KeptYears(): ReactNode {
  const api = useApi();
  const { data: years = [] } = useQuery(api.invoices.keptYears.queryOptions({ input: {} }));
  if (years.length === 0) return null;
  return (
    <div className={classes['root']}>
      <p id="kept-years">The law still asks for your records of these tax years. Save them, or keep a backup, before you erase:</p>
      <ul aria-labelledby="kept-years" className={classes['list']}>
        {years.map(({ kind, taxYear, lastOn }) => (
          <li key={`${kind} ${taxYear}`}>
            <span>{kind === 'company' ? `${taxYear}, company` : taxYear}</span>
            <span>until {dateInWords(lastOn)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
