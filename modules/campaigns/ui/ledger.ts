/** The problem list as returns take it in: each problem under its category. */
import { offerLedger } from '#modules/returns/ui/index.ts';

interface ProblemRows {
  readonly rows: readonly {
    readonly id: string;
    readonly category: string;
    readonly category_name: string;
    readonly area: string | null;
    readonly manifestations: readonly string[];
    readonly harm: string | null;
    readonly progress: string | null;
    readonly measures: string | null;
    readonly measures_now: string | null;
    readonly measures_long: string | null;
  }[];
}

const VERSIONS = [
  { version: 'self', label: '问题清单（自查）' },
  { version: 'supplement', label: '问题清单（增补）' },
] as const;

for (const { version, label } of VERSIONS)
  offerLedger({
    label,
    record: 'problem',
    query: 'campaigns.problem-rows',
    columns: ['fields', 'manifestation'],
    ask: ({ unit }) => ({ unit, version }),
    lines: (answer) =>
      (answer as ProblemRows).rows.map((it) => ({
        id: it.id,
        row: it.category,
        row_name: it.category_name,
        words: {
          fields: it.area ?? '',
          manifestation: it.manifestations.join('\n'),
          harm: it.harm ?? '',
          progress: it.progress ?? '',
          measures: it.measures ?? '',
          measures_now: it.measures_now ?? '',
          measures_long: it.measures_long ?? '',
        },
      })),
  });
