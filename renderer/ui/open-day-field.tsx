import type { ReactNode } from 'react';
import { localDate } from '../../shared/domain/time.ts';
import { DayField } from './day-field.tsx';
import { dayWithYearWords } from './time-words.ts';

export interface OpenDayFieldProps {
  readonly label: string;
  /** `2026-11-26`; null while it is left open. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  /** What leaving it open means. */
  readonly placeholder: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  /** Where it stands in its form, so that it can be focused. */
  readonly path?: string;
  /** Shown to screen readers alone, where a heading or the placeholder says it. */
  readonly isLabelHidden?: boolean;
}

/** A day that may be left open. */
export function OpenDayField(props: OpenDayFieldProps): ReactNode {
  const { label, value, onChange, placeholder, description, error, path, isLabelHidden = false } = props;
  // A name that is not seen must hold what is seen, for those who speak to the computer.
  const shown = value === null ? placeholder : dayWithYearWords(localDate(value));
  const name = shown === label ? label : `${label}: ${shown}`;
  return (
    <DayField
      {...(isLabelHidden ? { 'aria-label': name } : { label })}
      clearable
      clearButtonProps={{ 'aria-label': `${label}: ${placeholder}` }}
      placeholder={placeholder}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value ?? ''}
      error={error}
      data-path={path}
      onChange={(day) => onChange(day === '' ? null : day)}
    />
  );
}
