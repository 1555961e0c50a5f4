/** The printed forms, held against structures that were reviewed beside the documents. To change one on purpose: `npx vitest run golden -u`, then review it. */
import { describe, expect, test } from 'vitest';
import { docxBuffer } from '#kernel/files/docx.ts';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { reportDocument } from '../docx/report.ts';
import { formFace } from '../face/face.ts';
import { formSheet } from '../xlsx/form-sheet.ts';
import { docxStructure, xlsxStructure } from './canonical.fixture.ts';
import { annual, clues, leniency, members, penalty, problems, supplement, workTable } from './filled.fixture.ts';
import { ABOUT, shippedForm } from './samples.fixture.ts';

const faceOf = (sheet: typeof leniency) => formFace(sheet.form, shippedForm(sheet.form), ABOUT, sheet);

describe('forms print as the paper ones', () => {
  test.each([
    ['[ENT-17] 减免责一览表', leniency],
    ['[SPC-06] 问题清单表1', problems],
    ['[SPC-06] 问题清单表1增补', supplement],
    ['[SPC-14] 线索台账表2', clues],
    ['会商成员名单', members],
    ['[REP-08] 工作情况表2', workTable],
  ])('%s as a workbook and as a Word file', { timeout: 30_000 }, async (name, sheet) => {
    const face = faceOf(sheet);
    const file = name.replace(/^\[.*\] /, '');
    const { paper } = formSheet(face, {
      fill: true,
      choices: (it) => (it.dictionary ? ABOUT.options(it.dictionary).map((o) => o.label) : []),
    });
    await expect(await xlsxStructure(await xlsxBuffer([paper]))).toMatchFileSnapshot(`./${file}.xlsx.txt`);
    const document = await reportDocument({
      title: face.title,
      unit_name: ABOUT.unit_name,
      faces: [face],
      figures: {},
      below: null,
      standing: '报送版本：第1版',
      demo: false,
    });
    await expect(await docxStructure(await docxBuffer(document))).toMatchFileSnapshot(`./${file}.docx.txt`);
  });

  test('[REP-01] the annual report is one finished document: texts, figures, tables, charts, missing units', {
    timeout: 60_000,
  }, async () => {
    const document = await reportDocument({
      title: '2025年度报告',
      unit_name: '演示市司法局',
      faces: [annual, leniency, workTable, penalty].map(faceOf),
      figures: { 'metric.inspections': 1234 },
      below: { owing: 18, missing: ['演示东县司法局', '演示西县司法局'] },
      standing: '报送版本：第1版',
      demo: true,
    });
    const bytes = await docxBuffer(document);
    const text = await docxStructure(bytes);
    expect(text).toContain('全年共开展行政检查1234次');
    expect(text).toContain('未报2家：演示东县司法局、演示西县司法局');
    expect(text).toContain('［图 图1');
    await expect(text).toMatchFileSnapshot('./年度报告.docx.txt');
  });
});
