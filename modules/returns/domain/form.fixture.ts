/** Forms for tests: the leniency table as the document prints it, in part, and a small form of texts. */
import { type FormValue, formShape } from '#kernel/policy/return-shape.ts';

export const leniency: FormValue = formShape.parse({
  title: '{year}年度行政执法减免责清单实施情况一览表',
  head: [{ code: 'filler', name: '填报人', type: 'person' }],
  tables: [
    {
      code: 'main',
      row_head: '执法领域',
      numbered: true,
      total: true,
      open: true,
      rows: [
        { code: 'csgl', name: '城市管理' },
        { code: 'ga', name: '公安' },
      ],
      columns: [
        { code: 'items', name: '不予行政处罚事项数量', type: 'int', unit: '个', required: true },
        { code: 'cases', name: '不予行政处罚案件数量', type: 'int', unit: '件', required: true },
        { code: 'amount', name: '不予行政处罚金额', type: 'money', unit: '万元' },
        { code: 'per_case', name: '件均金额', type: 'money', unit: '元', formula: 'f.amount / f.cases' },
        { code: 'why', name: '说明', type: 'text', many: true, asked_when: 'f.cases > 0' },
      ],
    },
  ],
  questions: [
    {
      code: 'police',
      text: '公安是否包含交警？',
      answers: [
        { code: 'yes', name: '包含' },
        { code: 'no', name: '不包含' },
      ],
      asked_when: 'f.main_ga_cases > 0',
    },
  ],
  checks: [
    {
      code: 'cases_items',
      scope: 'row',
      holds: 'f.cases == 0 || f.items > 0',
      message: '有案件而事项数量为 0，请核对',
    },
    {
      code: 'amount_cases',
      scope: 'row',
      holds: '!has(f.amount) || f.amount == 0 || f.cases > 0',
      message: '有金额而案件数量为 0，请核对',
    },
    {
      code: 'many',
      scope: 'total',
      table: 'main',
      holds: 'f.cases < 1000',
      message: '合计异常偏大，请核对',
      level: 'warn',
    },
  ],
});

export const report: FormValue = formShape.parse({
  title: '{year}年度行政执法年度报告',
  headings: [
    { code: 'basics', name: '基本情况' },
    { code: 'plans', name: '下步打算' },
  ],
  texts: [
    { code: 'overall', name: '总体情况' },
    { code: 'cases', name: '典型案例', at_least: 10 },
  ],
});
