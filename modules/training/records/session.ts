import { bool, choice, choices, day, files, int, prose, type RowOf, record, ref, refs, text } from '#kernel/record.ts';

/** 轮训 (PER-13, PER-14): who is to be covered between two days; covered is who attended one of its sessions. */
export const trainingRound = record({
  name: 'training-round',
  label: '轮训',
  module: 'training',
  sharing: 'unit',
  title: 'title',
  read: 'training.read',
  states: { open: { label: '进行中', tone: 'waiting' }, closed: { label: '已结束', tone: 'done', final: true } },
  fields: {
    title: text('轮训', { required: true, max: 80, list: true, search: true }),
    groups: choices('对象', { required: true, dictionary: 'dict.training_group', list: 200, filter: true }),
    from: day('开始日期', { required: true, list: 110, filter: true }),
    until: day('结束日期', { required: true, list: 110, filter: true }),
    persons: refs('应训人员', { of: 'officer', derived: true }),
    note: prose('安排', { max: 2000 }),
    summary: prose('完成情况', { derived: true, max: 4000 }),
  },
});

export const LEVELS = [
  { value: 'unit', label: '本单位' },
  { value: 'line', label: '本系统' },
  { value: 'joint', label: '跨部门联合' },
  { value: 'levels', label: '跨级别联合' },
] as const;

/** 培训班次: one kind of hours each; a mixed day is two sessions. */
export const trainingSession = record({
  name: 'training-session',
  label: '培训班次',
  module: 'training',
  sharing: 'unit',
  title: 'title',
  read: 'training.read',
  states: {
    planned: { label: '已安排', tone: 'waiting' },
    passed: { label: '待登记到课', tone: 'attention' },
    held: { label: '已举办', tone: 'done', final: true },
    cancelled: { label: '已取消', tone: 'stopped', final: true },
  },
  fields: {
    title: text('培训名称', { required: true, max: 80, list: true, search: true }),
    round: ref('所属轮训', { of: 'training-round', filter: true, list: 'on-demand' }),
    kind: choice('学时类别', { required: true, dictionary: 'dict.training_kind', list: 160, filter: true }),
    hours: int('学时', { required: true, min: 1, max: 200, unit: '学时', list: 80 }),
    course: choice('课程', { required: true, dictionary: 'dict.training_course', list: 160, filter: true }),
    form: choice('形式', { required: true, dictionary: 'dict.training_form', list: 120, filter: true }),
    day: day('日期', { required: true, list: 110, filter: true }),
    place: text('地点', { max: 80 }),
    teacher: text('授课人', { max: 60 }),
    level: choice('组织层级', { required: true, choices: LEVELS, list: 110, filter: true }),
    township: bool('面向乡镇（街道）综合执法人员', { list: 110, filter: true }),
    field: text('执法领域', { max: 60 }),
    joint_units: refs('联合的单位', { of: 'unit' }),
    papers: files('教材、通知、照片'),
    attended: int('到课', { derived: true, unit: '人', list: 80 }),
    note: prose('说明', { derived: true, max: 1000 }),
  },
});

/** 参训记录: one officer, one kind of hours. Kept by the officer's unit; the organiser sees it as well. */
export const trainingAttendance = record({
  name: 'training-attendance',
  label: '参训记录',
  module: 'training',
  sharing: 'unit',
  also_seen_by: 'organiser',
  title: 'title',
  read: 'training.read',
  states: {
    listed: { label: '应到', tone: 'waiting' },
    attended: { label: '已到课', tone: 'done' },
    absent: { label: '缺席', tone: 'attention' },
    'made-up': { label: '已补训', tone: 'done' },
    void: { label: '已作废', tone: 'stopped', final: true },
  },
  order: { by: 'day', desc: true },
  fields: {
    title: text('培训名称', { required: true, max: 80, list: true, search: true }),
    officer: ref('参训人', { of: 'officer', required: true, filter: true, list: 120 }),
    session: ref('班次', { of: 'training-session', derived: true, filter: true, list: 'on-demand' }),
    organiser: text('组织单位', { derived: true, check: 'unit', list: 160, filter: true }),
    organiser_words: text('组织单位（平台外）', { max: 80, hint: '上级或者外单位组织的，写明单位名称' }),
    kind: choice('学时类别', { required: true, dictionary: 'dict.training_kind', list: 160, filter: true }),
    hours: int('学时', { required: true, min: 1, max: 200, unit: '学时', list: 80 }),
    course: choice('课程', { dictionary: 'dict.training_course', list: 140, filter: true }),
    form: choice('形式', { dictionary: 'dict.training_form', list: 120 }),
    day: day('日期', { required: true, list: 110, filter: true }),
    planned: bool('还没有举办', { derived: true, list: 'on-demand' }),
    made_up_day: day('补训日期', { derived: true, list: 'on-demand' }),
    note: text('说明', { derived: true, max: 200 }),
    proof: files('证明材料'),
  },
});

export interface TrainingRoundRow extends RowOf<typeof trainingRound> {}
export interface TrainingSessionRow extends RowOf<typeof trainingSession> {}
export interface TrainingAttendanceRow extends RowOf<typeof trainingAttendance> {}
