import type { MappingValues } from '../../../shared/contract/bank.ts';

type Amount = MappingValues['columns']['amount'];

/** The columns to choose from, each by its name and the first thing in it. */
export function columnChoices(
  preview: readonly (readonly string[])[],
  headerRow: number,
): readonly { readonly value: string; readonly label: string }[] {
  const width = Math.max(0, ...preview.map((cells) => cells.length));
  const under = preview.slice(headerRow);
  return Array.from({ length: width }, (_, index) => {
    const name = headerRow === 0 ? '' : (preview[headerRow - 1]?.[index] ?? '').trim();
    const example = under.map((cells) => (cells[index] ?? '').trim()).find((cell) => cell !== '') ?? '';
    return { value: String(index), label: name || `Column ${index + 1}${example === '' ? '' : `: ${example.slice(0, 24)}`}` };
  });
}

/** The same amount column under the other way of writing. */
export function withAmountKind(amount: Amount, kind: string): Amount {
  if (kind === amount.kind) return amount;
  return amount.kind === 'signed'
    ? { kind: 'inAndOut', moneyIn: amount.column, moneyOut: amount.column + 1 }
    : { kind: 'signed', column: amount.moneyIn };
}
