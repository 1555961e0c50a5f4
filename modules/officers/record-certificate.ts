import { choice, day, json, type RowOf, record, ref, text } from '#kernel/record.ts';

/**
 * A certificate of an officer. What happened to it is kept as effects with days (`effects`), so that whether it was valid on a day can be
 * told later, also after a withdrawal that reaches back. The state is where it stands now.
 */
export const certificate = record({
  name: 'certificate',
  label: '执法证件',
  module: 'officers',
  sharing: 'unit',
  title: 'number',
  read: 'certificate.read',
  states: {
    valid: { label: '有效', tone: 'done' },
    suspended: { label: '暂扣', tone: 'attention' },
    withdrawn: { label: '收回', tone: 'stopped' },
    cancelled: { label: '注销', tone: 'stopped', final: true },
    revoked: { label: '吊销', tone: 'stopped', final: true },
  },
  initial: 'valid',
  fields: {
    officer: ref('持证人', { required: true, of: 'officer' }),
    person: ref('人员', { derived: true, of: 'person', list: 'on-demand' }),
    name: text('姓名', { derived: true, list: 120, search: true }),
    kind: choice('证件种类', {
      required: true,
      dictionary: 'dict.certificate_kind',
      list: 130,
      filter: true,
      import: true,
    }),
    number: text('证件编号', { required: true, max: 60, list: 180, search: true, import: true }),
    issued_by: text('发证机关', { required: true, max: 100, list: 180, import: true }),
    valid_from: day('有效期起', { required: true, list: 110, import: true }),
    valid_until: day('有效期止', { required: true, list: 110, filter: true, import: true }),
    areas: text('执法区域和领域', { max: 200, import: true, hint: '照证件所载填写' }),
    effects: json('证件变动', { derived: true, export: false }),
  },
});

export interface CertificateRow extends RowOf<typeof certificate> {}
