import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Service } from '../../../shared/contract/services.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import type { KnownClient } from './client-choice.ts';
import { ClientField } from './client-field.tsx';
import { RepeatFields } from './repeat-fields.tsx';
import { ServiceField } from './service-field.tsx';
import { plannedStretch, type SessionFormValues } from './session-form-values.ts';
import { overlapSentence } from './session-words.ts';
import { WhenFields } from './when-fields.tsx';

export interface SessionFormProps {
  readonly title: string;
  readonly form: UseFormReturnType<SessionFormValues>;
  readonly clients: { readonly found: readonly KnownClient[]; readonly search: (text: string) => void };
  readonly services: readonly Service[];
  readonly zones: readonly string[];
  readonly ownZone: ZoneId;
  readonly today: LocalDate;
  readonly overlaps: readonly Session[];
  /** One sentence for each booking that leaves too little time. */
  readonly bookingLines: readonly string[];
  /** A repeat is set up only when a session is made. */
  readonly canRepeat: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly aside?: ReactNode;
  /** State and actual times, for a session that exists. */
  readonly children?: ReactNode;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

const kinds = [
  { value: 'session', label: 'Session' },
  { value: 'break', label: 'Break' },
];

/** Everything about one session, in the order in which it is usually said. */
export function SessionForm(props: SessionFormProps): ReactNode {
  const {
    title,
    form,
    clients,
    services,
    zones,
    ownZone,
    today,
    overlaps,
    bookingLines,
    canRepeat,
    busy,
    error,
    aside,
    children,
    onSave,
    onClose,
  } = props;
  const { kind } = form.values;
  const stretch = plannedStretch(form.values);
  const handleSubmit = form.onSubmit(onSave, (errors) => focusFirstError(form, errors));

  const handleService = (service: Service | null): void => {
    form.setFieldValue('serviceId', service?.id ?? null);
    if (service) form.setFieldValue('minutes', service.durationMs / 60_000);
  };
  return (
    <FormDrawer opened title={title} submitLabel="Save" busy={busy} error={error} aside={aside} onSubmit={handleSubmit} onClose={onClose}>
      {children}
      <SegmentedControl
        aria-label="What it is"
        data={kinds}
        value={kind}
        onChange={(choice) => form.setFieldValue('kind', choice as SessionFormValues['kind'] /* one of the two above */)}
      />
      {kind === 'session' && (
        <>
          <ClientField
            value={form.values.client}
            found={clients.found}
            error={form.errors['client']}
            onSearch={clients.search}
            onChange={(client) => form.setFieldValue('client', client)}
          />
          <ServiceField value={form.values.serviceId} services={services} onChange={handleService} />
        </>
      )}
      <WhenFields form={form} ownZone={ownZone} zones={zones} />
      <WarningLines lines={stretch ? overlaps.map((other) => overlapSentence(other, stretch, ownZone)) : []} />
      <WarningLines lines={bookingLines} />
      {canRepeat && (
        <RepeatFields
          values={form.values}
          firstDay={form.values.date}
          errors={form.errors}
          today={today}
          noun="session"
          onChange={(changed) => form.setValues(changed)}
        />
      )}
      <TextInput label="Title (optional)" key={form.key('title')} {...form.getInputProps('title')} />
      <Textarea label="Notes" data-person autosize minRows={3} maxRows={14} key={form.key('notes')} {...form.getInputProps('notes')} />
    </FormDrawer>
  );
}
