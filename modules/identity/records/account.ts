import { bool, instant, type RowOf, record, ref, text } from '#kernel/record.ts';

/**
 * What administrators keep of an account. Password, second factor and sessions are in tables the application cannot read
 * (db/migrations/0110_identity.sql); setting `password_issued_at` or `second_factor_reset_at` clears them in the same transaction.
 */
export const account = record({
  name: 'account',
  label: '账号',
  module: 'identity',
  sharing: 'staff',
  title: 'username',
  read: 'identity.read-accounts',
  states: {
    active: { label: '启用' },
    suspended: { label: '停用', tone: 'waiting' },
    closed: { label: '已注销', tone: 'stopped', final: true },
  },
  fields: {
    username: text('用户名', { required: true, max: 40, check: 'username', list: true, search: true }),
    person: ref('人员', { of: 'person', required: true, list: true, filter: true }),
    issuer: text('统一身份认证系统', { max: 300, hint: '认证系统的地址（issuer）' }),
    subject: text('统一身份认证标识', { max: 255, seen: 'masked', hint: '认证系统核实后的用户标识（sub）' }),
    password_issued_at: instant('初始口令发放时间', { derived: true }),
    second_factor_reset_at: instant('动态口令重置时间', { derived: true }),
    demo: bool('演示数据', { required: true, derived: true, filter: true }),
  },
});

export interface AccountRow extends RowOf<typeof account> {}
