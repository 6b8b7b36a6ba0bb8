import type { BankLine } from './bank-line.ts';
import { lettersOf } from './line-keys.ts';

type ComparedLine = Pick<BankLine, 'key' | 'bookedOn' | 'amount' | 'text'>;

/** A new line, and the known line that it may repeat. */
export interface LikelyRepeat {
  readonly key: string;
  readonly knownKey: string;
}

/**
 * Finds new lines that may be known already under another key: the bank's other formats cut and arrange texts differently.
 * Same day, same amount, and one text begins as the other does or holds it. Each known line is named once; the user decides.
 */
export function likelyRepeats(lines: readonly ComparedLine[], known: readonly ComparedLine[]): readonly LikelyRepeat[] {
  const knownKeys = new Set(known.map(({ key }) => key));
  const waiting = Map.groupBy(known, ({ bookedOn, amount }) => `${bookedOn} ${amount}`);
  const repeats: LikelyRepeat[] = [];
  for (const line of lines) {
    const same = waiting.get(`${line.bookedOn} ${line.amount}`) ?? [];
    const found = knownKeys.has(line.key) ? undefined : same.find(({ text }) => isLikeText(text, line.text));
    if (found === undefined) continue;
    repeats.push({ key: line.key, knownKey: found.key });
    waiting.set(
      `${line.bookedOn} ${line.amount}`,
      same.filter((other) => other !== found),
    );
  }
  return repeats;
}

/** The beginnings that the shortest formats keep. */
const COMPARED = 12;

function isLikeText(one: string, other: string): boolean {
  const [first, second] = [lettersOf(one), lettersOf(other)];
  return first.includes(second) || second.includes(first) || first.slice(0, COMPARED) === second.slice(0, COMPARED);
}
