/** The printed forms filled in by a place that does not exist. */
import { noCompetence, none, num, sheetOf, txt } from './samples.fixture.ts';

export const leniency = sheetOf(
  'form.leniency',
  {
    'fields|urban|0|exempt_items': num(12),
    'fields|urban|0|exempt_cases': num(34),
    'fields|urban|0|exempt_amount': num(1_234_500),
    'fields|market|0|lighter_cases': num(20),
    'fields|ecology|0|exempt_items': none,
    'fields|culture|0|exempt_amount': noCompetence,
    'fields|x1|0|exempt_items': num(3),
  },
  {
    rows: [{ table: 'fields', code: 'x1', name: '公安', place: 1 }],
    answers: { police_includes_traffic: 'yes' },
    head: { day: '2026-01-20' },
  },
);

const HEAD = { filler: '演示员（0000-0000000）', day: '2024-01-30' };

export const problems = sheetOf(
  'form.problem_list',
  {
    'problems|profit|0|fields': txt('养犬管理'),
    'problems|profit|1|fields': txt('食品安全监督管理'),
    'problems|profit|0|manifestation': txt('以罚款数额排名。'),
    'problems|profit|1|manifestation': txt('下达罚没指标。'),
    'problems|profit|0|harm': txt('损害市场主体信心。'),
    'problems|profit|0|measures': txt('取消排名和指标，公开通报。'),
    'problems|inaction|0|manifestation': none,
  },
  { head: HEAD },
);

export const supplement = sheetOf(
  'form.problem_list_supplement',
  {
    'problems|profit|0|fields': txt('养犬管理'),
    'problems|profit|0|manifestation': txt('以罚款数额排名。'),
    'problems|profit|0|measures_now': txt('取消排名。'),
    'problems|profit|0|measures_long': txt('把罚没数额从考核中删除。'),
  },
  { head: { ...HEAD, day: '2024-06-28' } },
);

export const clues = sheetOf(
  'form.clue_ledger',
  {
    'clues|x1|0|content': txt('反映重复检查。'),
    'clues|x1|1|content': txt('反映未出示证件。'),
    'clues|x1|0|responsible': txt('演示区某某局'),
    'clues|x1|0|verified': txt('部分属实'),
    'clues|x1|0|outcome': txt('责令改正'),
    'clues|x1|0|time_limit': txt('2024-06-20'),
    'clues|x1|0|underlying': txt('检查计划未统筹。'),
    'accountability|all|0|text': txt('批评教育1人。'),
    'exemption|all|0|text': none,
  },
  { rows: [{ table: 'clues', code: 'x1', name: '', place: 1 }], head: { ...HEAD, day: '2024-06-28' } },
);

export const members = sheetOf('form.member_list', {}, { head: { day: '2024-01-25' } });

export const workTable = sheetOf('form.work_table', {
  'staff|officers|0|number': num(86),
  'correction|self_correction|0|number': num(3),
  'correction|revoked|0|number': num(1),
  'unit_accountability|criticism|0|number': num(1),
  'person_accountability|training|0|number': num(2),
});

export const penalty = sheetOf('form.stat_penalty', {
  'penalty|own|0|warning': num(12),
  'penalty|own|0|fine': num(80),
  'penalty|own|0|other': num(3),
  'penalty|own|0|amount': num(12_345_678),
});

export const annual = sheetOf('form.annual_report', {
  'overall|basics|0|text': txt('全年共开展行政检查{{metric.inspections}}次。\n涉企检查均扫码登记。'),
  'overall|practice|0|text': txt('一是统筹计划。二是规范程序。'),
  'overall|problems|0|text': txt('少数单位计划报送不及时。'),
  'qualification|basics|0|text': none,
  'supervision|basics|0|text': txt('开展案卷评查。'),
});
