import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formatAmount, formatRate } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { boxesOf } from './form-b-boxes.tsx';
import classes from './pension.module.css';
import { TypedValues } from './typed-values.tsx';

export interface TypeViewProps {
  readonly month: MadeMonth;
  readonly onClose: () => void;
}

/** What is typed into PCSE Online, one value after the other, each with a button that copies it. */
export function TypeView({ month, onClose }: TypeViewProps): ReactNode {
  const { reference, rows, totals, tier } = month;
  return (
    <Drawer opened onClose={onClose} position="right" size="30rem" title="Type into PCSE Online">
      <p className={classes['hint']}>
        PCSE Online works out its own sums: compare them with the boxes below. A penny more or less is covered by the £1 tolerance.
      </p>
      <TypedValues
        title="Form B"
        values={[
          ['Payment reference', reference],
          ['Tier', formatRate(tier)],
        ]}
      />
      {rows.map(({ formId, payer, firstOn, lastOn, paidOn, pensionable, employer }, index) => (
        <TypedValues
          key={formId}
          title={`Line ${index + 1}: ${payer.name}`}
          values={[
            ['Employing authority code', payer.employingAuthorityCode],
            ['Practice', payer.name],
            ['First day worked', typedDay(firstOn)],
            ['Last day worked', typedDay(lastOn)],
            ['Date pay received', typedDay(paidOn)],
            ['Pensionable pay', formatAmount(pensionable)],
            ['Employer contributions', formatAmount(employer)],
          ]}
        />
      ))}
      <TypedValues
        title="Boxes to compare"
        values={boxesOf(totals, tier).map(([box, name, amount]) => [`${box}: ${name}`, formatAmount(amount)])}
      />
    </Drawer>
  );
}

/** `02/11/2026`, as the forms want it. */
function typedDay(day: LocalDate): string {
  return day.split('-').toReversed().join('/');
}
