import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { barredUnits } from '../domain/concern.ts';
import { type CluePersonRow, cluePerson } from '../records/around.ts';
import { type ClueRow, OPEN_STATES } from '../records/clue.ts';
import { notOneself, ofHolder, union, unitsOfPersons } from './shared.ts';

/** Everybody of that name in that unit and what belongs to it: until it is known which of them is meant, all are kept out. */
async function meant(
  read: Reader,
  input: { readonly name: string; readonly in_unit: string | null; readonly person: string | null },
): Promise<string[]> {
  if (input.person) return [input.person];
  if (!input.in_unit) return [];
  const rows = await read.many<{ id: string }>(sql`select distinct p.id from person p join post x on x.person = p.id
    where p.name = ${input.name} and (x.unit = ${input.in_unit} or starts_with(x.unit, ${`${input.in_unit}.`}))`);
  return rows.map((row) => row.id);
}

/** 登记责任人员 (SPC-10): seen by few; whoever is named loses sight of the clue at once, and so does every unit he works in. */
export const namePerson = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.name-person',
  label: '登记责任人员',
  from: OPEN_STATES,
  fields: pick(cluePerson.fields, 'name', 'in_unit', 'post', 'person'),
  load: async (read, { row, input }) => {
    const ids = await meant(read, input);
    const persons = union(row.barred_persons, ids);
    return { ids, persons, person_units: await unitsOfPersons(read, persons) };
  },
  decide: ({ row, input, loaded, ctx }) => {
    const named = {
      units: row.about_units ?? [],
      person_units: union(loaded.person_units, input.in_unit ? [input.in_unit] : []),
    };
    const own = notOneself(ctx, named, loaded.persons);
    if (own) return own;
    if (row.holder_person && loaded.ids.includes(row.holder_person))
      return refuse('policy.holder-named', '这个人正是线索的承办人。请先改由别人承办，再登记责任人员。', {
        status: 409,
      });
    return {
      set: { barred_persons: loaded.persons, barred_units: union(row.barred_units, barredUnits(named)) },
      create: [
        {
          record: 'clue-person',
          values: {
            clue: row.id,
            holder: row.holder,
            ...input,
            person: input.person ?? (loaded.ids.length === 1 ? loaded.ids[0] : null),
          },
        },
      ],
    };
  },
});

/** 排除责任人员: named by mistake. What kept him out stays until the clue is triaged again without his unit. */
export const removePerson = command<CluePersonRow>()({
  name: 'clue.remove-person',
  label: '排除',
  record: 'clue-person',
  right: 'clue.handle',
  addressee: true,
  offered: (row, actor) => row.holder === actor.unit.code,
  from: ['named'],
  to: ['removed'],
  fields: { outcome: cluePerson.fields.outcome },
  load: async (read, { row }) => {
    const clue = await read.one<ClueRow>(sql`select * from clue where id = ${row.clue}`);
    const others = await read.many<CluePersonRow>(
      sql`select * from clue_person where clue = ${row.clue} and state = 'named' and id <> ${row.id}`,
    );
    const ids = (await Promise.all(others.map((it) => meant(read, it)))).flat();
    return {
      clue,
      ids: union(ids),
      in_units: others.flatMap((it) => it.in_unit ?? []),
      units: await unitsOfPersons(read, union(ids)),
    };
  },
  decide: ({ row, input, loaded }) => ({
    state: 'removed',
    set: { outcome: input.outcome },
    change: [
      {
        record: 'clue',
        id: row.clue,
        set: {
          barred_persons: loaded.ids,
          barred_units: union(loaded.clue?.about_units, loaded.in_units, loaded.units),
        },
      },
    ],
  }),
});
