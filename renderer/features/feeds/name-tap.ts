import type { PreviewItem } from '../../../shared/contract/feeds.ts';

/** The word of one row that was tapped as the client's first name. */
export interface NameTap {
  readonly key: string;
  /** Index into `tapWords` of the row's summary. */
  readonly word: number;
}

/** A second tap on the chosen word gives the choice up; any other word becomes the choice. */
export function nextTap(current: NameTap | null, tapped: NameTap): NameTap | null {
  return current?.key === tapped.key && current.word === tapped.word ? null : tapped;
}

/** What the row will be called: `Jane · Massage`; a row without a name is filed as "Client". */
export function reducedWords({ firstName, title }: Pick<PreviewItem, 'firstName' | 'title'>): string {
  return [firstName ?? 'Client', title].filter((part) => part !== null && part !== '').join(' · ');
}
