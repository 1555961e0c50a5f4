/** Forms against the documents that print or describe them: what is counted there is counted here. */
import { describe, expect, test } from 'vitest';
import type { FormValue } from '../kernel/policy/return-shape.ts';
import { checkSheet } from '../modules/returns/domain/check.ts';
import { troubles } from '../modules/returns/domain/program.ts';
import { ask, form, items, JIANGXI, names, SUIZHOU, world } from './ask.fixture.ts';

describe('forms say what the printed ones say', () => {
  test('[ENT-17] the leniency table has twelve columns and no more; lighter penalties and coercion have no amount', () => {
    const [table] = form('form.leniency', JIANGXI).tables;
    expect(table?.numbered).toBe(true);
    expect(table?.row_head).toBe('执法领域');
    expect(table?.columns.map((it) => `${it.name}(${it.unit})`)).toEqual([
      '不予行政处罚事项数量(个)',
      '不予行政处罚案件数量(件)',
      '不予行政处罚金额(万元)',
      '从轻行政处罚事项数量(个)',
      '从轻行政处罚案件数量(件)',
      '减轻行政处罚事项数量(个)',
      '减轻行政处罚案件数量(件)',
      '减轻行政处罚金额(万元)',
      '不予实施行政强制措施事项数量(个)',
      '不予实施行政强制措施案件数量(件)',
    ]);
    expect(2 + (table?.columns.length ?? 0)).toBe(12);
    expect(names(table?.rows ?? [])).toEqual([
      '城市管理',
      '市场监管',
      '生态环境',
      '文化市场',
      '交通运输',
      '应急管理',
      '农业',
    ]);
    expect([table?.open, table?.total]).toEqual([true, true]);
    expect(form('form.leniency', JIANGXI).questions[0]).toMatchObject({ row_named: '公安' });
  });

  test('[REP-08] [SUP-24] [SUP-25] [SUP-26] the work table lost its head and holds only what its notes prove', () => {
    const work = form('form.work_table', JIANGXI);
    expect(work.origin).toBe('lost');
    expect(work.tables.map((it) => it.rows.length)).toEqual([1, 3, 4, 7, 0]);
    for (const [code, dictionary] of [
      ['correction', 'dict.correction'],
      ['unit_accountability', 'dict.unit_accountability'],
      ['person_accountability', 'dict.person_accountability'],
    ] as const)
      expect(work.tables.find((it) => it.code === code)?.rows.map(({ code: row, name }) => [row, name])).toEqual(
        items(dictionary, JIANGXI).map((it) => [it.code, it.name]),
      );
  });

  test('[REP-01] the annual report has seven parts under five headings', () => {
    const report = form('form.annual_report', JIANGXI);
    expect(report.texts).toHaveLength(7);
    expect(names(report.headings)).toEqual(['基本情况', '主要做法', '特色亮点', '存在问题', '下步工作打算']);
    expect(report.texts.every((it) => it.elements.length >= 4)).toBe(true);
  });

  test('[SPC-06] [SPC-16] the problem list has seven rows and five columns; the supplement splits measures of what is unfinished', () => {
    const [list] = form('form.problem_list', JIANGXI).tables;
    expect(list?.rows.map(({ code, name }) => [code, name])).toEqual(
      items('dict.problem_category', JIANGXI).map((it) => [it.code, it.name]),
    );
    expect([list?.row_head, ...names(list?.columns ?? [])]).toEqual([
      '突出问题类别',
      '所涉执法领域',
      '具体表现（具体案例可附页）',
      '危害后果',
      '整治措施或拟采取的整治措施',
    ]);
    const [more] = form('form.problem_list_supplement', JIANGXI).tables;
    expect(names(more?.columns ?? [])).toEqual(expect.arrayContaining(['现阶段整治措施', '长期举措']));
  });

  test('[SPC-12] [SPC-14] the clue ledger has seven columns and two special explanations', () => {
    const ledger = form('form.clue_ledger', JIANGXI);
    expect(names(ledger.tables[0]?.columns ?? [])).toEqual([
      '线索来源',
      '线索内容/典型案例（可附页）',
      '责任单位和责任人员',
      '核实情况',
      '处置结果',
      '处置时限',
      '底层的执法问题',
    ]);
    expect(names(ledger.texts)).toEqual(['追责问责情况专题说明', '容错免责情况专题说明']);
  });

  test('[ORG-13] the member list has two sections of four columns', () => {
    const list = form('form.member_list', JIANGXI);
    expect(list.tables.map((it) => [it.name, ...names(it.columns)])).toEqual([
      ['成员', '姓名', '职务', '联系方式', '备注'],
      ['联络员', '姓名', '职务', '联系方式', '备注'],
    ]);
  });

  test('[NOR-08] [SUP-04] [SPC-13] [SPC-19] nine items, six points, four elements, five parts and two cases of about 1,500 characters', () => {
    expect(form('form.three_systems_check', JIANGXI).tables[0]?.rows).toHaveLength(9);
    expect(form('form.six_point_check', JIANGXI).tables[0]?.rows).toHaveLength(6);
    expect(names(form('form.rectification_plan', SUIZHOU).tables[0]?.columns ?? [])).toEqual([
      '问题表现',
      '整改措施',
      '工作标准',
      '完成时限',
    ]);
    const summary = form('form.campaign_summary', JIANGXI);
    expect(names(summary.texts)).toEqual(['基本情况', '主要做法', '整治成效', '存在的问题', '下步工作']);
    expect(summary.tables[0]).toMatchObject({ rows_at_least: 2, row_about_chars: 1500 });
    expect(names(summary.tables[0]?.columns ?? []).slice(1)).toEqual(['基本情况', '整改举措', '主要成效', '总结评析']);
  });

  test('[REP-09] the four statistical tables are marked as reference, on secondary sources, and say who counts an act', () => {
    for (const id of ['form.stat_penalty', 'form.stat_licence', 'form.stat_coercion', 'form.stat_other']) {
      expect(form(id, JIANGXI), id).toMatchObject({ origin: 'reference', counted_by: expect.stringContaining('计') });
      expect(ask(id, JIANGXI).basis[0], id).toMatchObject({ verified: 'secondary' });
    }
  });
});

describe('what forms ask of those who fill them in', () => {
  const number = (num: number) => ({ value: { kind: 'number' as const, num } });
  const said = (
    id: string,
    cells: Parameters<typeof checkSheet>[0]['cells'],
    rows: { code: string; name: string }[] = [],
  ) =>
    checkSheet({
      form_id: id,
      form: form(id, JIANGXI),
      rows: rows.map((it, place) => ({ ...it, table: 'fields', place })),
      cells,
      answers: {},
    }).flatMap((it) => (it.level === 'error' ? [it.message] : []));

  test('every expression of every form reads', () => {
    for (const pack of world.set.packs.values())
      for (const entry of [...pack.entries.values()].filter((it) => it.kind === 'form'))
        expect(troubles(entry.values[0]?.value as FormValue), `${pack.id} ${entry.id}`).toEqual([]);
  });

  test('[REP-12] cases without items and an amount without cases are logical faults', () => {
    expect(said('form.leniency', { 'fields|market|0|exempt_cases': number(3) })).toEqual([
      '市场监管：有不予行政处罚案件而事项数量为0，请核对事项数量或者案件数量。',
    ]);
    expect(
      said('form.leniency', {
        'fields|market|0|reduced_items': number(1),
        'fields|market|0|reduced_cases': number(0),
        'fields|market|0|reduced_amount': number(5000),
      }),
    ).toEqual(['市场监管：有减轻行政处罚金额而案件数量为0，请核对金额或者案件数量。']);
  });

  test('[REP-13] whoever adds a row of public security says whether traffic police are in it', () => {
    const police = [{ code: 'x1', name: '公安' }];
    expect(said('form.leniency', {}, police)).toEqual([]);
    expect(said('form.leniency', { 'fields|x1|0|exempt_items': number(2) }, police)).toEqual([
      '请回答：公安领域是否包含交警？',
    ]);
  });
});
