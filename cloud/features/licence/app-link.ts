/** Opens the app on a computer that has it, which then asks at once how its account stands. */
export const appLink = 'session-desk://account';
