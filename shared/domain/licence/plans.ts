import { localDate, type LocalDate } from '../time.ts';

/** From the least to the most. */
export const plans = ['free', 'plus', 'pro'] as const;
export type Plan = (typeof plans)[number];

/** What a plan can open. A licence names those that it opens; names that this version does not know are passed over. */
export const gates = [
  'unlimitedInvoicePdfs',
  'reminders',
  'pensionForms',
  'tax',
  'expenses',
  'documentStore',
  'complianceLinks',
  'assistant',
  'nmcTracker',
  'xero',
  'automationApi',
  'supportTickets',
] as const;
export type Gate = (typeof gates)[number];

/** What no plan, no ended licence and no missing account ever limits. */
export const neverLimited = [
  'reading',
  'searching',
  'printing',
  'exporting',
  'backingUp',
  'restoring',
  'deleting',
  'clockAndSchedule',
  'calendarSync',
  'organisationsAndBookings',
  'documentReminders',
] as const;

export interface GateLine {
  readonly gate: Gate;
  /** The least plan that opens it. */
  readonly opensWith: Exclude<Plan, 'free'>;
  /** Whether the product has it yet: what it has not is neither offered nor charged for. */
  readonly isBuilt: boolean;
}

export interface PlanTable {
  /** The first day on which it holds; until the next table. */
  readonly from: LocalDate;
  readonly freeInvoicePdfsPerMonth: number;
  readonly lines: readonly GateLine[];
}

/** Oldest first. A table that was in force is never changed: a new one follows it. */
export const planTables: readonly PlanTable[] = [
  {
    from: localDate('2026-11-22'),
    freeInvoicePdfsPerMonth: 3,
    lines: [
      { gate: 'unlimitedInvoicePdfs', opensWith: 'plus', isBuilt: true },
      { gate: 'reminders', opensWith: 'plus', isBuilt: true },
      { gate: 'pensionForms', opensWith: 'plus', isBuilt: true },
      { gate: 'tax', opensWith: 'plus', isBuilt: false },
      { gate: 'expenses', opensWith: 'plus', isBuilt: false },
      { gate: 'documentStore', opensWith: 'plus', isBuilt: false },
      { gate: 'complianceLinks', opensWith: 'plus', isBuilt: false },
      { gate: 'assistant', opensWith: 'plus', isBuilt: false },
      { gate: 'nmcTracker', opensWith: 'plus', isBuilt: false },
      { gate: 'xero', opensWith: 'pro', isBuilt: false },
      { gate: 'automationApi', opensWith: 'pro', isBuilt: false },
      { gate: 'supportTickets', opensWith: 'pro', isBuilt: false },
    ],
  },
];

/** The table of a day. A day before the first table, which only a wrong clock shows, has the first. */
export function planTableOn(day: LocalDate): PlanTable {
  const [first, ...later] = planTables;
  if (!first) throw new TypeError('there is no table of plans');
  return later.findLast(({ from }) => from <= day) ?? first;
}

/** What a plan opens on a day, in the order of the table. */
export function gatesOf(plan: Plan, day: LocalDate): readonly Gate[] {
  return planTableOn(day)
    .lines.filter(({ opensWith }) => isAtLeast(plan, opensWith))
    .map(({ gate }) => gate);
}

/** Whether a plan has anything yet that the one below it has not: else it is not sold. */
export function isSellable(plan: Plan, day: LocalDate): boolean {
  return planTableOn(day).lines.some(({ opensWith, isBuilt }) => isBuilt && opensWith === plan);
}

export function isAtLeast(plan: Plan, wanted: Plan): boolean {
  return plans.indexOf(plan) >= plans.indexOf(wanted);
}
