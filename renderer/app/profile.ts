import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { AppInfo } from '../../shared/contract/app.ts';
import type { Preferences, PreferencesChange } from '../../shared/contract/preferences.ts';
import type { VaultStatus } from '../../shared/contract/vault.ts';
import { zoneId, type ZoneId } from '../../shared/domain/time.ts';
import { useApi } from './api.ts';
import { notifyFailure } from './notify.tsx';

export type OpenVault = Extract<VaultStatus, { state: 'open' }>;

/** What every screen of an open profile may rely on. */
export interface Profile {
  readonly info: AppInfo;
  readonly preferences: Preferences;
  readonly vault: OpenVault;
}

export const ProfileContext = createContext<Profile | null>(null);

export function useProfile(): Profile {
  const profile = useContext(ProfileContext);
  if (!profile) throw new Error('useProfile outside ProfileContext');
  return profile;
}

export function usePreferences(): Preferences {
  return useProfile().preferences;
}

/** Whether the user works for organisations, so that bookings and what belongs to them are shown. */
export function useHasBooks(): boolean {
  return usePreferences().role !== 'clinic';
}

/** Whether the user bills, so that organisations, invoices and money are shown. */
export function useHasInvoices(): boolean {
  const { role, sendsInvoices } = usePreferences();
  return role !== 'clinic' || sendsInvoices;
}

/** The zone in which days and times are shown: the user's choice, else the computer's. */
export function useZone(): ZoneId {
  const { preferences, info } = useProfile();
  return preferences.zone ?? zoneId(info.systemZone);
}

/** Saves some settings; the answer replaces what is shown. */
export function useUpdatePreferences(): UseMutationResult<Preferences, unknown, PreferencesChange> {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: PreferencesChange) => api.preferences.update.call(change),
    onSuccess: (saved) => queries.setQueryData(api.preferences.get.queryKey({ input: {} }), saved),
    onError: notifyFailure,
  });
}
