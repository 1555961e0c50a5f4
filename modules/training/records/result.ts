import { choice, day, files, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

export const VERDICTS = [
  { value: 'pass', label: '合格' },
  { value: 'fail', label: '不合格' },
  { value: 'unruled', label: '没有合格线' },
] as const;

/** 检验结果 (PER-16): written, oral, demonstration, contest; the pass mark is the pack's, else the organiser's own, else there is none. */
export const trainingResult = record({
  name: 'training-result',
  label: '检验结果',
  module: 'training',
  sharing: 'unit',
  title: 'title',
  read: 'training.read',
  order: { by: 'day', desc: true },
  fields: {
    title: text('检验名称', { required: true, max: 80, list: true }),
    officer: ref('受检人', { of: 'officer', required: true, filter: true, list: 120 }),
    session: ref('班次', { of: 'training-session', filter: true, list: 'on-demand' }),
    must_know: ref('对应的应知应会清单', { of: 'must-know', filter: true, list: 'on-demand' }),
    test: choice('检验方式', { required: true, dictionary: 'dict.training_test', list: 120, filter: true }),
    day: day('日期', { required: true, list: 110, filter: true }),
    score: int('得分', { min: 0, max: 100, list: 80, hint: '百分制；没有打分的不填' }),
    own_line: int('组织单位定的合格线', { min: 1, max: 100, hint: '文件没有规定合格线，组织单位自己定了的填写' }),
    award: text('名次或奖项', { max: 60, list: 120 }),
    verdict: choice('结果', { choices: VERDICTS, derived: true, list: 110, filter: true }),
    papers: files('试卷、照片'),
  },
});

/** 应知应会清单 (PER-17): by field, for the tests of that field. */
export const mustKnow = record({
  name: 'must-know',
  label: '应知应会清单',
  module: 'training',
  sharing: 'region',
  title: 'title',
  read: 'training.read-list',
  states: { 'in-force': { label: '现行', tone: 'done' }, replaced: { label: '已替换', tone: 'stopped', final: true } },
  fields: {
    title: text('清单', { required: true, max: 80, list: true, search: true }),
    field: text('执法领域', { required: true, max: 60, list: 140, filter: true }),
    laws: prose('法律、法规、规章', { required: true, max: 8000 }),
    points: prose('应知应会的要点', { required: true, max: 8000 }),
    test_content: prose('考试内容', { max: 4000 }),
    from: day('起用日期', { required: true, list: 110 }),
    papers: files('清单文件'),
  },
});

export interface TrainingResultRow extends RowOf<typeof trainingResult> {}
export interface MustKnowRow extends RowOf<typeof mustKnow> {}
