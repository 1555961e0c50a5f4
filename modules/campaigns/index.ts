/** Campaigns, problem lists, the plan of tasks, evaluations, and the registers that go with them. */
import type { ModuleDef } from '#kernel/registry.ts';

export const campaignsModule: ModuleDef = {
  name: 'campaigns',
  label: '专项与任务',
};
