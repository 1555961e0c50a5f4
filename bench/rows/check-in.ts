/** The product's own check-in on inspections that wait for it, and the bare statements that leave the same rows without journal, rights or checks. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '#kernel/clock.ts';
import type { AnyCommand } from '#kernel/command.ts';
import { type CommandDeps, runCommand } from '#kernel/server/run-command.ts';
import { CHECKS, mintCode, setCodeKey } from '#modules/inspection/server.ts';
import { UNTIL, type World } from '../world.ts';

export interface Waiting {
  readonly id: string;
  readonly unit: string;
  readonly region: string;
  readonly line: string;
  readonly firm: string;
  readonly premises: string | null;
  readonly officers: readonly string[];
}

/** Hands out waiting inspections, each once; `of` a run of the database before this one are skipped. */
export async function waitingOnes(world: World, most: number): Promise<Waiting[]> {
  const { rows } = await world.owner.query<Waiting>(
    `select id, unit, region, line, firm, premises, officers from inspection where state = 'approved' and visit is null order by id limit $1`,
    [most],
  );
  if (rows.length < most) throw new Error(`only ${rows.length} inspections wait, ${most} are needed: fill again`);
  return rows;
}

/** A clock that begins at the data's last day and goes on. */
export function goingClock(): Clock {
  const begin = Date.parse(`${UNTIL}T10:00:00+08:00`);
  const start = Date.now();
  const now = () => new Date(begin + Date.now() - start);
  return { now, today: () => UNTIL as ReturnType<Clock['today']> };
}

export function commandDeps(
  world: World,
  db: CommandDeps['db'],
  clock: Clock,
  written: () => void = () => undefined,
): CommandDeps {
  setCodeKey(Buffer.from('a key for measuring, of 32 bytes'));
  return {
    registry: world.registry,
    db,
    clock,
    policy: (region, day) => world.policy.view(region, day),
    remindDays: (due) => world.policy.remindDays(due),
    written,
  };
}

const every = CHECKS.map((check) => check.value);

/** The task's code as the officer's phone shows it before he is at the door. */
export function codeOf(deps: CommandDeps, it: Waiting): string {
  const about = { kind: 'task' as const, subject: it.id, unit: it.unit, premises: it.premises };
  return mintCode(about, deps.clock.now().toISOString()).code;
}

/** Checks one in, as its first officer, with the task's code. */
export function checkIn(deps: CommandDeps, world: World, it: Waiting, code = codeOf(deps, it)): Promise<unknown> {
  const cmd = world.registry.commands.get('inspection.check-in') as AnyCommand;
  const actor = world.actor('officer', it.unit, it.officers[0]);
  return runCommand(deps, actor, cmd, {
    id: it.id,
    key: randomUUID(),
    input: { code, lat_e6: null, lng_e6: null, join: null, acknowledge: every },
  });
}

/** The same rows in one transaction by the tables' owner, statement after statement. */
export async function bareCheckIn(client: pg.ClientBase, it: Waiting): Promise<void> {
  const [visit, now] = [randomUUID(), `${UNTIL}T10:00:00+08:00`];
  await client.query('begin');
  await client.query(
    `update inspection set visit = $2, entered_at = $3, entered_day = $4, code_kind = 'task', marks = '[]', result_due = $4, state = 'entered', version = version + 1,
      updated_at = $3 where id = $1`,
    [it.id, visit, now, UNTIL],
  );
  await client.query(
    `insert into visit (cell, id, region, unit, line, state, firm, firm_name, premises, started_at, visit_day, show_hash, show_until)
      values (left($2, 4), $1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10, $8)`,
    [visit, it.region, it.unit, it.line, it.firm, '演示企业', it.premises, now, UNTIL, visit],
  );
  await client.query(
    `insert into duty (id, cell, region, unit, line, person, kind, title, record, record_id, opened_at, due)
      values ($1, left($2, 4), $2, $3, $4, $5, 'inspection.result', '录入检查结果', 'inspection', $6, $7, $8)`,
    [randomUUID(), it.region, it.unit, it.line, it.officers[0], it.id, now, UNTIL],
  );
  await client.query(`insert into code_used (nonce, kind, inspection, at) values ($1, 'task', $2, $3)`, [
    randomUUID(),
    it.id,
    now,
  ]);
  await client.query('commit');
}
