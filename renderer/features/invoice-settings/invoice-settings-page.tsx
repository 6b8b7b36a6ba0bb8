import { Button, VisuallyHidden } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Identity } from '../../../shared/contract/identities.ts';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { LeaveQuestion } from '../../app/leave-question.tsx';
import { notifyDone } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './invoice-settings.module.css';
import { LookFields } from './look-fields.tsx';
import { NumberCheck } from './number-check.tsx';
import { NumberFields } from './number-fields.tsx';
import { PrefixesSection } from './prefixes-section.tsx';
import { SamplePdf } from './sample-pdf.tsx';
import { settingsErrors, toSettingsInput, type SettingsFormValues } from './settings-values.ts';

/** How the invoices of one trading identity look and count. */
export function InvoiceSettingsPage(): ReactNode {
  const api = useApi();
  const { identityId } = useParams({ from: '/settings/practice/$identityId' });
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: true } }));
  const settings = useQuery(api.invoiceSettings.get.queryOptions({ input: { identityId }, retry: false }));
  const identity = identities.data?.find(({ id }) => id === identityId);
  if (settings.isError) return <FailureNotice size="screen" error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!identity || !settings.data || !settings.isFetchedAfterMount) return <LoadingRows rows={8} />;
  return <OpenSettings key={identityId} identity={identity} stored={settings.data} />;
}

interface OpenSettingsProps {
  readonly identity: Identity;
  readonly stored: InvoiceSettings;
}

function OpenSettings({ identity, stored }: OpenSettingsProps): ReactNode {
  const api = useApi();
  const today = dayOf(useNow(60_000), useZone());
  const form = useForm<SettingsFormValues>({
    mode: 'controlled',
    initialValues: stored,
    validate: (values) => ({ ...settingsErrors(values, today) }),
  });
  const { values, errors } = form;
  const isDirty = form.isDirty();
  useUnsaved(isDirty);
  const write = useMutation({
    mutationFn: () => api.invoiceSettings.set.call({ identityId: identity.id, settings: toSettingsInput(values) }),
    onSuccess: () => {
      form.resetDirty();
      notifyDone('The settings are saved. Issued invoices stay as they are.');
    },
  });
  const save = async (): Promise<boolean> => {
    const { hasErrors, errors: wrong } = form.validate();
    if (hasErrors) {
      document.querySelector<HTMLElement>(`[data-path="${CSS.escape(Object.keys(wrong)[0] ?? '')}"]`)?.focus();
      return false;
    }
    try {
      await write.mutateAsync();
      return true;
    } catch {
      return false; // said above the form
    }
  };
  const isSound = Object.keys(settingsErrors(values, today)).length === 0;
  const namesOrganisation = [stored.invoiceNumbers, stored.creditNoteNumbers].some(({ template }) => template.includes('{organisation}'));
  return (
    <>
      <PageHeader
        title="Invoices"
        windowTitle="Invoice settings"
        lead={
          <>
            <Link to="/settings/practice" search={{}} className={classes['link']}>
              Practice
            </Link>
            {' · '}
            {identity.tradingName === '' ? identity.name : identity.tradingName}
          </>
        }
      >
        <Button disabled={!isDirty} loading={write.isPending} onClick={() => void save()}>
          Save
        </Button>
      </PageHeader>
      {write.isError && <FailureNotice error={write.error} />}
      <form className={classes['form']} aria-label="Invoice settings" onSubmit={(event) => event.preventDefault()} noValidate>
        <VisuallyHidden component="h2">Numbers, look and words</VisuallyHidden>
        <NumberFields
          title="Invoice numbers"
          lead="A number is given at issue and never comes back."
          path="invoiceNumbers"
          value={values.invoiceNumbers}
          errors={errors}
          today={today}
          onChange={(invoiceNumbers) => form.setFieldValue('invoiceNumbers', invoiceNumbers)}
        />
        <NumberFields
          title="Credit note numbers"
          lead="A series of their own."
          path="creditNoteNumbers"
          value={values.creditNoteNumbers}
          errors={errors}
          today={today}
          onChange={(creditNoteNumbers) => form.setFieldValue('creditNoteNumbers', creditNoteNumbers)}
        />
        <LookFields
          values={values}
          errors={errors}
          showsVat={identity.vatNumber !== null}
          onChange={(part) => form.setValues({ ...values, ...part })}
        />
      </form>
      <SamplePdf identityId={identity.id} settings={isSound ? toSettingsInput(values) : null} />
      <NumberCheck identityId={identity.id} kind="invoice" />
      <NumberCheck identityId={identity.id} kind="creditNote" />
      {namesOrganisation && <PrefixesSection />}
      <LeaveQuestion isUnsaved={isDirty} where="here" busy={write.isPending} onSave={save} />
    </>
  );
}
