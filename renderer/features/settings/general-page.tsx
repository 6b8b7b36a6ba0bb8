import { SegmentedControl, Select, Switch, TagsInput } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { roles, type Role } from '../../../shared/contract/vault.ts';
import { zoneId } from '../../../shared/domain/time.ts';
import { useProfile, useUpdatePreferences } from '../../app/profile.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { roleWords } from '../first-run/role-words.ts';
import { LoginRow } from './login-row.tsx';
import { zoneChoices } from './zone-choices.ts';

const themes = [
  { value: 'system', label: 'As the computer' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const roleChoices = roles.map((value) => ({ value, label: roleWords[value].title }));

/** What you do, where you are, how it looks. */
export function GeneralPage(): ReactNode {
  const { preferences, info } = useProfile();
  const save = useUpdatePreferences();
  const zones = useMemo(() => zoneChoices(Intl.supportedValuesOf('timeZone'), info.systemZone), [info.systemZone]);
  return (
    <>
      <PageHeader title="General" />
      <Section title="You">
        <SettingRow title="What you do" sentence="Only what your work needs is shown.">
          {(ids) => (
            <Select
              {...ids}
              w="19rem"
              data={roleChoices}
              value={preferences.role}
              allowDeselect={false}
              onChange={(value) => save.mutate({ role: readRole(value, preferences.role) })}
            />
          )}
        </SettingRow>
        {preferences.role === 'clinic' && (
          <SettingRow
            title="I also send invoices"
            sentence="Shows organisations, invoices, payments and figures; clients who are billed are organisations too."
          >
            {(ids) => (
              <Switch
                {...ids}
                checked={preferences.sendsInvoices}
                onChange={(event) => save.mutate({ sendsInvoices: event.currentTarget.checked })}
              />
            )}
          </SettingRow>
        )}
        <SettingRow
          title="Your own names"
          sentence="As they stand in your calendar, so that they are never taken for a client. Press Enter after each."
        >
          {(ids) => (
            <TagsInput
              {...ids}
              w="19rem"
              maxTags={10}
              placeholder={preferences.practitionerNames.length === 0 ? 'Dr Ada Moss' : ''}
              value={[...preferences.practitionerNames]}
              onChange={(practitionerNames) => save.mutate({ practitionerNames })}
            />
          )}
        </SettingRow>
      </Section>
      <Section title="Time and look">
        <SettingRow title="Time zone" sentence="In which days and times are shown. A session keeps the zone of the place where it happens.">
          {(ids) => (
            <Select
              {...ids}
              w="19rem"
              searchable
              data={zones}
              value={preferences.zone ?? ''}
              allowDeselect={false}
              nothingFoundMessage="No such zone"
              onChange={(value) => save.mutate({ zone: value === null || value === '' ? null : zoneId(value) })}
            />
          )}
        </SettingRow>
        <SettingRow title="Theme" sentence="The clock has a theme of its own, under Clock.">
          {(ids) => <SegmentedControl {...ids} data={[...themes]} value={preferences.theme} onChange={(theme) => save.mutate({ theme })} />}
        </SettingRow>
        <LoginRow />
      </Section>
    </>
  );
}

function readRole(value: string | null, fallback: Role): Role {
  return roles.find((role) => role === value) ?? fallback;
}
