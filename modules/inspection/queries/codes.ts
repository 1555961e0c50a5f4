/** Codes for showing on a screen: of a task, or of the officer. Short-lived; the screen asks again before they end. */
import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { mintCode } from '../code-key.ts';
import type { InspectionRow } from '../records/inspection.ts';

const id = () => z.strictObject({ id: z.uuid({ error: '检查编号不对，请从列表中打开' }) });

/** 任务码 of an approved inspection, for one of its officers. */
export const taskCode = query({
  name: 'inspection.task-code',
  label: '出示任务码',
  right: 'inspection.perform',
  input: id,
  run: async (read, { input, ctx }) => {
    const row = await read.one<InspectionRow>(sql`select * from inspection where id = ${input.id}`);
    if (!row) throw refuse('missing.record', '没有找到这次检查，或者它不在您的管辖范围内。');
    if (!row.officers.includes(ctx.actor.person))
      throw refuse('right.not-yours', '您不在这次检查的执法人员之列，不能出示任务码。');
    if (row.state !== 'approved' && !(row.state === 'planned' && row.urgent))
      throw refuse('state.not-now', '这次检查还没有批准或者已经入企，不能出示任务码。');
    return mintCode({ kind: 'task', subject: row.id, unit: row.unit, premises: row.premises }, ctx.now);
  },
});

/** 执法人员电子证照码, only while a certificate is valid. */
export const officerCode = query({
  name: 'inspection.officer-code',
  label: '出示电子证照码',
  right: 'inspection.perform',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const valid = await read.one<{ valid: boolean }>(
      sql`select zs_certificate_valid(${ctx.actor.person}, ${ctx.today}) as valid`,
    );
    if (!valid?.valid)
      throw refuse('policy.officer-certificate-alone', '您今天没有有效的行政执法证件，不能出示电子证照码。', {
        basis: ['check.officer_certificate.alone'],
      });
    return mintCode({ kind: 'officer', subject: ctx.actor.person, unit: ctx.actor.unit.code, premises: null }, ctx.now);
  },
});
