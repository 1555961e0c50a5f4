/** The pack's campaign or plan as its shape gives it, with what the file may leave out filled in. */
import type { z } from 'zod';
import { type CampaignValue, campaignShape, type PlanValue, planShape } from '#kernel/policy/campaign-shape.ts';
import type { PolicyView } from '#kernel/policy-view.ts';

const known = new WeakMap<object, unknown>();

function parsed<T>(shape: z.ZodType<T>, value: unknown): T | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!known.has(value)) {
    const result = shape.safeParse(value);
    known.set(value, result.success ? result.data : null);
  }
  return known.get(value) as T | null;
}

/** Null when there is no such campaign in force, or the entry is something else. */
export const campaignOf = (value: unknown): CampaignValue | null => parsed(campaignShape, value);
export const planOf = (value: unknown): PlanValue | null => parsed(planShape, value);

export const campaignIn = (policy: PolicyView, entry: string): CampaignValue | null =>
  campaignOf(policy.ask(entry).value);
export const planIn = (policy: PolicyView, entry: string): PlanValue | null => planOf(policy.ask(entry).value);
