/** The catalogue of enforcement items, and a check-list for each line. */
import type { Day } from '#kernel/day.ts';
import type { Registry } from '#kernel/registry.ts';
import type { Database } from '#kernel/server/database.ts';
import { readDemo } from '../read-demo.ts';
import { idsFor, keeperOf, type SeedRow, writeSeed } from './writer.ts';

const ACTS: Readonly<Record<string, string>> = {
  行政处罚: 'penalty',
  行政检查: 'inspection',
  行政强制: 'coercion',
  行政许可: 'licence',
};

/** Kinds of units that keep a catalogue, and the level a unit's region code stands for. */
const KEEPERS = new Set(['agency', 'vertical', 'township']);
const levelOf = (region: string) =>
  region.length > 6 ? 'township' : region.endsWith('0000') ? 'province' : region.endsWith('00') ? 'city' : 'county';

/** Each agency keeps its own catalogue, as it files it with the justice bureau of its level. Keys: `<unit>/<item code>`, `<unit>`. */
export async function seedCatalogue(worker: Database, registry: Registry, today: Day, at: string) {
  const file = readDemo('catalogue');
  const units = readDemo('regions').units.filter((unit) => KEEPERS.has(unit.kind));
  const kept = units.flatMap((unit) => {
    const keeper = keeperOf(unit.code);
    const level = levelOf(unit.region);
    const own = file.items.filter(
      (it) => (it.levels as readonly string[]).includes(level) && (level === 'township' || it.line === keeper.line),
    );
    return own.length > 0 ? [{ unit: unit.code, keeper, own }] : [];
  });
  const items = idsFor(kept.flatMap(({ unit, own }) => own.map((it) => `${unit}/${it.code}`)));
  const checklists = idsFor(kept.map(({ unit }) => unit));
  const rows: SeedRow[] = kept.flatMap(({ unit, keeper, own }): SeedRow[] => [
    ...own.map((it) => ({
      record: 'enforcement-item',
      id: items.get(`${unit}/${it.code}`) as string,
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
    })),
    {
      record: 'checklist',
      id: checklists.get(unit) as string,
      keeper,
      state: 'in-force',
      values: {
        title: '日常检查单（演示）',
        item_line: keeper.line,
        items: own
          .filter((it) => it.type === '行政检查')
          .flatMap((it, i) => {
            const basis = it.basis[0] ? `《${it.basis[0].document}》${it.basis[0].article}` : '';
            return [
              {
                code: `${i + 1}.1`,
                text: `${it.name}：证照、记录是否齐全有效`,
                basis,
                answers: 'conform',
                required: true,
              },
              {
                code: `${i + 1}.2`,
                text: `${it.name}：现场是否发现违法情形`,
                basis,
                answers: 'conform',
                required: true,
              },
            ];
          }),
        origin: 'agency',
        edition: 1,
        first: checklists.get(unit),
      },
    },
  ]);
  await writeSeed(worker, registry, at, rows);
  return { items, checklists };
}
