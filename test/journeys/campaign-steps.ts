/** What the journeys of the campaign of 2024 have in common. */
import type { Client } from '../support/http.ts';

export const ENTRY = 'campaign.special_2024';

export async function paper(who: Client, name: string): Promise<string> {
  const { body } = await who.upload<{ id: string }>('/api/files', name, Buffer.from(`%PDF-1.4 ${name}`));
  return body.id;
}

export interface One {
  readonly units: readonly { unit: string; total: number; done: number; overdue: number }[];
  readonly duties: readonly { code: string; total: number; done: number; late: number; due: string }[];
  readonly notice: { published: number } | null;
  readonly contacts: { answered: number } | null;
  readonly problems: { total: number; closed: number; rebound: number };
  readonly cases: { at_least: number; recorded: number } | null;
  readonly phases: readonly { name: string; from: string | null; until: string | null }[];
}

export function problemOf(campaign: string, change: Record<string, unknown>): Record<string, unknown> {
  return {
    title: '问题',
    campaign,
    list_version: 'self',
    category: 'irregular',
    situation: null,
    situation_words: null,
    area: '食品安全监督管理',
    found_on: '2024-01-18',
    first_case: '某季度对同一企业检查多次',
    case_files: null,
    harm: '增加企业负担',
    progress: null,
    measures: '整改',
    measures_now: null,
    measures_long: null,
    standard: null,
    finish_by: null,
    ...change,
  };
}
