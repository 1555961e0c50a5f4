import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { FILING_DUTY, REVIEW_DUTY, TEMPORARY_DUTY } from '../../domain/duty-kinds.ts';
import { handedIn, reviewMode } from '../../domain/filings.ts';
import type { Filing, PlanRow } from '../../records/plan.ts';

/** 报送司法行政部门 (ENT-02, ENT-04). The bureau owes its review by the pack's day, which is shown on the bureau itself. */
export const filePlan = command<PlanRow>()({
  name: 'plan.file',
  label: '报送审查',
  record: 'plan',
  right: 'plan.draft',
  from: ['approved'],
  to: ['filed'],
  tone: 'primary',
  confirm: '报送后计划内容不能再改；需要变更的，另行变更重报。确定报送吗？',
  fields: {},
  load: async (read, { row }) => {
    const closes = row.kind === 'ad-hoc' ? TEMPORARY_DUTY : FILING_DUTY;
    const [unit, owed] = await Promise.all([
      read.one<{ supervised_by: string | null; name: string }>(
        sql`select supervised_by, name from unit where code = ${row.unit}`,
      ),
      read.many<{ record_id: string; kind: string }>(
        sql`select record_id, kind from duty where unit = ${row.unit} and kind = ${closes} and closed_at is null`,
      ),
    ]);
    return { unit, owed };
  },
  decide: ({ row, loaded: { unit, owed }, ctx }) => {
    if (!unit?.supervised_by)
      return refuse(
        'input.supervised-by',
        '本单位还没有登记监督机构，无法报送。请联系系统管理员登记同级司法行政部门。',
      );
    const mode = reviewMode(ctx.policy.ask('plan.review_mode').value);
    const filings = handedIn(row.filings as Filing[] | null, ctx.now, mode);
    const due = ctx.policy.due('deadline.plan_review', ctx.today);
    return {
      state: 'filed',
      set: {
        filed_to: unit.supervised_by,
        filings,
        filing_version: filings.length,
        filed_day: ctx.today,
        review_due: due.day,
        reviewed_by: null,
        reviewed_day: null,
      },
      ...(row.number
        ? {}
        : { number: { field: 'number', series: `plan:${row.unit}`, year: row.year, format: '〔{year}〕{n}号' } }),
      duties: [
        {
          kind: REVIEW_DUTY,
          title: `${mode === 'approval' ? '审核' : '审查'}检查计划：${unit.name}《${row.title}》`,
          unit: unit.supervised_by,
          record: 'plan',
          record_id: row.id,
          due: due.day,
          provisional: due.provisional,
          basis: 'deadline.plan_review',
        },
      ],
      close_duties: owed.map((it) => ({ ...it, how: `报送《${row.title}》` })),
      notices: [
        {
          unit: unit.supervised_by,
          title: '收到检查计划',
          text: `${unit.name}报送《${row.title}》。`,
          record: 'plan',
          record_id: row.id,
        },
      ],
      basis: ['plan.review_mode', 'deadline.plan_review'],
    };
  },
});
