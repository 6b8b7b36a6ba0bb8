import type { Page } from '@playwright/test';

/** The words of a face: the line above the figures, the figures, and what a screen reader is told of the phase. */
export interface ShownFace {
  readonly above: string;
  readonly figures: string;
  readonly says: string;
}

/** A clock window of the practitioner. */
export function clockWindow(page: Page) {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  return {
    figures: page.getByRole('timer'),
    above: page.getByRole('paragraph').first(),
    /** The phase with the lines below the figures, as one text. */
    says: page.getByRole('status').first(),

    async read(): Promise<ShownFace> {
      const [above, figures, says] = await Promise.all([
        page.getByRole('paragraph').first().textContent(),
        page.getByRole('timer').textContent(),
        page.getByRole('status').first().textContent(),
      ]);
      return { above: above ?? '', figures: figures ?? '', says: says ?? '' };
    },

    press,

    lateStart: page.getByRole('dialog', { name: /begun late/u }),

    /** Answers the question of a late start. */
    async startLate(choice: string): Promise<void> {
      await press('Start');
      await page.getByRole('radio', { name: choice }).check();
      await press('Start now');
    },
  };
}
