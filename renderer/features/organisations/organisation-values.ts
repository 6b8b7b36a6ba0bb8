import {
  blankOrganisation,
  organisationInputSchema,
  type Organisation,
  type OrganisationInput,
  type Rate,
} from '../../../shared/contract/organisations.ts';
import { checkEmployingAuthority, checkPracticeCode } from '../../../shared/domain/pension/pension-numbers.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';
import { rateProblem, rateText, typedRate } from './rate-amount.ts';
import { termsErrors, termsValues, toTerms, usualTerms, type TermsValues } from '../terms/terms-values.ts';

/** One line of the rate card as typed: pounds, or per cent for a share. */
export interface RateValues {
  readonly unit: Rate['unit'];
  readonly name: string;
  readonly amount: string;
}

export interface ContactValues {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
}

/** What stands in the fields of an organisation, as typed. Names are those of the contract. */
export interface OrganisationFormValues extends Omit<
  Organisation,
  'id' | 'used' | 'archivedAt' | 'terms' | 'rates' | 'contacts' | 'travelMs'
> {
  readonly ownTerms: boolean;
  readonly terms: TermsValues;
  readonly rates: readonly RateValues[];
  readonly contacts: readonly ContactValues[];
  readonly travelMinutes: number | string;
}

export const newContact: ContactValues = { name: '', role: '', email: '', phone: '' };

const { terms: _terms, travelMs: _travelMs, ...unsaid } = blankOrganisation;

export const newOrganisation: OrganisationFormValues = { ...unsaid, ownTerms: false, terms: usualTerms, travelMinutes: '' };

const minute = 60_000;

export function organisationValues(organisation: Organisation): OrganisationFormValues {
  const { id: _id, used: _used, archivedAt: _archivedAt, terms, rates, travelMs, ...same } = organisation;
  return {
    ...same,
    ownTerms: terms !== null,
    terms: terms === null ? usualTerms : termsValues(terms),
    rates: rates.map(({ unit, name, price, share }) => ({ unit, name, amount: rateText({ price, share }) })),
    travelMinutes: travelMs === null ? '' : travelMs / minute,
  };
}

/** What the contract is given; checked by `organisationErrors` before it is sent. */
export function toOrganisationInput({ ownTerms, terms, rates, travelMinutes, ...same }: OrganisationFormValues): OrganisationInput {
  return {
    ...same,
    odsCode: same.odsCode.toUpperCase(),
    employingAuthorityCode: same.employingAuthorityCode.toUpperCase(),
    terms: ownTerms ? toTerms(terms) : null,
    rates: rates.map(({ unit, name, amount }) => ({ unit, name, ...typedRate(unit, amount) })),
    travelMs: String(travelMinutes).trim() === '' ? null : Number(travelMinutes) * minute,
  };
}

/** What is unusual about the codes for pension forms; it may be right all the same, and keeps nothing back. */
export function unusualCodes({ kind, nation, odsCode, employingAuthorityCode }: OrganisationFormValues): {
  readonly odsCode: string | null;
  readonly employingAuthorityCode: string | null;
} {
  const { problem } = checkPracticeCode(odsCode, nation);
  return { odsCode: kind === 'practice' ? problem : null, employingAuthorityCode: checkEmployingAuthority(employingAuthorityCode).problem };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function organisationErrors(values: OrganisationFormValues): FormErrors {
  const found = Object.entries(formErrors(organisationInputSchema.safeParse(toOrganisationInput(values))))
    .filter(([path]) => !path.startsWith('terms') && !path.startsWith('rates'))
    .map(([path, text]) => [path === 'travelMs' ? 'travelMinutes' : path, text] as const);
  const rates = values.rates.flatMap(({ unit, name, amount }, index) => {
    const problem = rateProblem(unit, amount);
    return [
      ...(problem === null ? [] : [[`rates.${index}.amount`, problem] as const]),
      ...(name.trim().length > 60 ? [[`rates.${index}.name`, 'At most 60 characters'] as const] : []),
    ];
  });
  return { ...Object.fromEntries([...found, ...rates]), ...(values.ownTerms ? termsErrors(values.terms, 'terms.') : {}) };
}
