import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { OpenMonth } from '../../../shared/contract/pension.ts';
import { formatSchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { Section } from '../../ui/section.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { FormBBoxes } from './form-b-boxes.tsx';
import { monthName, openCreditWords, reliefWords } from './form-words.ts';
import { outlookWords } from './outlook-words.ts';
import { MonthRows } from './month-rows.tsx';
import { ReferenceForm } from './reference-form.tsx';
import classes from './pension.module.css';
import { usePensionWrites } from './use-pension-writes.ts';
import { YearDrawer } from './year-drawer.tsx';

export interface OpenMonthCardProps {
  readonly month: OpenMonth;
  readonly today: LocalDate;
}

/** Paid forms that wait for their Form B, and what it comes to. */
export function OpenMonthCard({ month, today }: OpenMonthCardProps): ReactNode {
  const [isDeciding, setIsDeciding] = useState(false);
  const { rows, tier, totals, outlook, dueOn, doubts, reference, schemeYear } = month;
  const due = dueOn === null ? 'No due day is known.' : `Form B and the money must be there by ${dayWords(dueOn, today)}.`;
  const shown = rows.map((row) => ({ ...row, isCredited: row.credited !== 'no' }));
  const credited = shown.filter(({ isCredited }) => isCredited);
  return (
    <Section
      title={`Form B of ${monthName(month.month)}, ${formatSchemeYear(schemeYear)}`}
      lead={`${due} ${reliefWords(month.month, today, { isPaid: false })}`.trim()}
    >
      <MonthRows label={`What was paid for Form B of ${monthName(month.month)}`} rows={shown} today={today} />
      {tier !== null && totals !== null && <FormBBoxes totals={totals} tier={tier} />}
      {outlook !== null && outlook.differs && <p className={classes['hint']}>{outlookWords(outlook)}</p>}
      <ReferenceLine reference={reference} />
      <WarningLines lines={[...doubts.map(({ words }) => words), ...openCreditWords(credited.map(({ payer }) => payer.name))]} />
      <Group justify="flex-end" py="md" gap="xs">
        <Button variant={tier === null ? 'filled' : 'default'} onClick={() => setIsDeciding(true)}>
          {tier === null ? 'Decide the tier' : 'Change the tier'}
        </Button>
        {tier !== null && <MakeButtons month={month} blocked={reference === null || credited.length > 0} />}
      </Group>
      {isDeciding && <YearDrawer identityId={month.identityId} schemeYear={schemeYear} onClose={() => setIsDeciding(false)} />}
    </Section>
  );
}

function ReferenceLine({ reference }: Pick<OpenMonth, 'reference'>): ReactNode {
  return (
    <p className={classes['hint']}>
      {reference === null ? (
        <>
          The payment reference begins with your SD number.{' '}
          <Link to="/settings/pension" className={classes['link']}>
            Enter it
          </Link>
        </>
      ) : (
        <>
          Payment reference: <span className={classes['reference']}>{reference}</span>
        </>
      )}
    </p>
  );
}

function MakeButtons({ month, blocked }: Pick<OpenMonthCardProps, 'month'> & { readonly blocked: boolean }): ReactNode {
  const { makeMonth } = usePensionWrites();
  const [isNaming, setIsNaming] = useState(false);
  const { reference } = month;
  return (
    <>
      <Button variant="default" disabled={blocked} onClick={() => setIsNaming(true)}>
        Another reference
      </Button>
      <Button
        disabled={blocked}
        loading={makeMonth.isPending}
        onClick={() => makeMonth.mutate({ ...month, reference: null }, { onError: notifyFailure })}
      >
        Make Form B
      </Button>
      {isNaming && reference !== null && (
        <ReferenceForm
          month={month.month}
          present={reference}
          usual={reference}
          submitLabel="Make Form B"
          busy={makeMonth.isPending}
          error={makeMonth.error}
          onReference={(given) => makeMonth.mutate({ ...month, reference: given }, { onSuccess: () => setIsNaming(false) })}
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}
