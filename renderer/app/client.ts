import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../shared/contract/index.ts';

/** Every operation of the contract, as a page calls it. */
export type Client = ContractRouterClient<typeof contract>;
