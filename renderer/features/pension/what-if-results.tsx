import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WhatIfAnswer } from '../../../shared/contract/pension-what-if.ts';
import { formatMoney, formatRate, sumOf, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import type { WhatIfValues } from './what-if-values.ts';
import { boxRows, isShareUncertain, keptOf, tierWords } from './what-if-words.ts';
import classes from './what-if.module.css';

export interface WhatIfResultsProps {
  readonly answer: WhatIfAnswer;
  readonly values: WhatIfValues;
  /** Of each form, in order. */
  readonly days: readonly LocalDate[];
  readonly today: LocalDate;
}

/** What the work comes to: what stays, the invoice, and every box with where it comes from. */
export function WhatIfResults({ answer, values, days, today }: WhatIfResultsProps): ReactNode {
  return (
    <>
      <Headline answer={answer} />
      <FormAs answer={answer} days={days} today={today} />
      <Section title="Form B" lead={tierWords(answer, values)}>
        <FormBRows answer={answer} />
      </Section>
      <WarningLines lines={answer.doubts.map(({ words }) => words)} />
    </>
  );
}

function Headline({ answer }: Pick<WhatIfResultsProps, 'answer'>): ReactNode {
  const { invoiceTotal, totals, paidCentrally } = answer;
  const kept = keptOf(answer);
  return (
    <output className={classes['headline']} aria-label="What it comes to">
      <Figure word={kept === null ? 'Invoice total' : 'Left for you, before tax'} amount={kept ?? invoiceTotal} isLargest />
      {kept !== null && <Figure word="Invoice total" amount={invoiceTotal} />}
      {totals !== null && <Figure word="To be paid over (i)" amount={totals.i} />}
      {paidCentrally !== null && <Figure word="Paid by the health service for you" amount={paidCentrally} />}
    </output>
  );
}

function Figure({
  word,
  amount,
  isLargest = false,
}: {
  readonly word: string;
  readonly amount: Pence;
  readonly isLargest?: boolean;
}): ReactNode {
  return (
    <span className={classes['figure']} data-largest={isLargest}>
      <span className={classes['word']}>{word}</span> <span className={classes['amount']}>{formatMoney(amount)}</span>
    </span>
  );
}

function FormAs({ answer, days, today }: Omit<WhatIfResultsProps, 'values'>): ReactNode {
  const { forms, practiceRate, paidCentrally, doubts } = answer;
  const share =
    paidCentrally === null
      ? `box 3 is ${formatRate(practiceRate)} of box 2, which the practice pays on the invoice.`
      : 'box 3 is nil here, for the health service pays.';
  return (
    <Section
      title={forms.length === 1 ? 'Form A' : `${forms.length} Form As`}
      lead={`Box 2 is nine tenths of the fee; ${share}`}
      action={isShareUncertain(doubts) && <Uncertain />}
    >
      <Table className={classes['table'] ?? ''} aria-label="Boxes of Form A">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day of work</Table.Th>
            <Table.Th>Box 1, the fee</Table.Th>
            <Table.Th>Box 2</Table.Th>
            <Table.Th>Box 3</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {forms.map(({ fee, pensionable, employer }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a form is only its place in the list
            <Table.Tr key={index}>
              <Table.Td>{days[index] === undefined ? '' : dayWords(days[index], today)}</Table.Td>
              <Table.Td>{formatMoney(fee)}</Table.Td>
              <Table.Td>{formatMoney(pensionable)}</Table.Td>
              <Table.Td>{formatMoney(employer)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        {forms.length > 1 && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>Together</Table.Th>
              <Table.Td>{formatMoney(sumOf(forms.map(({ fee }) => fee)))}</Table.Td>
              <Table.Td>{formatMoney(sumOf(forms.map(({ pensionable }) => pensionable)))}</Table.Td>
              <Table.Td>{formatMoney(sumOf(forms.map(({ employer }) => employer)))}</Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Section>
  );
}

function FormBRows({ answer }: Pick<WhatIfResultsProps, 'answer'>): ReactNode {
  const rows = boxRows(answer);
  if (rows.length === 0) return null;
  return (
    <dl className={classes['boxes']}>
      {rows.map(({ box, name, words, amount, isUncertain }) => (
        <div key={box} className={classes['box']} data-total={box === 'i'}>
          <dt>
            <b>{box}</b> {name}
            <span className={classes['words']}>{words}</span>
          </dt>
          <dd>
            {isUncertain && <Uncertain />} {formatMoney(amount)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Uncertain(): ReactNode {
  return <StatusChip word="Not certain" shape="bang" tone="amber" />;
}
