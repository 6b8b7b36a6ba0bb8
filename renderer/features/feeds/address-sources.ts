/** Where a booking platform or calendar shows the address of its feed. */
export interface AddressSource {
  readonly name: string;
  readonly where: string;
}

// Acuity, Google, Outlook and iCloud after their help pages as of November 2026; Jane and Cliniko name no fixed label, so the place is described.
export const addressSources: readonly AddressSource[] = [
  {
    name: 'Jane',
    where:
      'Open your own staff profile and look for the calendar subscription. Under Privacy & Sharing you choose how much of a name it carries.',
  },
  { name: 'Cliniko', where: 'Open your own settings (My Info) and look for the iCal link of your appointments.' },
  { name: 'Acuity', where: 'Sync with Other Calendars, then 1-way Subscription.' },
  { name: 'Google Calendar', where: 'On a computer: Settings, your calendar, Integrate calendar, Secret address in iCal format.' },
  { name: 'Outlook', where: 'On the web: Settings, Calendar, Shared calendars, Publish a calendar, then copy the ICS link.' },
  { name: 'iCloud', where: 'Share the calendar as a Public Calendar, then Copy Link. It begins with webcal://.' },
];
