import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { day, refs } from '#kernel/record.ts';
import { barredUnits } from '../domain/concern.ts';
import { type ClueRow, clue } from '../records/clue.ts';
import { closeDuties, dutyOf, known, notOneself, ofHolder, union, unitsOfPersons } from './shared.ts';

/** 研判: what kind of problem, which units answer for it, by when (SPC-10). From here on those units see nothing of it. */
export const triage = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.triage',
  label: '研判',
  from: ['registered', 'triaged', 'assigned'],
  to: ['triaged'],
  tone: 'primary',
  fields: {
    ...pick(clue.fields, 'categories', 'situations'),
    units: refs('责任单位', { of: 'unit', hint: '被反映的单位；研判后这些单位看不到这条线索' }),
    ...pick(clue.fields, 'enterprise'),
    deadline: day('处置时限', { required: true, hint: '文件没有规定每件线索的办理天数，逐件确定' }),
    ...pick(clue.fields, 'deadline_note', 'triage_note'),
  },
  load: async (read, { row, input }) => {
    const persons = row.barred_persons ?? [];
    const [units, person_units, in_units] = await Promise.all([
      read.many<{ code: string; name: string }>(
        sql`select code, name from unit where id = any(${input.units ?? []}::uuid[]) order by code`,
      ),
      unitsOfPersons(read, persons),
      read.many<{ in_unit: string }>(
        sql`select in_unit from clue_person where clue = ${row.id} and state = 'named' and in_unit is not null`,
      ),
    ]);
    return {
      units,
      person_units: union(
        person_units,
        in_units.map((it) => it.in_unit),
      ),
    };
  },
  decide: ({ row, input, loaded, ctx }) => {
    const units = loaded.units.map((it) => it.code);
    const named = { units, person_units: loaded.person_units };
    const wrong =
      known(ctx, 'dict.problem_category', input.categories, 'categories', '问题类别') ??
      known(ctx, 'dict.problem_situation', input.situations, 'situations', '具体情形') ??
      notOneself(ctx, named, row.barred_persons ?? []);
    if (wrong) return wrong;
    const state = row.state === 'registered' ? 'triaged' : row.state;
    return {
      state,
      set: {
        categories: input.categories,
        situations: input.situations,
        enterprise: input.enterprise ?? row.enterprise,
        about_units: units,
        about_names: loaded.units.map((it) => it.name).join('、') || null,
        barred_units: barredUnits(named),
        deadline: input.deadline,
        deadline_note: input.deadline_note,
        triage_note: input.triage_note,
      },
      close_duties: closeDuties(row.id),
      duties: [dutyOf({ ...row, state, deadline: input.deadline }, ctx.actor.unit.code, row.holder_person)],
    };
  },
});
