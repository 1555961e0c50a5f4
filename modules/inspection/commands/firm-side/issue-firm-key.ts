import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { digest } from '#kernel/digest.ts';
import { refuse } from '#kernel/refusal.ts';
import { freshSecret } from '../../code-key.ts';
import { type FirmKeyRow, firmKey } from '../../records/firm-side.ts';

/** 发放企业凭证：the bureau hands a secret to the firm itself. It is answered once; an earlier one ends. */
export const issueFirmKey = command<FirmKeyRow>()({
  name: 'firm-key.issue',
  label: '发放企业凭证',
  record: 'firm-key',
  creates: true,
  right: 'firm-key.issue',
  from: [],
  confirm: '凭证只显示一次，请直接交给企业，不要经执法部门转交。原有凭证同时作废。',
  fields: pick(firmKey.fields, 'firm', 'handed_to'),
  load: async (read, { input, ctx }) => {
    const [firm, earlier] = await Promise.all([
      read.one<{ name: string }>(sql`select name from firm where id = ${input.firm} and state = 'active'`),
      read.many<{ id: string }>(
        sql`select id from firm_key where firm = ${input.firm} and unit = ${ctx.actor.unit.code} and state = 'valid'`,
      ),
    ]);
    return { firm, earlier, secret: freshSecret() };
  },
  decide: ({ input, loaded: { firm, earlier, secret } }) => {
    if (!firm)
      return refuse('input.firm', '没有找到这家企业，请重新选择。', {
        faults: [{ field: 'firm', message: '请重新选择' }],
      });
    return {
      set: { ...input, firm_name: firm.name, key_hash: digest(secret), confidential: true },
      change: earlier.map((it) => ({ record: 'firm-key', id: it.id, state: 'revoked', set: {} })),
      result: { firm_key: secret },
    };
  },
});
