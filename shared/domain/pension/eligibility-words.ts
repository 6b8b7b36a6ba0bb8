import type { EligibilityReason } from './eligibility.ts';

/** Why work goes on the forms or does not, in plain words. */
export const eligibilityWords: Readonly<Record<EligibilityReason, string>> = {
  LIMITED_COMPANY: 'A limited company cannot pension this work: the forms are for a GP who is paid in their own name.',
  AGENCY: 'Work through an agency or umbrella company is not pensionable in the NHS scheme.',
  EMPLOYED: 'Employed and hospital work is pensioned through payroll, as an officer. Nothing goes on Forms A and B.',
  SALARIED: 'A salaried post is pensioned by the practice and stands on the Type 2 form.',
  OWN_PRACTICE: 'Work in your own practice is no locum work: it stands on the Type 1 certificate.',
  NOT_IN_SCHEME: 'The pension profile says that you do not pay into the scheme.',
  STATUS_UNSURE: 'Whether you pay into the scheme is not settled. Set it in the pension profile.',
  PRIVATE: 'Private work is not pensionable.',
  OUT_OF_HOURS:
    'Out-of-hours work is GP SOLO work: the provider deducts and pays over, and you keep a record. Never send money for it yourself.',
  COMMISSIONER:
    'Work for an ICB or health board is GP SOLO work: the body deducts and pays over, and you keep a record. Never send money for it yourself.',
  NETWORK:
    'Work for a primary care network or GP federation is mostly GP SOLO work: it deducts and pays over, and you keep a record. If one of its practices engages and pays you, choose that practice.',
  APPRAISAL: 'Appraisal work for NHS England or a health board goes on Forms A and B, as you have no Type 2 post.',
  APPRAISAL_TYPE_2: 'With a Type 2 post, appraisal work is GP SOLO work: record it here.',
  NOT_NHS_PRACTICE: 'Only NHS practices, and appraisal work, go on Forms A and B. If this is an NHS practice, say so at the organisation.',
  PRACTICE_LOCUM:
    'Locum work for an NHS practice (GMS, PMS or APMS) in your own name goes on Forms A and B. Tell the practice before the work that it will be pensioned.',
};

/** What six months at one practice mean. */
export const sixMonthsWords = {
  mayBeType2:
    'You have worked here for six months. After that you may be treated as a salaried GP (Type 2), with all of the pay pensionable. Ask the practice and PCSE.',
  limit: 'You have worked here for six months: in Northern Ireland locum forms end after that. Ask the HSC Pension Service.',
  shortTerm: 'You have worked here for six months: Scotland expects locum work to be short. Ask the practice and PSD.',
} as const;
