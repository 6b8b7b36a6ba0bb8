import { oc } from '@orpc/contract';
import { failures, storeFailures } from './failures.ts';

/** For operations on the open profile. */
export const storeOperation = oc.errors(storeFailures);

/** For operations that also answer while the profile is locked or cannot be opened. */
export const openOperation = oc.errors(failures('INVALID_INPUT', 'FORBIDDEN', 'UNEXPECTED'));
