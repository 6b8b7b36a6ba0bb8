import type { Nation } from '../invoices/model.ts';
import type { BasisPoints, Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import type { FormABoxes, FormARange } from './form-a.ts';
import type { FormBTotals } from './form-b-totals.ts';
import type { Doubt, SchemeArea } from './pension-rates.ts';
import type { DayRange, Month, SchemeYear } from './scheme-year.ts';

/** The version of the data sheets' own layout; it stands on each of them. */
export const dataSheetVersion = 1;

/** Who works, as the forms ask for it; empty texts where it was not entered. */
export interface PaperMember {
  readonly name: string;
  readonly address: readonly string[];
  readonly email: string;
  readonly niNumber: string;
  readonly gmcNumber: string;
  /** Eight digits. */
  readonly sdNumber: string;
  readonly dateOfBirth: LocalDate | null;
  readonly hostBody: string;
  /** Employing authority code of the host body. */
  readonly hostCode: string;
  /** Wales alone. */
  readonly hostReference: string;
}

export interface PaperPayer {
  readonly name: string;
  readonly address: readonly string[];
  readonly employingAuthorityCode: string;
}

/** Everything that stands on one Form A. */
export interface FormAPaper {
  readonly member: PaperMember;
  readonly payer: PaperPayer;
  readonly nation: Nation;
  readonly schemeYear: SchemeYear;
  readonly invoiceNumber: string;
  /** By day. */
  readonly ranges: readonly FormARange[];
  readonly boxes: FormABoxes;
  readonly practiceRate: BasisPoints;
  /** Unique payment reference; null until Form B is made. */
  readonly reference: string | null;
  readonly paidOn: LocalDate | null;
  /** Who signed for the payer; empty before. */
  readonly approvedBy: string;
  readonly doubts: readonly Doubt[];
  /** The day on which the form was made. */
  readonly madeOn: LocalDate;
}

export interface FormBPaperRow {
  readonly payer: Pick<PaperPayer, 'name' | 'employingAuthorityCode'>;
  /** First and last day. */
  readonly worked: DayRange;
  readonly paidOn: LocalDate;
  /** Box 2 of the Form A. */
  readonly pensionable: Pence;
  /** Box 3 of the Form A. */
  readonly employer: Pence;
}

/** Everything that stands on one Form B. */
export interface FormBPaper {
  readonly member: PaperMember;
  readonly month: Month;
  readonly area: SchemeArea;
  readonly schemeYear: SchemeYear;
  readonly tier: BasisPoints;
  readonly reference: string;
  readonly dueOn: LocalDate | null;
  /** In the order of the form; one for each Form A. */
  readonly rows: readonly FormBPaperRow[];
  readonly totals: FormBTotals;
  readonly doubts: readonly Doubt[];
  /** The day on which the form was made. */
  readonly madeOn: LocalDate;
}
