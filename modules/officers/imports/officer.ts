import sql from 'sql-template-tag';
import { importKind, type RowActs, type RowValues } from '#kernel/import/kind.ts';
import { refuse } from '#kernel/refusal.ts';
import { onePerson, person } from '#modules/identity/index.ts';
import { unitColumn } from '#modules/org/index.ts';
import { certificate } from '../record-certificate.ts';
import { officer } from '../record-officer.ts';

const OPTIONAL = { required: false } as const;
const { fields } = certificate;

/** Officers with their certificates; the persons must be there already. */
export const officerImport = importKind({
  name: 'officer',
  label: '执法人员和证件',
  right: 'officer.manage',
  columns: [
    unitColumn,
    { name: 'name', field: person.fields.name },
    { name: 'id_number', field: person.fields.id_number },
    { name: 'kind', field: officer.fields.kind },
    { name: 'position', field: officer.fields.position },
    { name: 'legal_qualification', field: officer.fields.legal_qualification },
    { name: 'from_day', field: officer.fields.from_day },
    { name: 'certificate_kind', field: { ...fields.kind, ...OPTIONAL } },
    { name: 'number', field: { ...fields.number, ...OPTIONAL } },
    { name: 'issued_by', field: { ...fields.issued_by, ...OPTIONAL } },
    { name: 'valid_from', field: { ...fields.valid_from, ...OPTIONAL } },
    { name: 'valid_until', field: { ...fields.valid_until, ...OPTIONAL } },
    { name: 'areas', field: fields.areas },
  ],
  notes: [
    '人员须已在人员管理中登记。按公民身份号码找人；没有填号码的按所在单位和姓名找人。',
    '同一单位的同一人、同一种类同一编号的证件，视为同一条，不重复登记。辅助人员和人民警察不填证件。',
  ],
  async write(row, acts) {
    const person_id = await onePerson(acts.read, row);
    const found = await acts.read.one<{ id: string }>(
      sql`select id from officer where person = ${person_id} and unit = ${row.unit_code} and state = 'active'`,
    );
    const { kind, position, legal_qualification, from_day, unit_code } = row;
    const set = { person: person_id, kind, position, legal_qualification, from_day, unit_code };
    const id = found?.id ?? (await acts.run('officer.register', set)).id;
    const issued = await issue(id, row, acts);
    return found && !issued ? 'present' : 'made';
  },
});

async function issue(officer_id: string, row: RowValues, { read, run }: RowActs): Promise<boolean> {
  if (!row.number) return false;
  for (const name of ['certificate_kind', 'issued_by', 'valid_from', 'valid_until'])
    if (row[name] === null || row[name] === undefined)
      throw refuse('input.certificate', '填了证件编号，就要填证件种类、发证机关和有效期。', {
        faults: [{ field: name, message: '填了证件编号，这一栏也要填' }],
      });
  const { certificate_kind: kind, number, issued_by, valid_from, valid_until, areas } = row;
  const same = await read.one<{ officer: string }>(
    sql`select officer from certificate where number = ${number} and kind = ${kind}`,
  );
  if (same?.officer === officer_id) return false;
  await run('certificate.issue', { officer: officer_id, kind, number, issued_by, valid_from, valid_until, areas });
  return true;
}
