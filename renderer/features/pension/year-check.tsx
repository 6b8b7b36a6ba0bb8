import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PensionYearCheck } from '../../../shared/contract/pension-year.ts';
import { formatMoney, formatRate, negated } from '../../../shared/domain/money.ts';
import { formatSchemeYear, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { useApi } from '../../app/api.ts';
import { Section } from '../../ui/section.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { AnnualReturn } from './annual-return.tsx';
import { differenceWords } from './correction-words.ts';
import classes from './pension.module.css';
import { StatementForm } from './statement-form.tsx';
import { YearDrawer } from './year-drawer.tsx';

export interface YearCheckProps {
  readonly identityId: string;
  readonly schemeYear: SchemeYear;
}

/** Whether the tier that was paid is the one that the year comes to. */
export function YearCheck({ identityId, schemeYear }: YearCheckProps): ReactNode {
  const api = useApi();
  const [asked, setAsked] = useState<'tier' | 'annual' | 'statement' | null>(null);
  const { data: check } = useQuery(api.pension.yearCheck.queryOptions({ input: { identityId, schemeYear } }));
  const { data: months = [] } = useQuery(api.pension.months.queryOptions({ input: { schemeYear } }));
  if (!check) return null;
  const submitted = months.filter((month) => month.identityId === identityId && month.submission !== null);
  return (
    <Section
      title={`Tier check of ${formatSchemeYear(schemeYear)}`}
      lead={verdictOf(check)}
      action={
        <Group gap="xs">
          {submitted.length > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => setAsked('statement')}>
              Import a statement
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={() => setAsked('annual')}>
            Annual return
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setAsked('tier')}>
            Tier of {formatSchemeYear(schemeYear)}
          </Button>
        </Group>
      }
    >
      <dl className={classes['facts']}>
        {factsOf(check).map(([name, value]) => (
          <div key={name} className={classes['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <WarningLines lines={[...(check.hasEnded && check.difference !== 0 ? [nextStep] : []), ...check.doubts.map(({ words }) => words)]} />
      {asked === 'tier' && <YearDrawer identityId={identityId} schemeYear={schemeYear} onClose={() => setAsked(null)} />}
      {asked === 'statement' && <StatementForm months={submitted} onClose={() => setAsked(null)} />}
      {asked === 'annual' && <AnnualReturn identityId={identityId} schemeYear={schemeYear} onClose={() => setAsked(null)} />}
    </Section>
  );
}

/** Who puts a difference right. */
const nextStep =
  'With a Type 2 form the difference is put right there. With locum work alone nobody else checks the tier: ask PCSE, your health board, PSD or HSC how to settle it, and record a correction.';

/** What the difference means, in a sentence. */
function verdictOf({ difference, hasEnded }: PensionYearCheck): string {
  const when = hasEnded ? 'The year has ended.' : 'By the year so far; it can still change.';
  if (difference === 0) return `${when} What was paid is what is due.`;
  return difference > 0
    ? `${when} ${formatMoney(difference)} more is due than was paid.`
    : `${when} ${formatMoney(negated(difference))} more was paid than is due.`;
}

function factsOf(check: PensionYearCheck): readonly (readonly [string, string])[] {
  const { locumPay, otherPay, days, annualised, rows, paid, corrected, openCorrections, due, difference } = check;
  const tiers = [...new Set(rows.map(({ tier }) => formatRate(tier)))].join(', ');
  const dueTiers = [...new Set(rows.flatMap(({ dueTier }) => (dueTier === null ? [] : [formatRate(dueTier)])))].join(', ');
  return [
    ['Locum pay on Form Bs', formatMoney(locumPay)],
    ...(otherPay === 0 ? [] : [['Pay of other posts as a practitioner', formatMoney(otherPay)] as const]),
    ['Days', String(days)],
    ...(annualised === null ? [] : [['Scaled up to a year', formatMoney(annualised)] as const]),
    [`Paid${corrected === 0 ? ` at ${tiers}` : ''}`, formatMoney(paid)],
    ...(corrected === 0 ? [] : [[`Changed by corrections, to ${tiers}`, formatMoney(corrected)] as const]),
    [`Due at ${dueTiers === '' ? 'an unknown tier' : dueTiers}`, formatMoney(due)],
    ['Difference', formatMoney(difference)],
    ...(openCorrections === 0 ? [] : [['Corrections that are not settled', differenceWords(openCorrections)] as const]),
  ];
}
