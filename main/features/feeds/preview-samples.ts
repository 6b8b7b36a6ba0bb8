import type { PreviewItem } from '../../../shared/contract/feeds.ts';
import { tapWords } from '../../../shared/domain/feed/name-position.ts';

const samples = 5;

/** Up to five rows that show best what the rule for names does, each summary once: bookings, or else what may be chosen. */
export function sampleItems(rows: readonly PreviewItem[]): readonly PreviewItem[] {
  const bookings = rows.filter(isBooking);
  const bySummary = new Map<string, PreviewItem>();
  for (const row of bookings.length > 0 ? bookings : rows.filter(({ selectable }) => selectable)) {
    if (!bySummary.has(row.summary) && tapWords(row.summary).length > 0) bySummary.set(row.summary, row);
    if (bySummary.size === samples) break;
  }
  return [...bySummary.values()];
}

function isBooking({ group }: PreviewItem): boolean {
  return group === 'new' || group === 'moved' || group === 'changed';
}
