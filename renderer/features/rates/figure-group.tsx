import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { FiguresInUse } from '../../../shared/contract/rates.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import classes from './rates.module.css';

type Group = FiguresInUse['groups'][number];
type Figure = Group['figures'][number];

export interface FigureGroupProps {
  readonly group: Group;
  readonly today: LocalDate;
}

/** Figures of one sort: those that hold now or later, and on request those that held before. */
export function FigureGroup({ group: { title, figures }, today }: FigureGroupProps): ReactNode {
  const [all, setAll] = useState(false);
  const isPast = ({ to }: Figure): boolean => to !== null && to < today;
  const past = figures.filter(isPast).length;
  const shown = all ? figures : figures.filter((figure) => !isPast(figure));
  return (
    <Section
      title={title}
      action={
        past > 0 && (
          <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Hide earlier ones' : `Show ${past} earlier`}
          </Button>
        )
      }
    >
      {figures.length === 0 && <p className={classes['none']}>None yet.</p>}
      <ul className={classes['figures']}>
        {shown.map((figure) => (
          <FigureItem key={`${figure.name} ${figure.from} ${figure.value}`} figure={figure} />
        ))}
      </ul>
    </Section>
  );
}

function FigureItem({ figure: { name, value, from, to, sources, doubt } }: { readonly figure: Figure }): ReactNode {
  return (
    <li className={classes['figure']}>
      <div className={classes['head']}>
        <span className={classes['name']}>{name}</span>
        {doubt !== '' && <StatusChip word="Not certain" shape="bang" tone="amber" />}
      </div>
      <p className={classes['value']}>{value}</p>
      <p className={classes['origin']}>
        {from !== null && <span>{spanWords(from, to)}</span>}
        {doubt !== '' && <span>{doubt}</span>}
        {sources.map(({ title, url }) => (
          <span key={`${title} ${url}`} title={url}>
            {title}
          </span>
        ))}
      </p>
    </li>
  );
}

function spanWords(from: LocalDate, to: LocalDate | null): string {
  return to === null ? `From ${dayWithYearWords(from)}.` : `${dayWithYearWords(from)} to ${dayWithYearWords(to)}.`;
}
