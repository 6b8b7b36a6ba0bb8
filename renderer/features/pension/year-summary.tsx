import { Select, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { formatMoney } from '../../../shared/domain/money.ts';
import { formatSchemeYear, schemeYear, schemeYearOf } from '../../../shared/domain/pension/scheme-year.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import list from '../../ui/list.module.css';
import { Section } from '../../ui/section.tsx';
import { knownMoney, payWords, postOrigin, soloHint } from './annual-words.ts';

export interface YearSummaryProps {
  readonly identityId: string;
  /** Whether any post was typed: else nothing is shown before SOLO work comes from bookings. */
  readonly hasPosts: boolean;
}

/** What other work came to in a scheme year: for the annual return, never an instruction to pay. */
export function YearSummary({ identityId, hasPosts }: YearSummaryProps): ReactNode {
  const api = useApi();
  const present = schemeYearOf(dayOf(useNow(60_000), useZone()));
  const [year, setYear] = useState<number>(present);
  const summary = useQuery(api.pension.yearSummary.queryOptions({ input: { identityId, schemeYear: schemeYear(year) } }));
  const before = useQuery({
    ...api.pension.yearSummary.queryOptions({ input: { identityId, schemeYear: schemeYear(present - 1) } }),
    enabled: !hasPosts,
  });
  const isNothing = [summary, before].every(({ data }) => data === undefined || data.posts.length === 0);
  if (!hasPosts && year === present && isNothing) return null;
  const choices = Array.from({ length: 8 }, (_, index) => present - index);
  return (
    <Section
      title="Other NHS work by year"
      lead="For your annual return. SOLO, Type 1, Type 2 and officer contributions are paid over by those who employ you, never by you."
      action={
        <Select
          aria-label="Scheme year"
          w="7rem"
          data={choices.map((first) => ({ value: String(first), label: formatSchemeYear(schemeYear(first)) }))}
          allowDeselect={false}
          value={String(year)}
          onChange={(chosen) => setYear(Number(chosen ?? year))}
        />
      }
    >
      {summary.isError && <FailureNotice error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data?.posts.some(({ bookings }) => bookings > 0) && <p className={list['none']}>{soloHint}</p>}
      {summary.data?.posts.length === 0 && <p className={list['none']}>Nothing stood in this year.</p>}
      {summary.data && summary.data.posts.length > 0 && (
        <Table className={list['table']} aria-label={`Other NHS work in ${formatSchemeYear(schemeYear(year))}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Post</Table.Th>
              <Table.Th className={list['number']}>Pensionable</Table.Th>
              <Table.Th className={list['number']}>You paid</Table.Th>
              <Table.Th className={`${list['number']} ${list['wide']}`}>Employer paid</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {summary.data.posts.map((post) => (
              <Table.Tr key={post.id}>
                <Table.Td>
                  {post.employer}
                  <span className={list['under']}>{postOrigin(post)}</span>
                </Table.Td>
                <Table.Td className={list['number']}>{payWords(post)}</Table.Td>
                <Table.Td className={list['number']}>{knownMoney(post.employee)}</Table.Td>
                <Table.Td className={`${list['number']} ${list['wide']}`}>{knownMoney(post.employerPaid)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">As a practitioner, without officer posts</Table.Th>
              <Table.Td className={list['number']}>{formatMoney(summary.data.practitionerPay)}</Table.Td>
              <Table.Td className={list['number']} />
              <Table.Td className={`${list['number']} ${list['wide']}`} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      )}
    </Section>
  );
}
