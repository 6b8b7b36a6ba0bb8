import type { Implementer } from '../../rpc.ts';
import type { WhatIfCalculator } from './what-if.ts';

export function createPensionWhatIfRouter(os: Implementer, calculator: () => WhatIfCalculator) {
  return { answer: os.pensionWhatIf.answer.handler(({ input }) => calculator().answer(input)) };
}
