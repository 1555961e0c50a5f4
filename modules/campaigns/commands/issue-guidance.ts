import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { ANSWER } from '../domain/duty-kinds.ts';
import { type CommonProblemRow, type GuidanceRow, guidance } from '../records/problem.ts';

const MOST_TOLD = 500;

/** 印发指导意见: answers common problems and reaches the units that raised them and every unit of the line below (SPC-17). */
export const issueGuidance = command<GuidanceRow>()({
  name: 'guidance.issue',
  label: '印发指导意见',
  record: 'guidance',
  creates: true,
  right: 'campaigns.guide',
  from: [],
  tone: 'primary',
  fields: formOf(guidance),
  load: async (read, { input, ctx }) => {
    const { code, region, line } = ctx.actor.unit;
    const prefix = region.replace(/(00){1,3}$/, '');
    const [asked, below] = await Promise.all([
      read.many<CommonProblemRow>(sql`select * from common_problem where id = any(${input.answers}::uuid[])`),
      read.many<{
        code: string;
      }>(sql`select code from unit where state = 'active' and line_code = ${line} and code <> ${code}
        and region_code like ${`${prefix}%`} order by code limit ${MOST_TOLD + 1}`),
    ]);
    return { asked, below: below.map((it) => it.code) };
  },
  decide: ({ input, loaded: { asked, below }, ctx }) => {
    const fault = (message: string) => refuse('input.answers', message, { faults: [{ field: 'answers', message }] });
    if (asked.length !== new Set(input.answers).size)
      return fault('有共性问题没有找到，或者不是提请给本单位的，请重新选择。');
    const other = asked.find((it) => it.raised_to !== ctx.actor.unit.code || it.state === 'answered');
    if (other) return fault(`“${other.title}”不是提请给本单位的，或者已经有指导意见。`);
    if (input.issued_on > ctx.today)
      return refuse('input.issued-on', '印发日期不能晚于今天。', {
        faults: [{ field: 'issued_on', message: '不能晚于今天' }],
      });
    if (below.length > MOST_TOLD)
      return refuse('too-large.units', `本系统下级单位超过${MOST_TOLD}个，请由设区市一级分别转发。`);
    const id = ctx.newId();
    const told = [...new Set([...asked.map((it) => it.unit), ...below])];
    return {
      id,
      set: { ...input, reached: told.length },
      change: asked.map((it) => ({ record: 'common-problem', id: it.id, state: 'answered', set: { guidance: id } })),
      close_duties: asked.map((it) => ({ record_id: it.id, kind: ANSWER })),
      notices: told.map((unit) => ({
        unit,
        title: `指导意见：${input.title}`,
        text: `${ctx.actor.unit.name}${input.issued_on}印发${input.document_no ? `（${input.document_no}）` : ''}。`,
        record: 'guidance',
        record_id: id,
      })),
    };
  },
});
