import { clientInputSchema } from '../../../shared/contract/clients.ts';
import { sessionInputSchema } from '../../../shared/contract/sessions.ts';
import { isZone } from '../../../shared/domain/zones.ts';
import { isNewClient } from './client-choice.ts';
import { repeatErrors } from './repeat-values.ts';
import { toSessionInput, type SessionFormValues } from './session-form-values.ts';

export type SessionFormErrors = Partial<Record<keyof SessionFormValues, string>>;

/** One text per field that is not right yet, in the order of the form and by the contract's own rules; empty when it can be saved. */
export function sessionErrors(values: SessionFormValues): SessionFormErrors {
  return { ...clientErrors(values), ...planErrors(values), ...zoneErrors(values), ...repeatErrors(values, values.date) };
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

function clientErrors({ kind, client }: SessionFormValues): SessionFormErrors {
  if (kind === 'break' || !isNewClient(client)) return {};
  const issue = clientInputSchema.safeParse({ name: client.name, code: null }).error?.issues[0];
  if (!issue) return {};
  return { client: issue.code === 'too_big' ? `At most ${issue.maximum} characters` : issue.message };
}

function zoneErrors({ zone }: SessionFormValues): SessionFormErrors {
  return isZone(zone) ? {} : { zone: 'Choose a time zone from the list' };
}
