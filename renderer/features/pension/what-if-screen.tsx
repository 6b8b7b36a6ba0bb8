import { Button, Select } from '@mantine/core';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { useWhatIfFacts, type BookedSession } from './use-what-if-facts.ts';
import { WhatIfFields } from './what-if-fields.tsx';
import { WhatIfResults } from './what-if-results.tsx';
import { questionOf, startValues, type WhatIfValues } from './what-if-values.ts';
import classes from './what-if.module.css';

/** "What if I take this session?": a calculator that begins with the profile's figures and keeps nothing. */
export function WhatIfScreen(): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  const [chosen, setChosen] = useState<string | null>(null);
  const { people, profile, year, booking, failed, isPending } = useWhatIfFacts(chosen, today);
  const identityId = profile?.identityId ?? null;
  return (
    <>
      <PageHeader
        title="What if I take this session?"
        lead={`${booking === null ? '' : `${bookingWords(booking, today)} `}Worked out as you type, by published rules. Nothing is saved, and it is not pensions advice.`}
      >
        {people.length > 1 && (
          <Select aria-label="Whose tier" allowDeselect={false} data={[...people]} value={identityId} onChange={setChosen} />
        )}
        <Button component={Link} to="/pension" variant="default">
          Back to Pension
        </Button>
      </PageHeader>
      {failed && <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && isPending && <LoadingRows rows={6} />}
      {!failed && !isPending && (
        <Calculator
          key={`${identityId} ${booking?.booking.id}`}
          initial={startValues({ today, profile, year, booking })}
          identityId={identityId}
          today={today}
        />
      )}
    </>
  );
}

function bookingWords({ booking: { startsAt, zone }, organisation }: BookedSession, today: LocalDate): string {
  return `From the booking at ${organisation.name}, ${dayWords(dayOf(startsAt, zone), today)}.`;
}

interface CalculatorProps {
  readonly initial: WhatIfValues;
  readonly identityId: string | null;
  readonly today: LocalDate;
}

function Calculator({ initial, identityId, today }: CalculatorProps): ReactNode {
  const [values, setValues] = useState(initial);
  const question = questionOf(values, identityId);
  return (
    <div className={classes['root']}>
      <WhatIfFields
        values={values}
        today={today}
        hasProfile={identityId !== null}
        onChange={(part) => setValues((before) => ({ ...before, ...part }))}
      />
      <div className={classes['results']}>
        <Answered question={question} values={values} today={today} />
      </div>
    </div>
  );
}

interface AnsweredProps {
  readonly question: ReturnType<typeof questionOf>;
  readonly values: WhatIfValues;
  readonly today: LocalDate;
}

function Answered({ question, values, today }: AnsweredProps): ReactNode {
  const api = useApi();
  const asked = useQuery(
    api.pensionWhatIf.answer.queryOptions({
      input: question ?? skipToken,
      placeholderData: keepPreviousData,
      retry: false,
      gcTime: 10_000,
    }),
  );
  if (question === null) return <p className={classes['hint']}>Enter a fee, and what it comes to appears here.</p>;
  if (asked.isError) return <FailureNotice error={asked.error} />;
  if (!asked.data) return null;
  const { answer, refusals } = asked.data;
  if (answer === null) return <WarningLines lines={refusals} />;
  return <WhatIfResults answer={answer} values={values} days={question.work.map(({ workedOn }) => localDate(workedOn))} today={today} />;
}
