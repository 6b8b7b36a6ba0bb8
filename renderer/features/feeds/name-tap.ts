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

/** Up to five rows that show best what the rule does: bookings first, each summary once. */
export function sampleItems(items: readonly PreviewItem[]): readonly PreviewItem[] {
  const seen = new Set<string>();
  const samples: PreviewItem[] = [];
  for (const item of [...items.filter(isBooking), ...items.filter((other) => !isBooking(other) && other.selectable)]) {
    if (samples.length === SAMPLES) break;
    if (seen.has(item.summary) || tapWords(item.summary).length === 0) continue;
    seen.add(item.summary);
    samples.push(item);
  }
  return samples;
}

/** What the row will be called: `Jane · Massage`; a row without a name is filed as "Client". */
export function reducedWords({ firstName, title }: Pick<PreviewItem, 'firstName' | 'title'>): string {
  return [firstName ?? 'Client', title].filter((part) => part !== null && part !== '').join(' · ');
}

function isBooking({ group }: PreviewItem): boolean {
  return group === 'new' || group === 'moved' || group === 'changed';
}
