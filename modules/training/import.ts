/** Sign-in sheets: a row is one officer at one training; who, when, what and which kind say whether it is there already. */
import sql from 'sql-template-tag';
import { importKind } from '#kernel/import/kind.ts';
import type { Reader } from '#kernel/reader.ts';
import { text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitColumn } from '#modules/org/index.ts';
import { trainingAttendance } from './records/session.ts';

const { fields } = trainingAttendance;

/** The officer a row means: by certificate number, else by unit and name. */
async function officerOf(read: Reader, row: Readonly<Record<string, unknown>>): Promise<string> {
  const found = await read.many<{ id: string }>(
    sql`select id from zs_training_find(${row.unit_code ?? null}, ${row.name}, ${row.certificate ?? null})`,
  );
  const [first, second] = found;
  if (first && !second) return first.id;
  const field = row.certificate ? 'certificate' : 'name';
  const message = first
    ? '本单位有同名人员，请填执法证件编号'
    : row.certificate
      ? '没有这个编号的执法人员，或者编号和姓名对不上'
      : '这个单位没有这名在岗执法人员，请核对单位和姓名';
  throw refuse('missing.officer', `${message}。`, { faults: [{ field, message }] });
}

export const attendanceImport = importKind({
  name: 'training-attendance',
  label: '培训签到表',
  right: 'training.keep',
  columns: [
    { ...unitColumn, field: { ...unitColumn.field, required: false, hint: '单位代码或全称；填了证件编号的可以不填' } },
    { name: 'name', field: text('姓名', { required: true, max: 40 }) },
    { name: 'certificate', field: text('执法证件编号', { max: 60, hint: '按编号找人；没有填的按单位和姓名' }) },
    { name: 'title', field: fields.title },
    { name: 'day', field: fields.day },
    { name: 'kind', field: fields.kind },
    { name: 'hours', field: fields.hours },
    { name: 'course', field: fields.course },
    { name: 'form', field: fields.form },
    { name: 'organiser_words', field: fields.organiser_words },
  ],
  notes: [
    '一行是一个人参加的一次培训的一类学时；同一次培训有两类学时的写两行。',
    '同一人、同一天、同一培训名称、同一类别的，视为同一条，不重复登记。',
  ],
  async write(row, { read, run }) {
    const officer = await officerOf(read, row);
    const same = await read.one<{ there: boolean }>(
      sql`select zs_training_there(${officer}, ${row.day}, ${row.title}, ${row.kind}) as there`,
    );
    if (same?.there) return 'present';
    const { title, day, kind, hours, course, form, organiser_words } = row;
    await run('training.record-attendance', {
      officer,
      title,
      day,
      kind,
      hours,
      course,
      form,
      organiser_words,
      proof: null,
    });
    return 'made';
  },
});
