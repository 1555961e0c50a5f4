/** Reads the parts of 现场检查笔录 under the caller's claims. */
import sql from 'sql-template-tag';
import type { CommandContext } from '#kernel/command.ts';
import type { DocumentModel } from '#kernel/files/document-model.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { type RecordParts, recordDocument } from '../domain/record-document.ts';
import type { FindingRow } from '../records/finding.ts';
import type { InspectionRow } from '../records/inspection.ts';
import { SERIOUSNESS } from '../records/words.ts';

export async function loadRecordDocument(
  read: Reader,
  id: string,
  ctx: Pick<CommandContext, 'policy'>,
): Promise<DocumentModel> {
  const row = await read.one<InspectionRow>(sql`select * from inspection where id = ${id}`);
  if (!row) throw refuse('missing.record', '没有找到这次检查，或者它不在您的管辖范围内。');
  if (!row.entered_at) throw refuse('state.not-entered', '这次检查还没有入企，没有笔录。');
  const [about, officers, companions, items, findings] = await Promise.all([
    read.one<{
      unit_name: string;
      firm: string;
      uscc: string | null;
      address: string | null;
      ended_at: string | null;
      demo: boolean;
      visits: number;
    }>(sql`
      select zs_unit_name_on(${row.unit}, ${row.entered_day}) as unit_name, f.name as firm, f.uscc, m.address, v.ended_at,
        coalesce((select kind = 'demo' from platform), false) as demo,
        (select count(distinct i.visit) from inspection i where i.unit = ${row.unit} and i.firm = ${row.firm}
          and i.entered_day between date_trunc('year', ${row.entered_day}::date)::date and ${row.entered_day}) as visits
      from firm f left join premises m on m.id = ${row.premises} left join visit v on v.id = ${row.visit} where f.id = ${row.firm}`),
    read.many<{
      name: string;
      number: string | null;
    }>(sql`select p.name, (select c.number from certificate c where c.person = p.id
        and c.kind <> 'supervision' and ${row.entered_day}::date between c.valid_from and c.valid_until limit 1) as number
      from person p where p.id = any(${row.officers}) order by p.name`),
    read.many<{ name: string }>(sql`select name from person where id = any(${row.companions ?? []}) order by name`),
    read.many<{ name: string; basis: string }>(
      sql`select name, basis from enforcement_item where id = any(${row.items}) order by name`,
    ),
    read.many<FindingRow>(
      sql`select * from finding where inspection = ${id} and state = 'kept' order by created_at, id`,
    ),
  ]);
  const label = (value: string) => SERIOUSNESS.find((it) => it.value === value)?.label ?? value;
  const parts: RecordParts = {
    unit_name: about?.unit_name ?? row.unit,
    number: row.record_number,
    demo: about?.demo ?? false,
    firm: about?.firm ?? '',
    uscc: about?.uscc ?? null,
    address: about?.address ?? null,
    entered_at: row.entered_at,
    ended_at: about?.ended_at ?? null,
    officers,
    companions: companions.map((it) => it.name),
    items,
    reason: row.reason,
    findings: findings.map((it) => ({
      question: it.question,
      answer: it.answer,
      conclusion: label(it.seriousness),
      note: it.note,
    })),
    words: row.record_words,
    opinion: row.firm_opinion,
    signer: row.firm_signer,
    signed_day: row.signed_at?.slice(0, 10) ?? null,
    told: told(ctx, about?.visits ?? 0),
  };
  return recordDocument(parts);
}

function told({ policy }: Pick<CommandContext, 'policy'>, visits: number): string[] {
  const forbidden = policy.dictionary('dict.inspection_strictly_forbidden').map((it) => it.label);
  const cap = policy.number('inspection.visits_cap');
  return [
    '执法人员已出示执法证件。您认为执法人员与检查有利害关系的，有权申请回避。',
    ...(forbidden.length > 0 ? [`涉企行政检查“五个严禁”：${forbidden.join('、')}。`] : []),
    cap === null
      ? `本年度本机关对贵单位的检查为第${visits}次；年度频次上限原文未规定，本地也未设定。`
      : `本年度本机关对贵单位的检查为第${visits}次，年度频次上限为${cap}次。`,
  ];
}
