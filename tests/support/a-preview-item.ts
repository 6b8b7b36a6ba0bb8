import type { PreviewItem } from '../../shared/contract/feeds.ts';
import { instant } from '../../shared/domain/time.ts';

/** A new, ticked booking on Tuesday 24 November 2026, 14:00 – 15:00 UTC, with the traits that the test is about. */
export function aPreviewItem(traits: Partial<PreviewItem> = {}): PreviewItem {
  return {
    key: 'k1',
    group: 'new',
    ticked: true,
    selectable: true,
    startsAt: instant(Date.UTC(2026, 10, 24, 14)),
    endsAt: instant(Date.UTC(2026, 10, 24, 15)),
    before: null,
    summary: 'Jane D. - 60 min Massage',
    firstName: 'Jane',
    title: 'Massage',
    reason: null,
    conflict: null,
    ...traits,
  };
}
