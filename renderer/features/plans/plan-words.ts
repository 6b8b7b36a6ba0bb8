import type { PlanLook } from '../../../shared/contract/plans.ts';
import { monthOf } from '../../../shared/domain/invoices/invoice-batch.ts';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import type { Gate, neverLimited } from '../../../shared/domain/licence/plans.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { addDays } from '../../../shared/domain/zones.ts';
import { dayWords } from '../../ui/time-words.ts';

export type GateLook = PlanLook['gates'][number];

/** What a plan makes more of, as it stands in a list. */
export const gateNames = {
  unlimitedInvoicePdfs: 'Invoices',
  reminders: 'Reminders of late invoices',
  pensionForms: 'Form A for the pension',
  tax: 'Tax',
  expenses: 'Expenses',
  documentStore: 'Document store',
  complianceLinks: 'Compliance links',
  assistant: 'Assistant',
  nmcTracker: 'NMC tracker',
  xero: 'Xero',
  automationApi: 'Automation',
  supportTickets: 'Support tickets',
} as const satisfies Record<Gate, string>;

export const neverLimitedWords = {
  reading: 'Reading everything that is there',
  searching: 'Searching',
  printing: 'Printing, and sending what was made',
  exporting: 'Exporting',
  backingUp: 'Backing up',
  restoring: 'Restoring a backup',
  deleting: 'Deleting',
  clockAndSchedule: 'The clock and the schedule',
  calendarSync: 'Calendar sync',
  organisationsAndBookings: 'Clients, organisations, bookings and payments',
  documentReminders: 'The countdowns of pension work, and reminders about documents',
} as const satisfies Record<(typeof neverLimited)[number], string>;

/** What is quietly said before issuing. */
export function leftWords(left: number, perMonth: number): string {
  if (left === 0) return `${perMonth} invoices a month come with Free, and this month’s are issued.`;
  return `${left} of ${perMonth} invoices left this month.`;
}

/** When there are more again. */
export function moreFromWords(perMonth: number, today: LocalDate): string {
  return `The draft stays as it is; from ${dayWords(addDays(monthOf(today).to, 1), today)} there are ${perMonth} more.`;
}

/**
 * What will happen to several that are ticked, before the button is pressed; null where all of them can be issued.
 *
 * @param invoices  how many of those that are ticked count: credit notes do not
 */
export function batchWords(invoices: number, { left }: Pick<GateLook, 'left'>): string | null {
  if (left === null || invoices <= left) return null;
  if (left === 0) return 'This month’s invoices of Free are issued: these stay drafts.';
  const [some, first] = left === 1 ? ['1 invoice', 'only the first'] : [`${left} invoices`, `the first ${left}`];
  return `Free has ${some} left this month: of the ${invoices} ticked, ${first} that can be issued will be. The rest stay drafts.`;
}

/** One sentence of what comes with which plan. */
export function gateSentence({ gate, opensWith }: Pick<GateLook, 'gate' | 'opensWith'>, perMonth: number): string {
  const plan = planNames[opensWith];
  if (gate === 'unlimitedInvoicePdfs')
    return `${perMonth} a month come with Free, as many as you like with ${plan}. Credit notes and imported invoices do not count.`;
  if (gate === 'reminders') return `Written and sent with ${plan}. Who is late, and by how much, is shown in every plan.`;
  if (gate === 'pensionForms')
    return `New ones come with ${plan}. The ten weeks are counted in every plan, and a form that is there goes all its way to the pension body.`;
  return `Comes with ${plan}.`;
}
