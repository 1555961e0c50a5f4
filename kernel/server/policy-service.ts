/**
 * The packs as a running server holds them: published versions in memory, local values and adoptions from the database, both flattened into
 * `policy_value` so that SQL joins the very answers that decisions are given.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { parse } from 'yaml';
import { type Calendar, type CalendarYear, calendarOf, calendarYear } from '../calendar.ts';
import { type Day, isDay } from '../day.ts';
import { type DeadlineRule, dueDay, type RemindStep, remindDays } from '../deadline.ts';
import {
  type Adoption,
  flatten,
  type LocalValue,
  loadPolicies,
  type PolicySet,
  type PublishedPacks,
  publishedPacks,
  resolve,
  setOfPublished,
} from '../policy/index.ts';
import type { LoadOptions } from '../policy/load.ts';
import type { CheckValue, DictionaryValue } from '../policy/value-shape.ts';
import type { CheckLevel, PolicyAnswer, PolicyView } from '../policy-view.ts';
import type { Reader } from '../reader.ts';
import { type Database, NO_CLAIMS } from './database.ts';

export interface PolicySources {
  /** Folders of packs, for example `policies`. */
  readonly dirs: readonly string[];
  /** Folder of the year files of the official calendar. */
  readonly calendar_dir: string;
  readonly load?: LoadOptions;
  /** Regions that adopt a pack, and every region the packs are flattened for. */
  readonly regions: () => Promise<{ readonly adoptions: readonly Adoption[]; readonly codes: readonly string[] }>;
  readonly locals: () => Promise<readonly LocalValue[]>;
  readonly calendar_rows: () => Promise<readonly CalendarYear[]>;
}

export interface PolicyService {
  readonly set: PolicySet;
  readonly world: () => {
    readonly set: PolicySet;
    readonly adoptions: readonly Adoption[];
    readonly locals: readonly LocalValue[];
  };
  readonly calendar: () => Calendar;
  /** Regions the packs are flattened for. */
  readonly regions: () => readonly string[];
  view(region: string, day: string): PolicyView;
  /** Days on which to remind of a duty due that day, in the region that owes it. */
  remindDays(due: string, region?: string): readonly string[];
  /** Reads local values, adoptions and calendars anew. */
  reload(): Promise<void>;
  /** Writes the flattened table through the worker's role; returns how many rows. */
  publish(worker: Database): Promise<number>;
}

/** Year files of a folder. */
export function readCalendars(dir: string): CalendarYear[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => calendarYear(parse(readFileSync(join(dir, file), 'utf8')), file));
}

const MOST_VIEWS = 2_000;
/** Entry that says when people are reminded of a duty; without it they are told when it is late. */
const REMINDERS = 'duty.reminders';
const NATION = '000000';

export async function createPolicyService(sources: PolicySources): Promise<PolicyService> {
  const set = loadPolicies(sources.dirs, sources.load);
  const shipped = readCalendars(sources.calendar_dir);
  let adoptions: readonly Adoption[] = [];
  let codes: readonly string[] = [];
  let locals: readonly LocalValue[] = [];
  let calendar = calendarOf(shipped);
  const views = new Map<string, PolicyView>();
  const { version } = set;

  const service: PolicyService = {
    set,
    world: () => ({ set, adoptions, locals }),
    calendar: () => calendar,
    regions: () => codes,
    view(region, day) {
      const key = `${region}|${day}`;
      let view = views.get(key);
      if (!view) {
        if (views.size >= MOST_VIEWS) views.clear();
        view = viewOf({ set, adoptions, locals }, calendar, region, day as Day, version);
        views.set(key, view);
      }
      return view;
    },
    remindDays(due, region = NATION) {
      if (!isDay(due)) return [];
      const steps = service.view(region, due).ask(REMINDERS).value as readonly RemindStep[] | null;
      return remindDays(due, calendar, steps ?? []);
    },
    async reload() {
      const [places, values, years] = await Promise.all([sources.regions(), sources.locals(), sources.calendar_rows()]);
      ({ adoptions, codes } = places);
      locals = values;
      const own = new Set(years.map((y) => y.year));
      calendar = calendarOf([...shipped.filter((y) => !own.has(y.year)), ...years]);
      views.clear();
    },
    async publish(worker) {
      const rows = flatten({ set, adoptions, locals }, codes);
      const text = JSON.stringify(
        rows.map((row) => ({
          ...row,
          valid_from: row.from,
          valid_until: row.until ?? '9999-12-31',
          value: row.value ?? null,
        })),
      );
      await worker.transact(NO_CLAIMS, async (tx) => {
        await tx.run(sql`delete from policy_value`);
        await tx.run(sql`insert into policy_value (id, region, valid_from, valid_until, status, value, num, txt, source, pack_version)
          select id, region, valid_from, valid_until, status, value, num, txt, source, ${version}
          from jsonb_to_recordset(${text}::jsonb) as r(id text, region text, valid_from date, valid_until date, status text, value jsonb,
            num bigint, txt text, source text)`);
        await tx.run(sql`insert into policy_pack (version, content) values (${version}, ${JSON.stringify(publishedPacks(set))})
          on conflict (version) do update set loaded_at = excluded.loaded_at`);
      });
      return rows.length;
    },
  };
  return service;
}

/** The packs that were published last, whatever this program was shipped with; or those of one version. */
export async function publishedSet(read: Reader, version?: string): Promise<PolicySet | undefined> {
  const row = await read.one<{ version: string; content: PublishedPacks }>(
    sql`select version, content from policy_pack where ${version ?? null}::text is null or version = ${version ?? null}
      order by loaded_at desc limit 1`,
  );
  return row && setOfPublished(row.version, row.content);
}

function viewOf(
  world: { set: PolicySet; adoptions: readonly Adoption[]; locals: readonly LocalValue[] },
  calendar: Calendar,
  region: string,
  day: Day,
  version: string,
): PolicyView {
  const known = new Map<string, PolicyAnswer>();
  const ask = (id: string): PolicyAnswer => {
    let answer = known.get(id);
    if (!answer) {
      const found = resolve(world, id, region, day);
      const basis = found.basis
        .map((b) => [b.title, b.number ? `（${b.number}）` : '', b.article ?? ''].join(''))
        .join('；');
      answer = {
        status: found.status,
        value: found.status === 'given' || found.status === 'local' ? found.value : null,
        basis,
      };
      known.set(id, answer);
    }
    return answer;
  };
  const checkOf = (id: string): CheckValue | null => ask(id).value as CheckValue | null;
  return {
    region,
    day,
    version,
    ask,
    number(id) {
      const { value } = ask(id);
      return typeof value === 'number' ? value : null;
    },
    flag: (id) => ask(id).value === true,
    check: (id) => (checkOf(id)?.action ?? 'off') as CheckLevel,
    checkWords: (id) => checkOf(id)?.message ?? '',
    dictionary: (id) =>
      ((ask(id).value as DictionaryValue | null)?.items ?? []).map(({ code, name, flags }) =>
        flags?.length > 0 ? { value: code, label: name, flags } : { value: code, label: name },
      ),
    due(id, start) {
      const answer = ask(id);
      if (answer.value === null || answer.value === undefined)
        return { day: null, provisional: false, how: ['原文未规定，本地也未设定'], basis: answer.basis };
      const due = dueDay(answer.value as DeadlineRule, start, calendar);
      return { day: due.day, provisional: due.provisional, how: [...due.how, ...due.warnings], basis: answer.basis };
    },
    isWorkday: (d) => calendar.workday(d).working,
  };
}
