import type { ReactNode } from 'react';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formatMoney, formatRate, type BasisPoints } from '../../../shared/domain/money.ts';
import classes from './pension.module.css';

export interface FormBBoxesProps {
  readonly totals: MadeMonth['totals'];
  readonly tier: BasisPoints;
}

/** Boxes a to j of Form B; those that come to nothing are left out, but for what everybody has. */
export function FormBBoxes({ totals, tier }: FormBBoxesProps): ReactNode {
  return (
    <dl className={classes['facts']}>
      {boxesOf(totals, tier).map(([box, name, amount]) => (
        <div key={box} className={classes['fact']} data-total={box === 'i'}>
          <dt>
            <b>{box}</b> {name}
          </dt>
          <dd>{formatMoney(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}

const always: ReadonlySet<string> = new Set(['a', 'b', 'g', 'h', 'i', 'j']);

/** In the order of the form. */
export function boxesOf({ a, b, c, d, e, f, g, h, i, j }: MadeMonth['totals'], tier: BasisPoints) {
  const boxes = [
    ['a', 'Pensionable pay', a],
    ['b', `Your contributions at ${formatRate(tier)}`, b],
    ['c', 'Added years', c],
    ['d', 'MPAVC', d],
    ['e', 'Additional pension', e],
    ['f', 'ERRBO', f],
    ['g', 'You pay in all', g],
    ['h', 'Employer’s contributions', h],
    ['i', 'To be paid', i],
    ...(j === null ? [] : ([['j', 'Pensionable pay since April', j]] as const)),
  ] as const;
  return boxes.filter(([box, , amount]) => always.has(box) || amount !== 0);
}
