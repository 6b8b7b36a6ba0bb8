import type { Role } from '../../../shared/contract/vault.ts';

/** What the user does, as the first screen and the settings say it. */
export const roleWords = {
  clinic: { title: 'I see clients in my own practice', sentence: 'Sessions, the clock in the room, and your calendar.' },
  locum: { title: 'I work as a locum', sentence: 'Bookings at several places, with their rates, fees and terms.' },
  both: { title: 'I do both', sentence: 'Clinic sessions and locum bookings in one calendar.' },
} satisfies Record<Role, { readonly title: string; readonly sentence: string }>;
