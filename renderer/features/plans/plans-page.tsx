import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlanLook } from '../../../shared/contract/plans.ts';
import { neverLimited } from '../../../shared/domain/licence/plans.ts';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { PageButton } from '../account/page-button.tsx';
import { gateNames, gateSentence, neverLimitedWords, type GateLook } from './plan-words.ts';
import classes from './plans-page.module.css';
import { usePlanLook } from './use-gate.ts';

/** What a plan makes more of, what no plan ever limits, and the way to another one. */
export function PlansPage(): ReactNode {
  const look = usePlanLook();
  return (
    <>
      <PageHeader title="Plans" lead="A plan decides how much can be made anew. What is there is yours in every plan, and without one.">
        <Button component={Link} to="/settings/account" variant="default">
          Account
        </Button>
        {look.data?.isSample === false && <PricesButton />}
      </PageHeader>
      {look.isPending && <LoadingRows />}
      {look.isError && <FailureNotice error={look.error} onRetry={() => void look.refetch()} />}
      {look.data && <Look look={look.data} />}
    </>
  );
}

/** To what a plan costs, or to the plan of the account that is connected. */
function PricesButton(): ReactNode {
  const { data } = useQuery(useApi().account.state.queryOptions({ input: {} }));
  if (!data) return null;
  const { account, pages } = data;
  return (
    <PageButton page={account === null ? 'pricing' : 'plan'} pages={pages} label={account === null ? 'See the prices' : 'Open your plan'} />
  );
}

function Look({ look }: { readonly look: PlanLook }): ReactNode {
  const { gates, freeInvoicePdfsPerMonth: perMonth } = look;
  return (
    <>
      <Section title={presentWords(look)}>
        {gates.map((gate) => (
          <SettingRow key={gate.gate} title={gateNames[gate.gate]} sentence={gateSentence(gate, perMonth)}>
            <GateChip gate={gate} />
          </SettingRow>
        ))}
      </Section>
      <Section title="Never limited" lead="In every plan, without an account, and when a plan has ended.">
        <ul className={classes['never']}>
          {neverLimited.map((what) => (
            <li key={what}>{neverLimitedWords[what]}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function GateChip({ gate: { isOpen, opensWith, left } }: { readonly gate: GateLook }): ReactNode {
  if (left !== null) return <StatusChip shape={left === 0 ? 'dash' : 'half'} tone={left === 0 ? 'muted' : 'plain'} word={`${left} left`} />;
  if (isOpen) return <StatusChip shape="tick" tone="accent" word="Yes" />;
  return <StatusChip shape="dash" tone="muted" word={`With ${planNames[opensWith]}`} />;
}

function presentWords({ isSample, plan }: PlanLook): string {
  return isSample ? 'The sample shows everything' : `This profile is on ${planNames[plan]}`;
}
