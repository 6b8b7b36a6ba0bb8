import { clientInputSchema } from '../../../shared/contract/clients.ts';
import { repeatSchema, sessionInputSchema } from '../../../shared/contract/sessions.ts';
import { isZone } from '../../../shared/domain/zones.ts';
import { isNewClient } from './client-choice.ts';
import { toRepeat, toSessionInput, type SessionFormValues } from './session-form-values.ts';

export type SessionFormErrors = Partial<Record<keyof SessionFormValues, string>>;

/** One text per field that is not right yet, in the order of the form and by the contract's own rules; empty when it can be saved. */
export function sessionErrors(values: SessionFormValues): SessionFormErrors {
  return { ...clientErrors(values), ...planErrors(values), ...zoneErrors(values), ...repeatErrors(values) };
}

function planErrors(values: SessionFormValues): SessionFormErrors {
  const errors: SessionFormErrors = {};
  for (const { path, message } of sessionInputSchema.safeParse(toSessionInput(values)).error?.issues ?? []) {
    if (path[0] === 'startsAt') errors.date = 'Enter a day and a time';
    else if (path[0] === 'durationMs') errors.minutes = message.startsWith('Between') ? message : 'Enter a length in minutes';
    else if (path[0] === 'title') errors.title ??= message;
    else if (path[0] === 'notes') errors.notes ??= message;
  }
  return errors;
}

function repeatErrors(values: SessionFormValues): SessionFormErrors {
  const repeat = toRepeat(values);
  if (!repeat) return {};
  const errors: SessionFormErrors = {};
  for (const { path } of repeatSchema.safeParse(repeat).error?.issues ?? []) {
    if (path[0] === 'interval') errors.interval = 'Between 1 and 12';
    else if (path[0] === 'count') errors.count = 'Between 2 and 200';
    else if (path[0] === 'until') errors.until = 'Choose the last day';
  }
  if (repeat.until !== null && repeat.until !== '' && repeat.until < values.date) errors.until = 'Choose a day after the first session';
  return errors;
}

function clientErrors({ kind, client }: SessionFormValues): SessionFormErrors {
  if (kind === 'break' || !isNewClient(client)) return {};
  const issue = clientInputSchema.safeParse({ name: client.name, code: null }).error?.issues[0];
  if (!issue) return {};
  return { client: issue.code === 'too_big' ? `At most ${issue.maximum} characters` : issue.message };
}

function zoneErrors({ zone }: SessionFormValues): SessionFormErrors {
  return isZone(zone) ? {} : { zone: 'Choose a time zone from the list' };
}
