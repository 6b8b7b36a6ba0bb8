import { Button, TextInput } from '@mantine/core';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { failureWords } from '../../ui/failure-words.ts';
import { Section } from '../../ui/section.tsx';
import { OrganisationSelect } from '../organisations/organisation-select.tsx';
import classes from './invoice-settings.module.css';

/** The part of numbers that says the organisation, for patterns that ask for it. */
export function PrefixesSection(): ReactNode {
  const api = useApi();
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const known = useQuery(api.invoiceSettings.prefix.queryOptions({ input: organisationId === null ? skipToken : { organisationId } }));
  return (
    <Section title="Prefixes of organisations" lead="Your pattern names the organisation: each one that you bill needs a short prefix.">
      <div className={classes['check']}>
        <OrganisationSelect label="Organisation" placeholder="Choose" value={organisationId} onChange={setOrganisationId} />
        {organisationId !== null && known.data && (
          <PrefixField key={`${organisationId} ${known.data.prefix}`} organisationId={organisationId} stored={known.data.prefix} />
        )}
      </div>
    </Section>
  );
}

function PrefixField({ organisationId, stored }: { readonly organisationId: string; readonly stored: string }): ReactNode {
  const api = useApi();
  const [prefix, setPrefix] = useState(stored);
  const save = useMutation({
    mutationFn: () => api.invoiceSettings.setPrefix.call({ organisationId, prefix }),
    onSuccess: () => notifyDone('The prefix is saved.'),
  });
  return (
    <form
      className={classes['last']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label="Prefix"
        placeholder="None yet"
        maxLength={20}
        value={prefix}
        error={save.isError ? failureWords(save.error).title : undefined}
        onChange={(event) => setPrefix(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={save.isPending} disabled={prefix === stored}>
        Save the prefix
      </Button>
    </form>
  );
}
