/** The catalogue of enforcement items, and a check-list for each line. */
import type { Day } from '#kernel/day.ts';
import type { Registry } from '#kernel/registry.ts';
import type { Database } from '#kernel/server/database.ts';
import { readDemo } from '../read-demo.ts';
import { idsFor, type SeedRow, writeSeed } from './writer.ts';

const ACTS: Readonly<Record<string, string>> = {
  行政处罚: 'penalty',
  行政检查: 'inspection',
  行政强制: 'coercion',
  行政许可: 'licence',
};

export async function seedCatalogue(worker: Database, registry: Registry, today: Day, at: string) {
  const file = readDemo('catalogue');
  const items = idsFor(file.items.map((it) => it.code));
  const lines = [...new Set(file.items.map((it) => it.line))];
  const checklists = idsFor(lines);
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
