import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { Reader } from '#kernel/reader.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { campaignIn } from '../domain/entry.ts';
import { missingMeasures, watchedField } from '../domain/problems.ts';
import type { CampaignRow } from '../records/campaign.ts';
import { type ProblemRow, problem } from '../records/problem.ts';
import { bureauOf, campaignById } from './reads.ts';

export const PROBLEM_FORM = pick(
  problem.fields,
  'title',
  'campaign',
  'list_version',
  'category',
  'situation',
  'situation_words',
  'area',
  'found_on',
  'first_case',
  'case_files',
  'harm',
  'progress',
  'measures',
  'measures_now',
  'measures_long',
  'standard',
  'finish_by',
);

export interface ProblemInput {
  readonly campaign: string | null;
  readonly category: string;
  readonly situation: string | null;
  readonly area: string;
  readonly found_on: string;
  readonly list_version: string;
  readonly progress: string | null;
  readonly measures: string | null;
  readonly measures_now: string | null;
  readonly measures_long: string | null;
}

export interface Around {
  readonly campaign: CampaignRow | undefined;
  readonly bureau: string | null;
  /** An earlier problem of the same unit in the same field that had been closed. */
  readonly closed_before: { readonly title: string; readonly closed_on: string } | undefined;
}

export async function readAround(read: Reader, input: ProblemInput, unit: string): Promise<Around> {
  const [campaign, bureau, closed_before] = await Promise.all([
    campaignById(read, input.campaign),
    bureauOf(read, unit),
    read.one<{ title: string; closed_on: string }>(sql`select title, closed_on from problem
      where unit = ${unit} and area = ${input.area} and state = 'closed' order by closed_on desc limit 1`),
  ]);
  return { campaign, bureau, closed_before };
}

/** What the row takes from campaign and pack beside the input; or why it cannot be written. */
export function problemValues(
  input: ProblemInput,
  around: Around,
  policy: PolicyView,
  today: string,
): Record<string, unknown> | Refusal {
  const fault = (field: string, message: string) => refuse(`input.${field}`, message, { faults: [{ field, message }] });
  const categories = policy.dictionary('dict.problem_category');
  if (categories.length > 0 && !categories.some((it) => it.value === input.category))
    return fault('category', `类别应为当地文件所列：${categories.map((it) => it.label).join('、')}。`);
  const situations = policy.dictionary('dict.problem_situation');
  if (input.situation && situations.length > 0 && !situations.some((it) => it.value === input.situation))
    return fault('situation', '具体情形不在当地文件所列范围内，请从列表中选择，或者写在“情形说明”里。');
  if (input.found_on > today) return fault('found_on', '发现日期不能晚于今天。');
  if (input.campaign && (!around.campaign || around.campaign.state === 'closed'))
    return fault('campaign', '没有找到这个专项，或者它已经结束，请从专项页面登记。');
  const steps = policy.dictionary('dict.problem_progress');
  const step = steps.find((it) => it.value === input.progress);
  if (input.list_version === 'supplement' && steps.length > 0 && !step)
    return fault('progress', `增补版要写明整治进度：${steps.map((it) => it.label).join('、')}。`);
  const wrong = missingMeasures(input, step?.flags?.includes('unfinished') ?? false);
  if (wrong) return wrong;
  const watched = around.campaign
    ? watchedField(input.area, campaignIn(policy, around.campaign.entry)?.watched ?? [])
    : null;
  const why = watched
    ? `“${watched}”是已整治过、防反弹的领域，又发现新问题`
    : around.closed_before
      ? `同一领域的“${around.closed_before.title}”已于${around.closed_before.closed_on}销号，又发现新问题`
      : null;
  return {
    ...input,
    rebound: why !== null,
    rebound_why: why,
    bureau: around.bureau,
    history: around.campaign?.history ?? false,
  };
}

/** 登记突出问题: a row of the problem list. In a watched field, or where one was closed before, it raises a mark (SPC-18). */
export const recordProblem = command<ProblemRow>()({
  name: 'problem.record',
  label: '登记突出问题',
  record: 'problem',
  creates: true,
  right: 'campaigns.work',
  from: [],
  to: ['found'],
  tone: 'primary',
  fields: PROBLEM_FORM,
  load: (read, { input, ctx }) => readAround(read, input, ctx.actor.unit.code),
  decide: ({ input, loaded, ctx }) => {
    const values = problemValues(input, loaded, ctx.policy, ctx.today);
    if (values instanceof Error) return values;
    const id = ctx.newId();
    return {
      id,
      state: 'found',
      set: { ...values, relapses: 0 },
      basis: ['dict.problem_category', ...(loaded.campaign ? [loaded.campaign.entry] : [])],
      ...(values.rebound ? { note: `反弹提示：${values.rebound_why}` } : {}),
      notices:
        values.rebound && loaded.bureau && !values.history
          ? [
              {
                unit: loaded.bureau,
                title: `反弹提示：${ctx.actor.unit.name} ${input.area}`,
                text: `${values.rebound_why}：${input.title}`,
                record: 'problem',
                record_id: id,
              },
            ]
          : [],
    };
  },
});
