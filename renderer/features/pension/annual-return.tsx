import { Drawer, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { YearSummary } from '../../../shared/contract/pension-year.ts';
import { formatAmount, formatMoney } from '../../../shared/domain/money.ts';
import { formatSchemeYear, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { annualColumns, annualRows, locumValues, postValues } from './annual-words.ts';
import { postWords } from './pension-words.ts';
import classes from './pension.module.css';
import { TypedValues } from './typed-values.tsx';

export interface AnnualReturnProps {
  readonly identityId: string;
  readonly schemeYear: SchemeYear;
  readonly onClose: () => void;
}

/** What the annual forms ask for: the locum part from the Form Bs, and other posts as they were recorded. */
export function AnnualReturn({ identityId, schemeYear, onClose }: AnnualReturnProps): ReactNode {
  const api = useApi();
  const summary = useQuery(api.pension.yearSummary.queryOptions({ input: { identityId, schemeYear } }));
  return (
    <Drawer opened onClose={onClose} position="right" size="34rem" title={`Annual return of ${formatSchemeYear(schemeYear)}`}>
      {summary.isError && <FailureNotice error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.isPending && <LoadingRows rows={6} />}
      {summary.data && <Parts summary={summary.data} schemeYear={schemeYear} />}
    </Drawer>
  );
}

function Parts({ summary, schemeYear }: { readonly summary: YearSummary; readonly schemeYear: SchemeYear }): ReactNode {
  const { locum, posts, practitionerPay, officerPay, days } = summary;
  return (
    <>
      <p className={classes['hint']}>{dueWords(summary)} A record and a calculation, not pensions advice.</p>
      {locum === null ? (
        <p className={classes['hint']}>No Form B was made for this year.</p>
      ) : (
        <TypedValues title="Locum work (Forms A and B)" values={locumValues(locum)} />
      )}
      {posts.map((post) => (
        <TypedValues key={post.id} title={`${post.employer}: ${postWords[post.kind]}`} values={postValues(post)} />
      ))}
      <TypedValues
        title="The year"
        values={[
          ['Pay as a practitioner', formatAmount(practitionerPay)],
          ['Days as a practitioner', String(days)],
        ]}
      />
      {officerPay !== 0 && (
        <p className={classes['hint']}>Officer pay of {formatMoney(officerPay)} is no part of it and does not decide the tier.</p>
      )}
      {posts.length > 0 && <p className={classes['hint']}>Contributions of posts are paid over by those who employ you, never by you.</p>}
      <Group justify="flex-end" mt="lg">
        <ExportButton
          what={`annual-return-${formatSchemeYear(schemeYear).replace('/', '-')}`}
          columns={annualColumns}
          fetchPage={async ({ offset }) => {
            const rows = annualRows(summary);
            return { rows: rows.slice(offset), total: rows.length };
          }}
        />
      </Group>
    </>
  );
}

function dueWords({ needsType1, needsType2, dueOn }: YearSummary): string {
  if (dueOn === null)
    return 'Locum work alone needs no annual form: check the tier of the year, and tell the pension body of a difference.';
  const forms = [...(needsType1 ? ['Type 1 certificate'] : []), ...(needsType2 ? ['Type 2 self-assessment'] : [])].join(' and the ');
  return `The ${forms} must be handed in by ${dayWithYearWords(dueOn)}, with the locum work that was pensioned.`;
}
