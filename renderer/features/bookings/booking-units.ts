/** What work can be charged by, as a list of choices. */
export const bookingUnits = [
  { value: 'hour', label: 'per hour' },
  { value: 'session', label: 'per session' },
  { value: 'day', label: 'per day' },
  { value: 'percent', label: 'share of takings' },
] as const;
