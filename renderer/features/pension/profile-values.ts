import { isOfSchemeAge } from '../../../shared/domain/pension/scheme-bounds.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import {
  pensionProfileInputSchema,
  type PensionNumbers,
  type PensionProfile,
  type PensionProfileInput,
} from '../../../shared/contract/pension-profiles.ts';
import { amountText, typedPence } from '../../ui/money-words.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';
import { rateText, typedRate } from '../organisations/rate-amount.ts';

/** As typed: a date of birth as `29/02/1980`. */
export interface NumberValues {
  readonly niNumber: string;
  readonly gmcNumber: string;
  readonly sdNumber: string;
  readonly dateOfBirth: string;
}

/** What stands in the fields of a pension profile, as typed. Names are those of the contract. */
export interface ProfileFormValues extends Pick<
  PensionProfile,
  'nation' | 'status' | 'hostBody' | 'hostCode' | 'hostReference' | 'tenWeeksFrom' | 'referenceMonth' | 'northernIrelandDueDay'
> {
  readonly addedYears: string;
  readonly mpavcShare: string;
  readonly mpavcAmount: string;
  readonly additionalPension: string;
  readonly errbo: string;
  /** Null while they are masked; they then stay as they are. */
  readonly numbers: NumberValues | null;
}

const shares = ['addedYears', 'mpavcShare', 'errbo'] as const;
const amounts = ['mpavcAmount', 'additionalPension'] as const;

/** What a new profile begins with: the GMC number as it stands with the identity. */
export function newProfile(gmcNumber: string): ProfileFormValues {
  return {
    nation: 'england',
    status: 'active',
    hostBody: '',
    hostCode: '',
    hostReference: '',
    tenWeeksFrom: 'firstDay',
    referenceMonth: 'formB',
    northernIrelandDueDay: 'sixth',
    addedYears: '',
    mpavcShare: '',
    mpavcAmount: '',
    additionalPension: '',
    errbo: '',
    numbers: { niNumber: '', gmcNumber, sdNumber: '', dateOfBirth: '' },
  };
}

export function profileValues(profile: PensionProfile): ProfileFormValues {
  const { identityId: _identityId, held: _held, posts: _posts, changedAt: _changedAt, ...same } = profile;
  const share = (rate: PensionProfile['errbo']): string => (rate === null ? '' : rateText({ price: null, share: rate }));
  const amount = (sum: PensionProfile['mpavcAmount']): string => (sum === null ? '' : amountText(sum));
  return {
    ...same,
    addedYears: share(profile.addedYears),
    mpavcShare: share(profile.mpavcShare),
    errbo: share(profile.errbo),
    mpavcAmount: amount(profile.mpavcAmount),
    additionalPension: amount(profile.additionalPension),
    numbers: null,
  };
}

/** What the contract is given; checked by `profileErrors` before it is sent. */
export function toProfileInput({ numbers, ...values }: ProfileFormValues): PensionProfileInput {
  const share = (text: string): number | null => (text.trim() === '' ? null : typedRate('percent', text).share);
  const amount = (text: string): number | null => (text.trim() === '' ? null : typedPence(text));
  return {
    ...values,
    hostCode: values.hostCode.toUpperCase(),
    addedYears: share(values.addedYears),
    mpavcShare: share(values.mpavcShare),
    errbo: share(values.errbo),
    mpavcAmount: amount(values.mpavcAmount),
    additionalPension: amount(values.additionalPension),
    numbers: numbers && tidied(numbers),
  };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function profileErrors(values: ProfileFormValues): FormErrors {
  const errors = { ...formErrors(pensionProfileInputSchema.safeParse(toProfileInput(values))) };
  for (const name of shares) if (name in errors) errors[name] = 'A share of the pay above 0 and up to 100 %';
  for (const name of amounts) if (name in errors && !isTooMany(values, name)) errors[name] = 'Pounds above 0, such as 75 or 1,234.50';
  return errors;
}

function isTooMany({ mpavcShare, mpavcAmount }: ProfileFormValues, name: string): boolean {
  return name === 'mpavcAmount' && mpavcShare.trim() !== '' && !Number.isNaN(typedPence(mpavcAmount));
}

/** Without the spaces, strokes and letters that people write, letters as capitals. */
export function tidied({ niNumber, gmcNumber, sdNumber, dateOfBirth }: NumberValues): PensionNumbers {
  const bare = (text: string): string => text.replaceAll(/[\s/-]/gu, '').toUpperCase();
  return {
    niNumber: bare(niNumber),
    gmcNumber: bare(gmcNumber),
    sdNumber: bare(sdNumber).replace(/^SD/, ''),
    dateOfBirth: dateOfBirth.trim() === '' ? null : typedDay(dateOfBirth),
  };
}

/** As they are usually written: `AB 12 34 56 C`, `29/02/1980`. */
export function readable({ niNumber, dateOfBirth, ...same }: PensionNumbers): NumberValues {
  return {
    ...same,
    niNumber: niNumber.replace(/^(..)(..)(..)(..)(.)$/, '$1 $2 $3 $4 $5'),
    dateOfBirth: dateOfBirth?.split('-').toReversed().join('/') ?? '',
  };
}

/** What is to be looked at of a date of birth as it is typed; it is kept all the same. */
export function ageWarnings(typed: string, today: LocalDate): readonly string[] {
  const day = typedDay(typed);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || isOfSchemeAge(localDate(day), today)) return [];
  return [
    'The NHS scheme takes members from 16 to 75. Check the date; if it is right, ask the pension body before more work is pensioned.',
  ];
}

/** `29/02/1980` as `1980-02-29`; anything else as it was typed, for the contract to refuse. */
function typedDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/u.exec(text.trim()) ?? [];
  return year === '' ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
