import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FiguresInUse } from '../../../shared/contract/rates.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { DropArea } from '../../ui/drop-area.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { FigureGroup } from './figure-group.tsx';
import classes from './rates.module.css';
import { useRatesWrites } from './use-rates-writes.ts';

/** Which dated figures the app works with, where they were read, and how newer ones come in. */
export function RatesPage(): ReactNode {
  const api = useApi();
  const today = dayOf(useNow(3_600_000), useZone());
  const rates = useQuery(api.rates.inUse.queryOptions({ input: {} }));
  const { install } = useRatesWrites();
  const refused = install.data?.outcome === 'refused' ? install.data : null;
  return (
    <DropArea hint="Drop the rates pack here" onFile={(file) => install.mutate(file)}>
      <PageHeader
        title="Rates and rules"
        lead="Every dated figure that the pension works with, and where it was read. What stands on a form that was made never changes with them."
      >
        <FileButton accept=".json,application/json" onChange={(file) => file && install.mutate(file)}>
          {(given) => (
            <Button {...given} variant="default" loading={install.isPending} leftSection={<IconFileImport size={16} aria-hidden />}>
              Install a rates pack
            </Button>
          )}
        </FileButton>
      </PageHeader>
      {install.error !== null && <FailureNotice error={install.error} />}
      {refused !== null && (
        <div className={classes['refusal']}>
          <Refusal title="The rates pack was not installed">{refused.words} The figures in use stay as they are.</Refusal>
        </div>
      )}
      {rates.isError && <FailureNotice error={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.isPending && <LoadingRows rows={8} />}
      {rates.data && <InUse rates={rates.data} />}
      {rates.data?.groups.map((group) => (
        <FigureGroup key={group.title} group={group} today={today} />
      ))}
    </DropArea>
  );
}

function InUse({ rates }: { readonly rates: FiguresInUse }): ReactNode {
  const { useBuiltIn } = useRatesWrites();
  const { version, issuedOn, expiresOn, source, installedAt, unused } = rates;
  const zone = useZone();
  const facts = [
    `issued ${dayWithYearWords(issuedOn)}`,
    ...(expiresOn === null ? [] : [`good until ${dayWithYearWords(expiresOn)}`]),
    ...(installedAt === null ? [] : [`installed ${dayWithYearWords(dayOf(installedAt, zone))}`]),
  ];
  const isPack = installedAt !== null || unused !== null;
  return (
    <Section title="In use">
      <WarningLines lines={unused === null ? [] : [`The rates pack that was installed is not used any more. ${unused.words}`]} />
      <SettingRow
        title={installedAt === null ? 'The figures that come with Session Desk' : `Rates pack ${version}, by ${source}`}
        sentence={`${facts.join(', ')}.`.replace(/^i/u, 'I')}
      >
        {isPack && (
          <Button variant="default" loading={useBuiltIn.isPending} onClick={() => useBuiltIn.mutate()}>
            Remove the pack
          </Button>
        )}
      </SettingRow>
    </Section>
  );
}
