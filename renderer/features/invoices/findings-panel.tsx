import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconExclamationCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Finding, InvoiceField } from '../../../shared/domain/invoices/completeness.ts';
import { errorTexts } from '../../../shared/errors/texts.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import classes from './findings-panel.module.css';

export interface FindingsPanelProps {
  /** Null while a number in the form is none. */
  readonly findings: readonly Finding[] | null;
  /** Why something cannot be worked out; null when all can. */
  readonly problem: ErrorCode | null;
  readonly onField: (field: InvoiceField) => void;
}

/** What the invoice still lacks: what the law asks first, what is left to decide, then what speeds payment. Each leads to its field. */
export function FindingsPanel({ findings, problem, onField }: FindingsPanelProps): ReactNode {
  const law = findings?.filter(({ level }) => level === 'law') ?? [];
  const decisions = findings?.filter(({ level }) => level === 'decision') ?? [];
  const recommended = findings?.filter(({ level }) => level === 'recommended') ?? [];
  return (
    <section aria-label="Check" className={classes['root']}>
      <output className={classes['sum']} data-level={levelOf(law.length + decisions.length, recommended.length)}>
        {findings === null ? 'A number cannot be read yet.' : sumWords(law.length, decisions.length, recommended.length)}
      </output>
      {problem !== null && (
        <p className={classes['problem']}>
          {errorTexts[problem].title}. {errorTexts[problem].action}
        </p>
      )}
      <FindingList title="Required by law" findings={law} onField={onField} />
      <FindingList title="To decide" findings={decisions} onField={onField} />
      <FindingList title="Recommended" findings={recommended} onField={onField} />
    </section>
  );
}

interface FindingListProps extends Pick<FindingsPanelProps, 'onField'> {
  readonly title: string;
  readonly findings: readonly Finding[];
}

function FindingList({ title, findings, onField }: FindingListProps): ReactNode {
  if (findings.length === 0) return null;
  return (
    <>
      <h3 className={classes['title']}>{title}</h3>
      <ul className={classes['list']}>
        {findings.map(({ code, field, level, words }) => (
          <li key={`${code} ${field}`}>
            <UnstyledButton className={classes['finding']} data-level={level} onClick={() => onField(field)}>
              {level !== 'recommended' ? (
                <IconExclamationCircle size={16} stroke={1.8} aria-hidden className={classes['mark']} />
              ) : (
                <IconAlertTriangle size={16} stroke={1.8} aria-hidden className={classes['mark']} />
              )}
              <span className={classes['words']}>
                {lineOf(field)}
                {words}
              </span>
              <IconArrowRight size={14} stroke={1.8} aria-hidden className={classes['arrow']} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function levelOf(law: number, recommended: number): string {
  if (law > 0) return 'law';
  return recommended > 0 ? 'recommended' : 'none';
}

function sumWords(law: number, decisions: number, recommended: number): string {
  if (law > 0) return `${law} thing${law === 1 ? '' : 's'} the law asks for ${law === 1 ? 'is' : 'are'} missing.`;
  if (decisions > 0) return 'One question is to be answered before it can be issued.';
  return recommended > 0 ? 'Everything the law asks for is there.' : 'Complete: nothing is missing.';
}

function lineOf(field: InvoiceField): string {
  const [, index] = /^lines\.(\d+)\./u.exec(field) ?? [];
  return index === undefined ? '' : `Line ${Number(index) + 1}: `;
}
