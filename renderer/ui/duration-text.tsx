import type { ReactNode } from 'react';
import type { DurationMs } from '../../shared/domain/time.ts';
import { lengthWords } from './time-words.ts';

export interface DurationTextProps {
  /** Not negative. */
  readonly length: DurationMs;
}

/** `60 min`, `2 h 30 min`. */
export function DurationText({ length }: DurationTextProps): ReactNode {
  return <time dateTime={`PT${Math.round(length / 60_000)}M`}>{lengthWords(length)}</time>;
}
