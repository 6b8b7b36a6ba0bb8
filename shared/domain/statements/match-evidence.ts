import type { OpenInvoice, OpenLine } from './match-model.ts';
import { numberFinder, searchText, type NumberFinder, type NumberMatch, type SearchText } from './number-match.ts';
import { nameSimilarity, wordsOf, type NameWords } from './payer-names.ts';

/** What speaks for one invoice, the amount left aside. */
export interface Evidence {
  readonly invoice: OpenInvoice;
  readonly number: NumberMatch;
  /** The customer's reference that stands in the text. */
  readonly reference: string | null;
  /** 0 to 1; less than half says nothing and is 0. */
  readonly name: number;
}

export interface EvidenceFinder {
  /** One for each invoice, in their order. */
  about(line: OpenLine): readonly Evidence[];
}

/** Prepares the search once for many lines. */
export function evidenceFinder(invoices: readonly OpenInvoice[]): EvidenceFinder {
  const prepared = invoices.map((invoice) => ({
    invoice,
    number: numberFinder(invoice.number),
    references: referenceFinders(invoice),
    names: invoice.payerNames.map(wordsOf),
  }));
  return {
    about: (line) => {
      const written = `${line.text} ${line.reference ?? ''}`;
      const text = searchText(written);
      const words = wordsOf(written);
      const known = new Map<string, number>();
      return prepared.map(({ invoice, number, references, names }) => {
        const name = known.get(invoice.organisationId) ?? bestName(names, words);
        known.set(invoice.organisationId, name);
        return { invoice, number: number.find(text), reference: foundReference(references, text), name };
      });
    },
  };
}

type ReferenceFinder = readonly [reference: string, finder: NumberFinder];

/** Shorter references are in too many texts. */
const SHORTEST_REFERENCE = 5;

function referenceFinders({ references }: OpenInvoice): readonly ReferenceFinder[] {
  return references.filter((reference) => reference.length >= SHORTEST_REFERENCE).map((reference) => [reference, numberFinder(reference)]);
}

function foundReference(references: readonly ReferenceFinder[], text: SearchText): string | null {
  return references.find(([, finder]) => finder.find(text) === 'exact')?.[0] ?? null;
}

function bestName(names: readonly NameWords[], text: NameWords): number {
  const best = Math.max(0, ...names.map((name) => nameSimilarity(name, text)));
  return best < 0.5 ? 0 : best;
}
