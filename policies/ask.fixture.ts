/** The shipped packs as tests ask them, by place. */
import type { CampaignValue, PlanValue } from '../kernel/policy/campaign-shape.ts';
import { type DictionaryValue, loadPolicies, type PolicyWorld, resolve } from '../kernel/policy/index.ts';
import type { ChainValue, FormValue } from '../kernel/policy/return-shape.ts';

export const world: PolicyWorld = { set: loadPolicies(new URL('.', import.meta.url).pathname), adoptions: [] };
export const JIANGXI = '360000';
export const GANZHOU = '360700';
export const SUIZHOU = '421300';
export const YANDU = '320903';
export const ask = (id: string, region: string, day = '2026-03-01') => resolve(world, id, region, day);
export const form = (id: string, region: string) => ask(id, region).value as FormValue;
export const chain = (id: string, region: string) => ask(id, region).value as ChainValue;
export const plan = (id: string, region: string) => ask(id, region).value as PlanValue;
export const campaign = (id: string, region: string) => ask(id, region).value as CampaignValue;
export const items = (id: string, region: string) => (ask(id, region).value as DictionaryValue).items;
export const names = (list: readonly { readonly name: string }[]) => list.map((it) => it.name);
export const leg = (of: ChainValue, code: string) => of.legs.find((it) => it.code === code);
