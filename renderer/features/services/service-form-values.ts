import { serviceInputSchema, type Service, type ServiceInput } from '../../../shared/contract/services.ts';
import { lengthWords } from '../../ui/time-words.ts';

/** What stands in the fields of the service form, as typed; lengths in minutes. */
export interface ServiceFormValues {
  readonly name: string;
  readonly minutes: number | string;
  readonly colour: string;
  readonly windDown: number | string;
  readonly finalWarning: number | string;
  readonly turnover: number | string;
  readonly silent: boolean;
  readonly lateStart: NonNullable<Service['lateStart']> | 'ask';
}

const MINUTE = 60_000;

/** An hour, wind-down at 10 and close at 3 minutes, 10 minutes for the room (docs/rules/session-clock.md §2). */
export function newServiceValues(colour: string): ServiceFormValues {
  return { name: '', minutes: 60, colour, windDown: 10, finalWarning: 3, turnover: 10, silent: false, lateStart: 'ask' };
}

export function serviceValues(service: Service): ServiceFormValues {
  return {
    name: service.name,
    minutes: service.durationMs / MINUTE,
    colour: service.colour,
    windDown: service.windDownMs / MINUTE,
    finalWarning: service.finalWarningMs / MINUTE,
    turnover: service.turnoverMs / MINUTE,
    silent: service.silent,
    lateStart: service.lateStart ?? 'ask',
  };
}

/** What the contract is given; checked by `serviceErrors` before it is sent. */
export function toServiceInput(values: ServiceFormValues): ServiceInput {
  return {
    name: values.name,
    durationMs: toMs(values.minutes),
    colour: values.colour,
    windDownMs: toMs(values.windDown),
    finalWarningMs: toMs(values.finalWarning),
    turnoverMs: toMs(values.turnover),
    silent: values.silent,
    lateStart: values.lateStart === 'ask' ? null : values.lateStart,
  };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function serviceErrors(values: ServiceFormValues): Partial<Record<keyof ServiceFormValues, string>> {
  const errors: Partial<Record<keyof ServiceFormValues, string>> = {};
  for (const issue of serviceInputSchema.safeParse(toServiceInput(values)).error?.issues ?? []) {
    const field = fieldOf[String(issue.path[0])] ?? 'name';
    errors[field] ??= issue.code === 'invalid_type' ? 'Enter whole minutes' : issue.message;
  }
  return errors;
}

/** `Wind-down at 10 min, final warning at 3 min, then 10 min for the room`: what the clock will do besides the length. */
export function serviceSentence({
  windDownMs,
  finalWarningMs,
  turnoverMs,
}: Pick<Service, 'windDownMs' | 'finalWarningMs' | 'turnoverMs'>): string {
  const parts: string[] = [];
  if (windDownMs > 0) parts.push(`wind-down at ${lengthWords(windDownMs)}`);
  if (finalWarningMs > 0) parts.push(`final warning at ${lengthWords(finalWarningMs)}`);
  if (turnoverMs > 0) parts.push(`then ${lengthWords(turnoverMs)} for the room`);
  const sentence = parts.length === 0 ? 'no warnings, no turnover' : parts.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export const lateStartWords = {
  ask: 'Ask each time',
  endOnTime: 'End on time',
  fullLength: 'Give the full length',
  split: 'Split the difference',
} satisfies Record<ServiceFormValues['lateStart'], string>;

const fieldOf: Readonly<Record<string, keyof ServiceFormValues>> = {
  name: 'name',
  durationMs: 'minutes',
  colour: 'colour',
  windDownMs: 'windDown',
  finalWarningMs: 'finalWarning',
  turnoverMs: 'turnover',
};

/** Not a number stays not a number, so that the contract refuses it. */
function toMs(minutes: number | string): number {
  const count = typeof minutes === 'string' && minutes.trim() === '' ? Number.NaN : Number(minutes);
  return count * MINUTE;
}
