import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { freeWords, planWords } from './account-words.ts';
import { PageButton } from './page-button.tsx';

/** The plan that holds on this computer. */
export function PlanSection({ state }: { readonly state: AccountState }): ReactNode {
  const [now, zone] = [useNow(60_000), useZone()];
  const { name, sentence, chip } = planWords(state, { now, zone });
  return (
    <Section title="Your plan">
      <SettingRow title={name} sentence={sentence}>
        <StatusChip {...chip} />
      </SettingRow>
      {state.standing.plan === 'free' && (
        <SettingRow title="What Free includes" sentence={freeWords(dayOf(now, zone))}>
          <Button component={Link} to="/settings/plans" variant="default">
            What is limited
          </Button>
        </SettingRow>
      )}
      {state.account === null ? (
        <SettingRow title="Plus and Pro" sentence="What each of them opens and what it costs stands on the account’s pages.">
          <PageButton page="pricing" pages={state.pages} label="See the plans" />
        </SettingRow>
      ) : (
        <SettingRow title="Change the plan" sentence="Choosing, paying, invoices and cancelling are on the account’s pages.">
          <PageButton page="plan" pages={state.pages} label="Open your plan" />
        </SettingRow>
      )}
    </Section>
  );
}
