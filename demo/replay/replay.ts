/** Replays acts through the real commands: who acts, when, and what they typed. The clock is the demonstration's own. */
import type sql from 'sql-template-tag';
import type { Platform } from '#apps/server/platform.ts';
import type { FixedClock } from '#kernel/clock.ts';
import type { Day } from '#kernel/day.ts';
import { type Actor, grantOf } from '#kernel/rights.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { reactThrough } from '#kernel/server/react-through.ts';
import { sweepOnce } from '#kernel/server/reactor.ts';
import { type CommandAnswer, claimsOf, runCommand } from '#kernel/server/run-command.ts';
import { readDemo } from '../read-demo.ts';
import type { SeedIds } from '../seed/registers.ts';
import { keeperOf } from '../seed/writer.ts';

export class Replay {
  readonly platform: Platform;
  readonly clock: FixedClock;
  readonly ids: SeedIds;
  readonly #people = readDemo('people').people;
  readonly #units = new Map(readDemo('regions').units.map((unit) => [unit.code, unit]));

  constructor(platform: Platform, clock: FixedClock, ids: SeedIds) {
    this.platform = platform;
    this.clock = clock;
    this.ids = ids;
  }

  /** Moves the clock to an instant, where it is not there yet. */
  from(iso: string): void {
    if (Date.parse(iso) > this.clock.now().getTime()) this.clock.set(iso);
  }

  /** Moves the clock to a time of a day, Beijing time; never backwards. */
  at(day: Day, time: string): void {
    const next = `${day}T${time}:00+08:00`;
    if (Date.parse(next) > this.clock.now().getTime()) this.clock.set(next);
    else this.clock.advance({ seconds: 30 });
  }

  /** A person of the demonstration acting in a unit, with every role they hold there. */
  actor(unitCode: string, role: string, nth = 0): Actor {
    const holders = this.#people.filter((p) =>
      p.posts.some((post) => post.unit === unitCode && post.role === role && post.until === null),
    );
    const person = holders[nth];
    const unit = this.#units.get(unitCode);
    if (!person || !unit) throw new Error(`nobody holds ${role} number ${nth} in ${unitCode}`);
    const roles = person.posts
      .filter((post) => post.unit === unitCode && this.platform.registry.roles.has(post.role))
      .map((post) => post.role);
    const defs = roles.flatMap((name) => this.platform.registry.roles.get(name) ?? []);
    const id = this.ids.people.get(person.id) as string;
    return {
      person: id,
      name: person.name,
      account: `demo:${person.id}`,
      post: this.ids.posts.get(`${person.id}/${unitCode}/${role}`) ?? '',
      unit: { code: unit.code, name: unit.name, kind: unit.kind, region: unit.region, line: keeperOf(unit.code).line },
      roles,
      grants: defs.flatMap((def) => def.grants),
      supervisor: defs.some((def) => def.supervisor),
      session: 'demo',
    };
  }

  /** The justice bureau that supervises a unit. */
  bureauOf(unitCode: string): string {
    return this.#units.get(unitCode)?.supervised_by ?? '';
  }

  /** Asks a query as an actor, as their screen would. */
  async ask<T>(actor: Actor, name: string, input: unknown): Promise<T> {
    const query = this.platform.registry.queries.get(name);
    const grant = query && grantOf(actor, query.right);
    if (!query || !grant) throw new Error(`${actor.name} may not ask ${name}`);
    const ctx = {
      actor,
      today: this.clock.today(),
      now: this.clock.now().toISOString(),
      policy: this.platform.deps.policy(actor.unit.region, this.clock.today()),
      newId: () => {
        throw new Error('a query makes nothing');
      },
    };
    return this.platform.app.read(claimsOf(actor, grant.reach), (read) =>
      query.run(read, { input, ctx }),
    ) as Promise<T>;
  }

  /** How many persons hold a role in a unit. */
  holders(unitCode: string, role: string): number {
    return this.#people.filter((p) =>
      p.posts.some((post) => post.unit === unitCode && post.role === role && post.until === null),
    ).length;
  }

  /** Gives a command as an actor; a refusal stops the demonstration's build, since the story would no longer be true. */
  async act(actor: Actor, name: string, input: Readonly<Record<string, unknown>>, id?: string): Promise<CommandAnswer> {
    const cmd = this.platform.registry.commands.get(name);
    if (!cmd) throw new Error(`no command ${name}`);
    try {
      return await runCommand({ ...this.platform.deps, clock: this.clock, written: () => undefined }, actor, cmd, {
        id,
        input,
      });
    } catch (error) {
      const { faults } = error as { faults?: unknown };
      throw new Error(
        `${name} by ${actor.name}（${actor.unit.name}）: ${(error as Error).message} ${JSON.stringify(faults ?? '')}`,
        { cause: error },
      );
    }
  }

  /** Lets the reactor see what was done, as it would have within two seconds. */
  async react(): Promise<void> {
    await reactThrough({ ...this.platform.reactor, clock: this.clock });
  }

  /** The passing of time up to now, as the nightly look would see it. */
  async sweep(): Promise<void> {
    const deps = { ...this.platform.reactor, clock: this.clock };
    await sweepOnce(deps);
  }

  async one<T>(query: ReturnType<typeof sql>): Promise<T | undefined> {
    return (await this.platform.worker.ask<T>(NO_CLAIMS, query))[0];
  }
}
