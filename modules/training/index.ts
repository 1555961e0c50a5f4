/** Training: plans, rounds, attendance, results, hours by kind, standing per person and unit. */
import type { ModuleDef } from '#kernel/registry.ts';

export const trainingModule: ModuleDef = {
  name: 'training',
  label: '教育培训',
};
