import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { nations } from '../../../shared/domain/invoices/model.ts';
import { hours } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { nationWords } from '../organisations/organisation-words.ts';
import { MinutesInput } from '../settings/minutes-input.tsx';
import { noticeWords } from './availability-words.ts';

export interface SpacingSectionProps {
  readonly settings: Preferences['availability'];
  readonly onChange: (change: Partial<Preferences['availability']>) => void;
}

const usualNotices = [0, 12, 24, 48, 72, 168, 336].map(hours);

/** What is kept free around bookings, and which days nobody works. */
export function SpacingSection({ settings, onChange }: SpacingSectionProps): ReactNode {
  const notices = [...new Set([...usualNotices, settings.noticeMs])].sort((a, b) => a - b);
  return (
    <Section title="Around bookings">
      <SettingRow title="Before a booking" sentence="Kept free to prepare, beside the way.">
        {(ids) => (
          <MinutesInput
            {...ids}
            value={settings.bufferBeforeMs}
            min={0}
            max={240}
            onChange={(bufferBeforeMs) => onChange({ bufferBeforeMs })}
          />
        )}
      </SettingRow>
      <SettingRow title="After a booking" sentence="Kept free for what is left to do.">
        {(ids) => (
          <MinutesInput
            {...ids}
            value={settings.bufferAfterMs}
            min={0}
            max={240}
            onChange={(bufferAfterMs) => onChange({ bufferAfterMs })}
          />
        )}
      </SettingRow>
      <SettingRow title="Usual way" sentence="To organisations that name none of their own, and to places nobody knows yet.">
        {(ids) => (
          <MinutesInput
            {...ids}
            value={settings.usualTravelMs}
            min={0}
            max={600}
            onChange={(usualTravelMs) => onChange({ usualTravelMs })}
          />
        )}
      </SettingRow>
      <SettingRow
        title="Usual admin time"
        sentence="Preparing, writing up and chasing, for bookings that do not say it; counted in what an hour brought."
      >
        {(ids) => (
          <MinutesInput {...ids} value={settings.usualAdminMs} min={0} max={480} onChange={(usualAdminMs) => onChange({ usualAdminMs })} />
        )}
      </SettingRow>
      <SettingRow title="Least notice" sentence="How long before its start you want to know of a booking.">
        {(ids) => (
          <Select
            {...ids}
            w="10rem"
            allowDeselect={false}
            data={notices.map((notice) => ({ value: String(notice), label: notice === 0 ? 'None' : noticeWords(notice) }))}
            value={String(settings.noticeMs)}
            onChange={(notice) => onChange({ noticeMs: hours(Number(notice) / hours(1)) })}
          />
        )}
      </SettingRow>
      <SettingRow title="Off on bank holidays" sentence="Those of the workplace’s nation; days that you marked as free stay free.">
        {(ids) => (
          <Switch
            {...ids}
            checked={settings.closedOnHolidays}
            onChange={(event) => onChange({ closedOnHolidays: event.currentTarget.checked })}
          />
        )}
      </SettingRow>
      <SettingRow title="Nation" sentence="Whose bank holidays count where no workplace says it.">
        {(ids) => (
          <Select
            {...ids}
            w="12rem"
            allowDeselect={false}
            data={nations.map((value) => ({ value, label: nationWords[value] }))}
            value={settings.nation}
            onChange={(chosen) => onChange({ nation: nations.find((nation) => nation === chosen) ?? settings.nation })}
          />
        )}
      </SettingRow>
    </Section>
  );
}
