import type { Plan } from './plans.ts';

/** As they are called in front of the user. */
export const planNames = { free: 'Free', plus: 'Plus', pro: 'Pro' } as const satisfies Record<Plan, string>;
