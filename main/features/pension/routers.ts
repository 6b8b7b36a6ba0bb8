import type { Implementer } from '../../rpc.ts';
import { createPensionCorrectionsRouter } from './corrections-router.ts';
import { createPensionDocumentsRouter, type PensionDocuments } from './documents-router.ts';
import { createPensionProfilesRouter } from './profiles-router.ts';
import type { PensionProfileService } from './profiles.ts';
import { createPensionRouter } from './router.ts';
import { createPensionStatementsRouter } from './statements-router.ts';
import type { PensionStatements } from './statements.ts';
import type { PensionService } from './service.ts';
import { createPensionSigningRouter } from './signing-router.ts';
import type { FormSigning } from './signing.ts';
import { createPensionWhatIfRouter } from './what-if-router.ts';
import type { WhatIfCalculator } from './what-if.ts';

interface PensionParts {
  readonly pension: PensionService;
  readonly pensionDocuments: PensionDocuments;
  readonly pensionProfiles: PensionProfileService;
  readonly formSigning: FormSigning;
  readonly pensionStatements: PensionStatements;
  readonly pensionWhatIf: WhatIfCalculator;
}

/** All of the pension, by the names of the contract. */
export function createPensionRouters(os: Implementer, profile: () => PensionParts) {
  return {
    pension: createPensionRouter(os, () => profile().pension),
    pensionCorrections: createPensionCorrectionsRouter(os, () => profile().pension.corrections),
    pensionChoices: {
      engagement: os.pensionChoices.engagement.handler(({ input }) => profile().pension.engagement(input)),
      asked: os.pensionChoices.asked.handler(() => profile().pension.asked()),
    },
    pensionDocuments: createPensionDocumentsRouter(os, () => profile().pensionDocuments),
    pensionProfiles: createPensionProfilesRouter(os, () => profile().pensionProfiles),
    pensionSigning: createPensionSigningRouter(os, () => profile().formSigning),
    pensionStatements: createPensionStatementsRouter(os, () => profile().pensionStatements),
    pensionWhatIf: createPensionWhatIfRouter(os, () => profile().pensionWhatIf),
  };
}
