import { useEffect, useEffectEvent, type RefObject } from 'react';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';

/**
 * Makes the weekday buttons above a week lead to their day, and lets them be named by what they show.
 * The schedule package (9.6.2) draws them as buttons named "Weekday 2026-11-23" that do nothing;
 * to be removed when it takes a handler and a label for them.
 */
export function useWeekdayLinks(grid: RefObject<HTMLElement | null>, onChoose: (day: LocalDate) => void): void {
  const choose = useEffectEvent(onChoose);
  useEffect(() => {
    for (const button of grid.current?.querySelectorAll<HTMLElement>('button[aria-label^="Weekday "]') ?? []) {
      button.dataset['day'] = button.ariaLabel?.slice('Weekday '.length) ?? '';
      button.removeAttribute('aria-label');
    }
  });
  useEffect(() => {
    const node = grid.current;
    const handleClick = ({ target }: MouseEvent): void => {
      const day = target instanceof Element ? target.closest<HTMLElement>('button[data-day]')?.dataset['day'] : undefined;
      if (day !== undefined) choose(localDate(day));
    };
    node?.addEventListener('click', handleClick);
    return () => node?.removeEventListener('click', handleClick);
  });
}
