/** Second part of the tour: what goes upward in a year, as the demonstration tells it. */
import type { DemoWorld } from '../../test/support/demo-world.ts';
import type { Picture } from './picture.ts';

const YEAR = '2025年度行政执法和行政执法监督工作年度报告';

/** Names the pages of the second part; nothing is acted. Throws when the demonstration does not tell of one. */
export async function reportingPictures(demo: DemoWorld): Promise<readonly Picture[]> {
  const [clerk, supervisor, city] = await demo.all('clerk', 'supervisor', 'city-bureau');
  const named = <T extends { readonly id: string }>(
    rows: readonly T[],
    what: string,
    is: (row: T) => boolean,
  ): string => {
    const found = rows.find(is);
    if (!found) throw new Error(`the demonstration has no ${what}`);
    return found.id;
  };
  const round = named(await city.list('return-round', {}), 'round', (it) => String(it.title).startsWith(YEAR));
  const own = named(await clerk.list('return', { state: ['draft'] }), 'return', (it) =>
    String(it.title).startsWith('2026'),
  );
  const clue = named(await supervisor.list('clue', { state: ['assigned'] }), 'clue', (it) =>
    String(it.title).includes('保证金'),
  );
  return [
    { name: 'return', size: 'desk', as: 'clerk', path: `/r/return/${own}`, ready: '已保存' },
    { name: 'roll-up', size: 'desk', as: 'city-bureau', path: `/returns/roll-up/${round}`, ready: '应急管理' },
    { name: 'texts', size: 'desk', as: 'city-bureau', path: `/returns/texts/${round}`, ready: '本级文稿' },
    { name: 'waiting', size: 'desk', as: 'province', path: '/duties?view=waiting&of=below', ready: '卡在哪里' },
    { name: 'clue', size: 'desk', as: 'supervisor', path: `/r/clue/${clue}`, ready: '移交经过' },
    { name: 'reconcile', size: 'phone', as: 'supervisor', path: '/clues/reconcile', ready: '账平' },
    { name: 'compare', size: 'desk', as: 'supervisor', path: '/plan-compare', ready: '盐城市盐都区' },
    { name: 'training', size: 'phone', as: 'officer', path: '/training/mine', ready: '学时' },
  ];
}
