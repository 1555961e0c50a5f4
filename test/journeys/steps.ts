/** What people do at a visit, step by step, as their screens send it: for journeys to be told in few words. */
import type { DemoWorld } from '../support/demo-world.ts';
import type { Client, Done } from '../support/http.ts';

export const AGENCY = '990102.scjg';
export const BUREAU = '990102.sf';

/** Situations that a pack marks or warns of and the person has read; the screen lists those that hold. */
const READ_AND_UNDERSTOOD = [
  'check.officer_certificate.accompanied',
  'check.entry_code',
  'check.entry_place',
  'check.plan_filed',
  'check.visits_cap',
  'check.quiet_days',
  'check.head_approval.urgent',
];

async function only(who: Client, record: string, ask: unknown): Promise<string> {
  const [row] = await who.list(record, ask);
  if (!row) throw new Error(`no ${record} ${JSON.stringify(ask)}`);
  return row.id;
}

export const firmNamed = (who: Client, name: string) => only(who, 'firm', { words: name });

/** The form of an inspection, filled in by somebody of the market supervision bureau who looks everything up on screen. */
export async function draftOf(who: Client, firm_name: string, day: string, more: Record<string, unknown> = {}) {
  const firm = await firmNamed(who, firm_name);
  const posts = await who.list('post', { filter: { unit: AGENCY, role: 'officer' }, state: ['active'] });
  const items = await who.list('enforcement-item', { filter: { unit: AGENCY, act_kind: 'inspection' } });
  return {
    firm,
    premises: await only(who, 'premises', { filter: { firm } }),
    inspection_type: 'daily',
    items: items.slice(0, 2).map((item) => item.id),
    checklist: await only(who, 'checklist', { filter: { unit: AGENCY } }),
    officers: posts.slice(0, 2).map((post) => post.person as string),
    planned_from: day,
    planned_until: day,
    reason: '按计划检查',
    basis: '依据目录所列法律条款',
    acknowledge: READ_AND_UNDERSTOOD,
    ...more,
  };
}

/** Shows the task's code on the phone and enters with it, standing at the registered place. */
export async function enterByCode(officer: Client, inspection: string): Promise<Done> {
  const { code } = await officer.ask<{ code: string }>('inspection.task-code', { id: inspection });
  const { row } = await officer.open('inspection', inspection);
  const place = row.premises ? (await officer.open('premises', row.premises as string)).row : undefined;
  const at = { lat_e6: place?.lat_e6 ?? null, lng_e6: place?.lng_e6 ?? null };
  return officer.act('inspection.check-in', { code, ...at, join: null, acknowledge: READ_AND_UNDERSTOOD }, inspection);
}

/** Enters without a code and says so afterwards. */
export function enterWithoutCode(officer: Client, inspection: string, entered_at: string): Promise<Done> {
  return officer.act(
    'inspection.check-in-late',
    {
      entered_at,
      late_code_reason: '地下车间没有信号',
      lat_e6: null,
      lng_e6: null,
      acknowledge: READ_AND_UNDERSTOOD,
    },
    inspection,
  );
}

/** Answers one point of the check-list and has the record signed. */
export async function recordAndSign(officer: Client, inspection: string, problem: string | null): Promise<void> {
  await officer.act(
    'inspection.record-finding',
    {
      item_code: '1.1',
      question: '证照、记录是否齐全有效',
      answer: problem ?? '齐全',
      seriousness: problem ? 'minor' : 'none',
      note: null,
      photos: null,
    },
    inspection,
  );
  await officer.act(
    'inspection.sign-record',
    {
      record_words: problem ? `现场检查发现${problem}。` : '现场检查未发现问题。',
      firm_opinion: '无异议',
      firm_signer: '企业负责人',
      signatures: null,
      refused: false,
    },
    inspection,
  );
}

/** Drafts a visit outside the plan on a complaint, has it approved by the head; answers the inspection. */
export async function approvedVisit(
  officer: Client,
  head: Client,
  firm_name: string,
  day: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { id } = await officer.act('inspection.draft-ad-hoc', {
    ...(await draftOf(officer, firm_name, day)),
    inspection_type: 'case',
    source_kind: 'complaint',
    source_words: '群众来电',
    urgent: false,
    ...more,
  });
  await head.act('inspection.approve', {}, id);
  return id;
}

/** The person who holds a role in a unit, found as the administrator finds them. */
export async function personHolding(demo: DemoWorld, unit: string, role: string): Promise<string> {
  const admin = await demo.as('sys-admin');
  const [post] = await admin.list('post', { filter: { unit, role }, state: ['active'] });
  if (!post) throw new Error(`nobody holds ${role} in ${unit}`);
  return post.person as string;
}
