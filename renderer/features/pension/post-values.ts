import { postInputSchema, type PensionPost, type PostInput } from '../../../shared/contract/pension-profiles.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';
import { amountText, moneyProblem, typedPence } from '../../ui/money-words.ts';

/** What a post came to in one year, as typed in pounds. */
export interface PostYearValues {
  readonly schemeYear: number;
  readonly fee: string;
  readonly expenses: string;
  readonly pensionable: string;
  readonly employee: string;
  readonly employerPaid: string;
}

/** What stands in the fields of a post, as typed. Names are those of the contract. */
export interface PostFormValues extends Pick<PensionPost, 'kind' | 'employer' | 'employerCode'> {
  readonly startsOn: string;
  /** Empty while it goes on. */
  readonly endsOn: string;
  readonly years: readonly PostYearValues[];
}

export const newPost: PostFormValues = { kind: 'solo', employer: '', employerCode: '', startsOn: '', endsOn: '', years: [] };

export const amountNames = ['fee', 'expenses', 'pensionable', 'employee', 'employerPaid'] as const;

export function postValues({ id: _id, endsOn, years, ...same }: PensionPost): PostFormValues {
  return {
    ...same,
    endsOn: endsOn ?? '',
    years: years.map(({ schemeYear, fee, expenses, pensionable, employee, employerPaid }) => ({
      schemeYear,
      fee: amountText(fee),
      expenses: amountText(expenses),
      pensionable: amountText(pensionable),
      employee: amountText(employee),
      employerPaid: amountText(employerPaid),
    })),
  };
}

/** What the contract is given; checked by `postErrors` before it is sent. An amount that was left empty is none. */
export function toPostInput({ employerCode, endsOn, years, ...same }: PostFormValues): PostInput {
  const amount = (text: string): number => (text.trim() === '' ? 0 : typedPence(text));
  return {
    ...same,
    employerCode: employerCode.toUpperCase(),
    endsOn: endsOn === '' ? null : endsOn,
    years: years.map(({ schemeYear, fee, expenses, pensionable, employee, employerPaid }) => ({
      schemeYear,
      fee: amount(fee),
      expenses: amount(expenses),
      pensionable: amount(pensionable),
      employee: amount(employee),
      employerPaid: amount(employerPaid),
    })),
  };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function postErrors(values: PostFormValues): FormErrors {
  const found = formErrors(postInputSchema.safeParse(toPostInput(values)));
  const errors = Object.entries(found).filter(([path]) => !/^years\.\d+\.(?!schemeYear)/u.test(path));
  const amounts = values.years.flatMap((year, index) =>
    amountNames.flatMap((name) => {
      const problem = year[name].trim() === '' ? null : moneyProblem(year[name]);
      return problem === null ? [] : [[`years.${index}.${name}`, problem] as const];
    }),
  );
  if (values.startsOn === '') return { ...Object.fromEntries([...errors, ...amounts]), startsOn: 'Choose the first day' };
  return Object.fromEntries([...errors, ...amounts]);
}

/** A year that is not in the list yet: after the newest, or the present one. */
export function nextYear(years: readonly PostYearValues[], present: number): PostYearValues {
  const newest = years.reduce<number | null>((last, { schemeYear }) => (last === null || schemeYear > last ? schemeYear : last), null);
  return { schemeYear: newest === null ? present : newest + 1, fee: '', expenses: '', pensionable: '', employee: '', employerPaid: '' };
}
