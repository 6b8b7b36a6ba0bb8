import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Identity } from '../../../shared/contract/identities.ts';
import type { PensionPost, PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import { eligibilityWords } from '../../../shared/domain/pension/eligibility-words.ts';
import { useApi } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyPeoplePicture } from '../../ui/pictures.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { missingNumbers, postSpan, postWords, profileLine } from './pension-words.ts';
import { PostForm } from './post-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { OfficialFormsSection } from './templates/official-forms-section.tsx';
import { YearSummary } from './year-summary.tsx';

/** Who the practitioner is to the NHS pension, for each name under which they trade themselves. */
export function PensionPage(): ReactNode {
  const api = useApi();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  const profiles = useQuery(api.pensionProfiles.list.queryOptions({ input: {} }));
  const failed = [identities, profiles].find(({ isError }) => isError);
  if (failed) return <FailureNotice size="screen" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!identities.data || !profiles.data) return <LoadingRows rows={6} />;
  const pensionable = identities.data.filter(({ kind }) => kind === 'soleTrader');
  const companies = identities.data.filter(({ kind }) => kind === 'company');
  return (
    <>
      <PageHeader title="Pension" lead="For GP locums who trade in their own name. A record and a calculation, not pensions advice." />
      {pensionable.length === 0 && (
        <EmptyState
          picture={EmptyPeoplePicture}
          sentence="Work in your own name can be pensioned; work through a company or an agency cannot. Enter who you trade as first."
          action={
            <Button component={Link} to="/settings/practice">
              Open Practice
            </Button>
          }
        />
      )}
      {pensionable.map((identity) => (
        <IdentityPension
          key={identity.id}
          identity={identity}
          profile={profiles.data.find(({ identityId }) => identityId === identity.id) ?? null}
        />
      ))}
      {pensionable.length > 0 && companies.map(({ id, name }) => <CompanyPension key={id} name={name} />)}
      {pensionable.length > 0 && <OfficialFormsSection />}
    </>
  );
}

/** Why there is nothing to enter. */
function CompanyPension({ name }: Pick<Identity, 'name'>): ReactNode {
  return (
    <Section title={name}>
      <SettingRow title="No pension profile" sentence={eligibilityWords.LIMITED_COMPANY} />
    </Section>
  );
}

interface IdentityPensionProps {
  readonly identity: Identity;
  readonly profile: PensionProfile | null;
}

function IdentityPension({ identity, profile }: IdentityPensionProps): ReactNode {
  const [edits, setEdits] = useState<'profile' | 'newPost' | PensionPost | null>(null);
  const close = (): void => setEdits(null);
  return (
    <>
      <Section title={identity.name}>
        {profile === null ? (
          <SettingRow title="Pension profile" sentence="Not entered yet. Locum forms A and B need it.">
            <Button onClick={() => setEdits('profile')}>Enter</Button>
          </SettingRow>
        ) : (
          <ProfileRows profile={profile} onEdit={setEdits} />
        )}
      </Section>
      {profile !== null && <YearSummary identityId={identity.id} hasPosts={profile.posts.length > 0} />}
      {edits === 'profile' && <ProfileForm identity={identity} profile={profile} onClose={close} />}
      {edits !== null && edits !== 'profile' && (
        <PostForm identityId={identity.id} post={edits === 'newPost' ? null : edits} onClose={close} />
      )}
    </>
  );
}

interface ProfileRowsProps {
  readonly profile: PensionProfile;
  readonly onEdit: (what: 'profile' | 'newPost' | PensionPost) => void;
}

function ProfileRows({ profile, onEdit }: ProfileRowsProps): ReactNode {
  const missing = missingNumbers(profile);
  return (
    <>
      <SettingRow title="Pension profile" sentence={profileLine(profile)}>
        <Button variant="default" onClick={() => onEdit('profile')}>
          Change
        </Button>
      </SettingRow>
      {missing.length > 0 && <SettingRow title="Still missing" sentence={`${missing.join(', ')}.`} />}
      {profile.posts.map((post) => (
        <SettingRow key={post.id} title={post.employer} sentence={`${postWords[post.kind]}, ${postSpan(post)}`}>
          <Button variant="default" aria-label={`Change ${post.employer}`} onClick={() => onEdit(post)}>
            Change
          </Button>
        </SettingRow>
      ))}
      <SettingRow
        title="Other NHS work"
        sentence="Salaried, partner, out of hours, hospital: it counts for your tier, or stands in your annual return."
      >
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onEdit('newPost')}>
          Add a post
        </Button>
      </SettingRow>
    </>
  );
}
