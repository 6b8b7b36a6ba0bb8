import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PensionOutput } from '../../../shared/contract/pension-documents.ts';
import { formatSchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useZone } from '../../app/profile.ts';
import { dayWithYearWords } from '../../ui/time-words.ts';
import classes from './pension.module.css';

export interface MadePapersProps {
  /** Of the form or the month. */
  readonly subjectId: string;
  /** When the newest paper arrived: it is in the list from then on. */
  readonly seenAt: number;
}

const kindWords: Readonly<Record<PensionOutput['kind'], string>> = { sheet: 'Data sheet', pack: 'Month’s pack', official: 'Official form' };

/** Which PDFs were made of a form or a month: of what version and year, when, and how a file is known to be the same. */
export function MadePapers({ subjectId, seenAt }: MadePapersProps): ReactNode {
  const api = useApi();
  const zone = useZone();
  const made = useQuery({
    queryKey: [...api.pensionDocuments.key(), 'outputs', subjectId, seenAt],
    queryFn: ({ signal }) => api.pensionDocuments.outputs.call({ id: subjectId }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  if (!made.data || made.data.length === 0) return null;
  return (
    <section aria-label="PDFs made so far">
      <h3 className={classes['heading']}>Made so far</h3>
      <ol className={classes['history']}>
        {made.data.toReversed().map(({ kind, version, schemeYear, sha256, madeAt }) => (
          <li key={sha256} className={classes['fact']}>
            <span>
              {kindWords[kind]}, {version}, {formatSchemeYear(schemeYear)}
              <code className={classes['hash']} title={`SHA-256 ${sha256}`}>
                {sha256.slice(0, 12)}
              </code>
            </span>
            <time>{dayWithYearWords(dayOf(madeAt, zone))}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
