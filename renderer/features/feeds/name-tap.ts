import type { PreviewItem } from '../../../shared/contract/feeds.ts';
import { tapWords } from '../../../shared/domain/feed/name-position.ts';

/** The word of one row that was tapped as the client's first name. */
export interface NameTap {
  readonly key: string;
  /** Index into `tapWords` of the row's summary. */
  readonly word: number;
}

const SAMPLES = 5;

/** A second tap on the chosen word gives the choice up; any other word becomes the choice. */
export function nextTap(current: NameTap | null, tapped: NameTap): NameTap | null {
  return current?.key === tapped.key && current.word === tapped.word ? null : tapped;
}

/** Up to five rows that show best what the rule does, each summary once: bookings, or else what may be chosen. */
export function sampleItems(items: readonly PreviewItem[]): readonly PreviewItem[] {
  const bookings = items.filter(isBooking);
  const bySummary = new Map<string, PreviewItem>();
  for (const item of bookings.length > 0 ? bookings : items.filter(({ selectable }) => selectable)) {
    if (!bySummary.has(item.summary) && tapWords(item.summary).length > 0) bySummary.set(item.summary, item);
    if (bySummary.size === SAMPLES) break;
  }
  return [...bySummary.values()];
}

/** What the row will be called: `Jane · Massage`; a row without a name is filed as "Client". */
export function reducedWords({ firstName, title }: Pick<PreviewItem, 'firstName' | 'title'>): string {
  return [firstName ?? 'Client', title].filter((part) => part !== null && part !== '').join(' · ');
}

function isBooking({ group }: PreviewItem): boolean {
  return group === 'new' || group === 'moved' || group === 'changed';
}
