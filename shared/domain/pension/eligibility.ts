import type { Nation, OrganisationKind } from '../invoices/model.ts';
import type { LocalDate } from '../time.ts';
import { addDays, daysBetween } from '../zones.ts';
import { areaOf, areaRules, type AreaRules, type PensionRates } from './pension-rates.ts';

/** How income reaches the pension: on Forms A and B, by whoever engages, or not at all. */
export const pensionRoutes = ['forms', 'solo', 'type2', 'type1', 'officer', 'none'] as const;
export type PensionRoute = (typeof pensionRoutes)[number];

/** Where a person stands with the scheme. */
export const schemeStatuses = [
  'active',
  'partlyRetired',
  'retiredRejoined',
  'retiredNotRejoined',
  'optedOut',
  'notEligible',
  'notSure',
] as const;
export type SchemeStatus = (typeof schemeStatuses)[number];

/** What the work is, as far as the pension asks. */
export const pensionTasks = ['deputising', 'appraisal', 'outOfHours', 'ownPractice', 'salaried', 'other'] as const;
export type PensionTask = (typeof pensionTasks)[number];

export const pensionIntents = ['yes', 'no', 'ask'] as const;
export type PensionIntent = (typeof pensionIntents)[number];

export interface EngagementFacts {
  /** Who pays the practitioner, as on the booking. */
  readonly arrangement: 'soleTrader' | 'ownCompany' | 'agency' | 'umbrella' | 'paye';
  readonly payer: OrganisationKind;
  readonly nation: Nation;
  readonly task: PensionTask;
  readonly status: SchemeStatus;
  readonly intent: PensionIntent;
  /** Whether there is a salaried or SOLO post: appraisals then belong to it. */
  readonly hasType2Post: boolean;
  readonly workedOn: LocalDate;
  /** All days worked for the same payer, in any order. */
  readonly daysAtPayer: readonly LocalDate[];
}

/** The one thing that decides. */
export const eligibilityReasons = [
  'LIMITED_COMPANY',
  'AGENCY',
  'EMPLOYED',
  'SALARIED',
  'OWN_PRACTICE',
  'NOT_IN_SCHEME',
  'STATUS_UNSURE',
  'PRIVATE',
  'OUT_OF_HOURS',
  'COMMISSIONER',
  'APPRAISAL',
  'APPRAISAL_TYPE_2',
  'NETWORK',
  'NOT_NHS_PRACTICE',
  'PRACTICE_LOCUM',
] as const;
export type EligibilityReason = (typeof eligibilityReasons)[number];

export interface Eligibility {
  readonly route: PensionRoute;
  /** The one reason that decides. */
  readonly reason: EligibilityReason;
  /** Whether it goes on a form: null where the user has yet to say so. */
  readonly isPensioned: boolean | null;
  /** Whether the work has gone on for six months at this payer without a longer break. */
  readonly isSixMonths: boolean;
}

/** Where a piece of work belongs, by the first rule that speaks. Words: eligibility-words.ts. */
export function judgeEngagement(facts: EngagementFacts): Eligibility {
  const [reason, route] = decide(facts);
  return {
    route,
    reason,
    isPensioned: route === 'forms' ? chosen(facts.intent) : false,
    isSixMonths: route === 'forms' && isSixMonthsAt(facts.daysAtPayer, facts.workedOn),
  };
}

type Decision = readonly [reason: EligibilityReason, route: PensionRoute];

function decide({ arrangement, payer, task, status, hasType2Post }: EngagementFacts): Decision {
  return byArrangement(arrangement, task) ?? byStatus(status) ?? byTask(task, { hasType2Post }) ?? byPayer(payer);
}

function byArrangement(arrangement: EngagementFacts['arrangement'], task: PensionTask): Decision | null {
  if (arrangement === 'ownCompany') return ['LIMITED_COMPANY', 'none'];
  if (arrangement === 'agency' || arrangement === 'umbrella') return ['AGENCY', 'none'];
  if (task === 'salaried') return ['SALARIED', 'type2'];
  return arrangement === 'paye' ? ['EMPLOYED', 'officer'] : null;
}

function byStatus(status: SchemeStatus): Decision | null {
  if (status === 'notSure') return ['STATUS_UNSURE', 'none'];
  return ['optedOut', 'notEligible', 'retiredNotRejoined'].includes(status) ? ['NOT_IN_SCHEME', 'none'] : null;
}

function byTask(task: PensionTask, { hasType2Post }: { readonly hasType2Post: boolean }): Decision | null {
  if (task === 'ownPractice') return ['OWN_PRACTICE', 'type1'];
  if (task === 'outOfHours') return ['OUT_OF_HOURS', 'solo'];
  if (task === 'appraisal') return hasType2Post ? ['APPRAISAL_TYPE_2', 'solo'] : ['APPRAISAL', 'forms'];
  return null;
}

function byPayer(payer: OrganisationKind): Decision {
  switch (payer) {
    case 'practice':
      return ['PRACTICE_LOCUM', 'forms'];
    case 'outOfHours':
      return ['OUT_OF_HOURS', 'solo'];
    case 'careBoard':
      return ['COMMISSIONER', 'solo'];
    case 'network':
      return ['NETWORK', 'solo'];
    case 'trust':
      return ['EMPLOYED', 'officer'];
    case 'agency':
      return ['AGENCY', 'none'];
    case 'private':
    case 'insurer':
      return ['PRIVATE', 'none'];
    case 'pharmacy':
    case 'clinic':
    case 'other':
      return ['NOT_NHS_PRACTICE', 'none'];
    default:
      return payer satisfies never;
  }
}

/** What the rules never allow, whatever the user says: such work is on no form. */
const impossible: ReadonlySet<EligibilityReason> = new Set(['LIMITED_COMPANY', 'AGENCY']);

export function isImpossible({ reason }: Pick<Eligibility, 'reason'>): boolean {
  return impossible.has(reason);
}

export interface UsualChoice {
  /** Whether the identity says that its locum work is pensioned. */
  readonly isPensioned: boolean;
  /** What other work of the area and year says where it is all or none; null where there is none, or each may differ. */
  readonly standing: 'yes' | 'no' | null;
}

/** Yes, no or ask for work of which its booking says nothing. */
export function usualIntent(
  { route, reason }: Pick<Eligibility, 'route' | 'reason'>,
  { isPensioned, standing }: UsualChoice,
): PensionIntent {
  if (reason === 'STATUS_UNSURE') return isPensioned ? 'ask' : 'no';
  if (route !== 'forms') return 'no';
  return standing ?? (isPensioned ? 'yes' : 'no');
}

/** What holds: what was said, else what is usual; never yes where the rules make it impossible. */
export function heldIntent(eligibility: Pick<Eligibility, 'reason'>, said: PensionIntent | null, usual: PensionIntent): PensionIntent {
  return isImpossible(eligibility) ? 'no' : (said ?? usual);
}

/** Whether a choice goes against the rule that decides: a reason to warn. */
export function contradicts({ route }: Pick<Eligibility, 'route'>, choice: PensionIntent): boolean {
  return choice === 'yes' && route !== 'forms';
}

function chosen(intent: PensionIntent): boolean | null {
  return intent === 'ask' ? null : intent === 'yes';
}

/** Six months without a break longer than this count as continuous: the sources name no figure. */
const LONGEST_BREAK_DAYS = 31;
const SIX_MONTHS_DAYS = 183;

function isSixMonthsAt(days: readonly LocalDate[], workedOn: LocalDate): boolean {
  const past = [...new Set([...days, workedOn])]
    .filter((day) => day <= workedOn)
    .sort()
    .reverse();
  let first = workedOn;
  for (const day of past) {
    if (daysBetween(day, first) > LONGEST_BREAK_DAYS) break;
    first = day;
  }
  return addDays(first, SIX_MONTHS_DAYS) <= workedOn;
}

/** What six months at one practice mean in a nation, and how sure that is. */
export function sixMonthsRule(nation: Nation, rates: PensionRates): AreaRules['sixMonths'] {
  return areaRules(rates, areaOf(nation)).sixMonths;
}
