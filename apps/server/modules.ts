/** The modules of the platform, in the order in which they may use one another. */
import type { ModuleDef } from '#kernel/registry.ts';
import { campaignsModule } from '#modules/campaigns/index.ts';
import { cluesModule } from '#modules/clues/index.ts';
import { councilModule } from '#modules/council/index.ts';
import { identityModule } from '#modules/identity/index.ts';
import { inspectionModule } from '#modules/inspection/index.ts';
import { officersModule } from '#modules/officers/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { partiesModule } from '#modules/parties/index.ts';
import { policyModule } from '#modules/policy/index.ts';
import { powersModule } from '#modules/powers/index.ts';
import { returnsModule } from '#modules/returns/index.ts';
import { scorecardsModule } from '#modules/scorecards/index.ts';
import { supervisionModule } from '#modules/supervision/index.ts';
import { trainingModule } from '#modules/training/index.ts';

export const modules: readonly ModuleDef[] = [
  orgModule,
  identityModule,
  officersModule,
  partiesModule,
  powersModule,
  policyModule,
  inspectionModule,
  supervisionModule,
  trainingModule,
  cluesModule,
  returnsModule,
  campaignsModule,
  councilModule,
  scorecardsModule,
];
