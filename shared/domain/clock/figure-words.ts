import type { Digits } from './digits.ts';

/** The figures as they are read aloud: `24 min left`, `4 min 12 s over`, `13:20`. */
export function figureWords({ figures, phase }: { readonly figures: Digits | null; readonly phase: string }): string {
  if (figures === null) return '';
  const length = partsOf(figures);
  if (length === '') return figures.text;
  if (figures.sign === '+') return `${length} ${phase === 'overtime' ? 'over' : 'late'}`;
  return `${length} ${phase === 'waiting' ? 'to the start' : 'left'}`;
}

/** Empty for a time of day, which has neither a unit nor seconds. */
function partsOf({ hours, minutes, seconds, unit }: Digits): string {
  const parts = [
    hours !== null && `${hours} h`,
    (unit !== null || hours !== null || (seconds !== null && minutes > 0)) && `${minutes} min`,
    seconds !== null && `${seconds} s`,
  ];
  return parts.filter(Boolean).join(' ');
}
