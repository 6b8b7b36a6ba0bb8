import type { PensionIntent } from './eligibility.ts';

/** What is known of the other work of a person in one area and scheme year. */
export interface RestOfYear {
  readonly others: readonly OtherSaid[];
  /** Form As that stand there. */
  readonly forms: number;
}

export interface OtherSaid {
  /** On an invoice or a draft: what is said of it is changed there alone. */
  readonly isBilled: boolean;
  /** As it was said, or as it is billed; null where nobody said anything. */
  readonly said: PensionIntent | null;
}

/** What the rest of the year says: yes where anything is pensioned already; no where that was said, and only then. */
export function standingChoice({ others, forms }: RestOfYear): 'yes' | 'no' | null {
  if (forms > 0 || others.some(({ said }) => said === 'yes')) return 'yes';
  return others.some(({ said, isBilled }) => said === 'no' && !isBilled) ? 'no' : null;
}

/**
 * Whether a draft may not say no, because other work that can still say so is pensioned: all or none in Scotland and
 * Northern Ireland. What is billed otherwise already stays, and is warned of.
 *
 * @param isPensioned  what work comes to that says nothing, as long as the year says nothing
 */
export function hindersNo(rest: RestOfYear, isPensioned: boolean): boolean {
  if (rest.forms > 0) return true;
  const usual = standingChoice(rest) ?? (isPensioned ? 'yes' : 'no');
  return rest.others.some(({ said, isBilled }) => !isBilled && (said ?? usual) === 'yes');
}
