/** The demonstration's registers: regions, units, people with posts and certificates, firms, the catalogue with check-lists. */
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#kernel/day.ts';
import type { Registry } from '#kernel/registry.ts';
import type { Database } from '#kernel/server/database.ts';
import { nameKey } from '#modules/parties/index.ts';
import { type DemoFirm, type DemoPerson, readDemo } from '../read-demo.ts';
import { shiftTo } from './shift.ts';
import { keeperOf, type SeedRow, writeSeed } from './writer.ts';

/** From the ids of the files to the ids of the rows. */
export interface SeedIds {
  readonly people: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly firms: ReadonlyMap<string, string>;
  readonly premises: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, string>;
  readonly checklists: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
}

const ids = (keys: readonly string[]) => new Map(keys.map((key) => [key, uuidv7()]));

export async function seedRegisters(worker: Database, registry: Registry, today: Day, at: string): Promise<SeedIds> {
  const places = readDemo('regions');
  const shift = shiftTo(places.as_of, today);
  const rows: SeedRow[] = places.regions.map((region) => ({
    record: 'region',
    keeper: { code: region.code, region: region.code, line: '' },
    state: region.valid_until ? 'closed' : 'active',
    values: {
      code: region.code,
      name: region.name,
      level: region.level,
      kind: region.kind,
      parent: region.parent,
      adopts: region.adopts,
      valid_from: shift(region.valid_from),
      valid_until: shift(region.valid_until),
      successor: region.successor,
      demo: true,
    },
  }));
  for (const unit of places.units)
    rows.push({
      record: 'unit',
      keeper: keeperOf(unit.code),
      state: unit.valid_until ? 'closed' : 'active',
      values: {
        code: unit.code,
        name: unit.name,
        kind: unit.kind,
        region_code: unit.region,
        line_code: keeperOf(unit.code).line,
        parent: unit.parent,
        superior: unit.superior,
        supervised_by: unit.supervised_by,
        uscc: unit.uscc,
        go_live: shift(unit.go_live),
        valid_from: shift(unit.valid_from),
        valid_until: shift(unit.valid_until),
        successors: unit.successor,
      },
    });
  await writeSeed(worker, registry, at, rows);
  const people = await seedPeople(worker, registry, today, at);
  const parties = await seedFirms(worker, registry, at);
  const powers = await seedCatalogue(worker, registry, today, at);
  return { ...people, ...parties, ...powers };
}

const STAFF: Readonly<Record<DemoPerson['employment'], string>> = {
  行政编制: 'administrative',
  事业编制: 'institution',
  人民警察: 'police',
  辅助人员: 'auxiliary',
};

/** Roles whose holders are on the enforcement roll. */
const ENFORCING = new Set(['officer', 'agency-head', 'legal-reviewer', 'clerk', 'auxiliary']);

async function seedPeople(worker: Database, registry: Registry, today: Day, at: string) {
  const file = readDemo('people');
  const shift = shiftTo(file.as_of, today);
  const people = ids(file.people.map((p) => p.id));
  const posts = new Map<string, string>();
  const rows: SeedRow[] = [];
  for (const person of file.people) {
    const id = people.get(person.id) as string;
    const home = keeperOf(person.posts[0]?.unit ?? '');
    rows.push({
      record: 'person',
      id,
      keeper: home,
      values: { name: person.name, id_number: person.id_number, phone: null, demo: true },
    });
    for (const post of person.posts) {
      if (post.role === 'internal-supervisor')
        rows.push({
          record: 'supervision-person',
          keeper: keeperOf(post.unit),
          values: {
            person: id,
            person_name: person.name,
            duty: post.title,
            valid_from: shift(post.from),
            valid_until: shift(post.until),
          },
        });
      if (!(post.role in file.roles)) continue;
      const postId = uuidv7();
      posts.set(`${person.id}/${post.unit}/${post.role}`, postId);
      rows.push({
        record: 'post',
        id: postId,
        keeper: keeperOf(post.unit),
        values: {
          person: id,
          role: post.role,
          title: post.title,
          valid_from: shift(post.from),
          valid_until: shift(post.until),
        },
      });
    }
    rows.push(...rollRows(person, id, shift));
  }
  for (const it of file.delegations) {
    const from = file.people.find((p) => p.id === it.from_person);
    const post = from?.posts.find((p) => p.unit === it.unit && p.role === 'agency-head');
    rows.push({
      record: 'delegation',
      keeper: keeperOf(it.unit),
      values: {
        from_person: people.get(it.from_person),
        to_person: people.get(it.to_person),
        post: posts.get(`${it.from_person}/${it.unit}/${post?.role ?? ''}`),
        acts: it.acts.join('、'),
        rights: [...registry.rights.keys()].filter((right) => /approve/.test(right) && right.startsWith('inspection.')),
        valid_from: shift(it.from),
        valid_until: shift(it.until),
        reason: it.reason,
      },
    });
  }
  for (const account of file.accounts)
    rows.push({
      record: 'account',
      keeper: keeperOf(account.unit),
      values: { username: account.username, person: people.get(account.person), demo: true },
    });
  await writeSeed(worker, registry, at, rows);
  return { people, posts, names: new Map(file.people.map((p) => [p.id, p.name])) };
}

/** The person on the roll of the unit where they enforce, with their certificates. */
function rollRows(person: DemoPerson, id: string, shift: ReturnType<typeof shiftTo>): SeedRow[] {
  const post =
    person.posts.find((p) => ENFORCING.has(p.role)) ?? (person.certificates.length > 0 ? person.posts[0] : undefined);
  if (!post) return [];
  const officer = uuidv7();
  const kind = STAFF[person.employment];
  const rows: SeedRow[] = [
    {
      record: 'officer',
      id: officer,
      keeper: keeperOf(post.unit),
      values: {
        person: id,
        name: person.name,
        kind,
        position: post.title,
        legal_qualification: person.legal_qualification,
        from_day: shift(post.from),
      },
    },
  ];
  for (const it of person.certificates) {
    const suspended = it.status === 'suspended';
    rows.push({
      record: 'certificate',
      keeper: keeperOf(post.unit),
      state: suspended ? 'suspended' : 'valid',
      values: {
        officer,
        person: id,
        name: person.name,
        kind: it.kind === '行政执法证' ? 'enforcement' : 'supervision',
        number: it.number,
        issued_by: '演示发证机关',
        valid_from: shift(it.valid_from),
        valid_until: shift(it.valid_until),
        effects: suspended
          ? [
              {
                verb: 'suspend',
                from: shift(it.suspended_from ?? it.valid_from),
                until: null,
                ground: it.reason ?? '',
                basis: '',
              },
            ]
          : [],
      },
    });
  }
  return rows;
}

const AREAS: readonly (readonly [RegExp, string])[] = [
  [/食品|药品/, 'food-drug'],
  [/消防/, 'fire'],
  [/特种设备/, 'special-equipment'],
  [/危险化学|危化/, 'hazardous-chemicals'],
  [/污染/, 'pollution'],
  [/建筑/, 'construction'],
];

function keyAreas(firm: DemoFirm): string[] {
  return [...new Set(firm.key_areas.map((words) => AREAS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'))];
}

const e6 = (degrees: number) => Math.round(degrees * 1_000_000);

async function seedFirms(worker: Database, registry: Registry, at: string) {
  const file = readDemo('firms');
  const parks = ids(file.parks.map((p) => p.id));
  const firms = ids(file.firms.map((f) => f.id));
  const premises = ids(file.firms.flatMap((f) => f.premises.map((p) => p.id)));
  const place = (region: string) => ({ code: `${region.slice(0, 6)}.sf`, region, line: '' });
  const rows: SeedRow[] = file.parks.map((park) => ({
    record: 'park',
    id: parks.get(park.id) as string,
    keeper: place(park.region),
    values: { name: park.name, quiet: park.quiet },
  }));
  for (const firm of file.firms) {
    rows.push({
      record: 'firm',
      id: firms.get(firm.id) as string,
      keeper: place(firm.region),
      values: {
        name: firm.name,
        kind: firm.kind,
        uscc: firm.uscc,
        no_code_reason: firm.uscc ? null : firm.kind === 'unlicensed' ? 'unlicensed' : 'not-shown',
        legal_person: null,
        contact_phone: null,
        credit_class: firm.credit,
        key_areas: keyAreas(firm),
        industry: firm.trade,
        name_key: nameKey(firm.name),
      },
    });
    for (const it of firm.premises)
      rows.push({
        record: 'premises',
        id: premises.get(it.id) as string,
        keeper: place(it.region),
        values: {
          firm: firms.get(firm.id),
          name: it.name,
          address: it.address,
          lat_e6: e6(it.lat),
          lng_e6: e6(it.lng),
          park: it.park ? parks.get(it.park) : null,
        },
      });
  }
  await writeSeed(worker, registry, at, rows);
  return { firms, premises };
}

const ACTS: Readonly<Record<string, string>> = {
  行政处罚: 'penalty',
  行政检查: 'inspection',
  行政强制: 'coercion',
  行政许可: 'licence',
};

async function seedCatalogue(worker: Database, registry: Registry, today: Day, at: string) {
  const file = readDemo('catalogue');
  const items = ids(file.items.map((it) => it.code));
  const lines = [...new Set(file.items.map((it) => it.line))];
  const checklists = ids(lines);
  const keeper = { code: '990000.sf', region: '990000', line: '' };
  const rows: SeedRow[] = file.items.map((it) => ({
    record: 'enforcement-item',
    id: items.get(it.code) as string,
    keeper,
    state: 'published',
    values: {
      item_code: it.code,
      name: `${it.name}（演示）`,
      act_kind: ACTS[it.type],
      basis: it.basis.map((b) => `《${b.document}》（${b.edition}年版本）${b.article}`).join('；'),
      item_line: it.line,
      filed_by: '演示数据',
      published_on: today,
    },
  }));
  for (const line of lines)
    rows.push({
      record: 'checklist',
      id: checklists.get(line) as string,
      keeper,
      state: 'in-force',
      values: {
        title: `${line}日常检查单（演示）`,
        item_line: line,
        items: file.items
          .filter((it) => it.line === line && it.type === '行政检查')
          .flatMap((it, i) => [
            {
              code: `${i + 1}.1`,
              text: `${it.name}：证照、记录是否齐全有效`,
              basis: it.basis[0]?.document ?? '',
              answers: 'conform',
              required: true,
            },
            {
              code: `${i + 1}.2`,
              text: `${it.name}：现场是否发现违法情形`,
              basis: it.basis[0]?.document ?? '',
              answers: 'conform',
              required: true,
            },
          ]),
        origin: 'agency',
        edition: 1,
        first: checklists.get(line),
      },
    });
  await writeSeed(worker, registry, at, rows);
  return { items, checklists };
}
