/** The drawn workflows against what happened: every change of state in the demonstration's journal is an arrow of the picture. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { edgesOf } from '../../scripts/workflows/edges.ts';
import { demoPlatform } from '../support/demo.ts';

const demo = await demoPlatform();
await demo.settle();

test('nothing moved where no arrow is drawn', async () => {
  const { registry } = demo.platform;
  const drawn = new Set(
    [...registry.records.values()].flatMap((def) =>
      edgesOf(registry, def).map((edge) => [def.name, edge.from, edge.to, edge.verb].join(' ')),
    ),
  );
  const moves = await demo.look<{ record: string; before: string | null; after: string; verb: string }>(sql`
    select distinct record, e -> 'state' ->> 0 as before, e -> 'state' ->> 1 as after, e ->> 'verb' as verb
    from (select record, body::jsonb as e from journal) j
    where e -> 'state' ->> 0 is distinct from e -> 'state' ->> 1 and e ->> 'verb' <> 'demo.seed'`);
  expect(moves.length).toBeGreaterThan(20);
  expect(moves.map((m) => [m.record, m.before, m.after, m.verb].join(' ')).filter((move) => !drawn.has(move))).toEqual(
    [],
  );
});
