import { useState } from 'react';

/** Lines on one page of a list. */
export const pageSize = 50;

export interface Page {
  /** From 1. */
  readonly number: number;
  /** What to ask the core for. */
  readonly range: { readonly offset: number; readonly limit: number };
  readonly turn: (number: number) => void;
}

/**
 * The page of a list that is being looked at.
 *
 * @param wanted  names what is searched and filtered: another one begins on its first page
 */
export function usePage(wanted: string): Page {
  const [turned, setTurned] = useState({ wanted, number: 1 });
  const number = turned.wanted === wanted ? turned.number : 1;
  return {
    number,
    range: { offset: (number - 1) * pageSize, limit: pageSize },
    turn: (chosen) => setTurned({ wanted, number: chosen }),
  };
}
