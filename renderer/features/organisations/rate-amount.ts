import type { Rate } from '../../../shared/contract/organisations.ts';
import { amountText, moneyProblem, typedPence } from '../../ui/money-words.ts';

/** What a rate is as typed in one field: pounds, or per cent of the takings. Not a number stays one, for the contract to refuse. */
export function typedRate(unit: Rate['unit'], typed: string): { readonly price: number | null; readonly share: number | null } {
  return unit === 'percent' ? { price: null, share: typedShare(typed) } : { price: typedPence(typed), share: null };
}

/** What is wrong with it; null when it can be saved. */
export function rateProblem(unit: Rate['unit'], typed: string): string | null {
  if (unit !== 'percent') return moneyProblem(typed);
  const share = typedShare(typed);
  return Number.isInteger(share) && share >= 0 && share <= 10_000 ? null : 'Between 0 and 100 %';
}

/** As the field shows a rate: `90.00`, or `60` for a share. */
export function rateText({ price, share }: Pick<Rate, 'price' | 'share'>): string {
  return price === null ? String((share ?? 0) / 100) : amountText(price);
}

function typedShare(text: string): number {
  const percent = Number(text.replaceAll(/[\s%]/gu, ''));
  return text.trim() === '' ? Number.NaN : Math.round(percent * 100);
}
