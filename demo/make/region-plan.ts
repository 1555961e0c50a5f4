/** The fictional regions and which lines have a unit in each. Names and codes are ours; the packs they adopt are real. */
export interface RegionPlan {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'city' | 'county' | 'township';
  readonly adopts?: string;
  readonly kind?: 'functional';
  /** Lines with a unit here, in the order of the list; townships always have their government and 司法所. */
  readonly lines?: string;
  /** First day whose acts the platform covers; null: not connected yet. */
  readonly go_live?: string | null;
  readonly valid_until?: string;
  readonly successor?: string;
}

export const regions: readonly RegionPlan[] = [
  {
    code: '990000',
    name: '演示江省',
    level: 'province',
    adopts: 'jiangxi',
    lines: 'zf sf scjg yjgl sthj sw',
    go_live: '2025-01-01',
  },
  {
    code: '990100',
    name: '演示市',
    level: 'city',
    adopts: 'jiangxi/ganzhou',
    lines: 'zf sf fzb scjg yjgl sthj csgl jtys nyny whsc wsjk xfjy sw',
    go_live: '2025-01-01',
  },
  {
    code: '990102',
    name: '演示东区',
    level: 'county',
    lines: 'zf sf fzb scjg yjgl sthj csgl jtys wsjk zfcj xfjy ga sw',
    go_live: '2025-01-01',
  },
  { code: '990102001', name: '演示东街道', level: 'township', go_live: '2025-07-01' },
  { code: '990102101', name: '演示丘镇', level: 'township', go_live: '2025-07-01' },
  {
    code: '990121',
    name: '演示西县',
    level: 'county',
    lines: 'zf sf fzb scjg yjgl sthj csgl nyny jtys wsjk zrzy',
    go_live: '2025-07-01',
  },
  { code: '990121101', name: '演示河镇', level: 'township', go_live: '2026-01-01' },
  { code: '990121201', name: '演示坪乡', level: 'township', go_live: '2026-01-01' },
  { code: '990122', name: '演示南县', level: 'county', lines: 'zf sf scjg yjgl nyny sw', go_live: '2026-01-01' },
  { code: '990122101', name: '演示岭镇', level: 'township', go_live: '2026-01-01' },
  {
    code: '990122102',
    name: '演示谷镇',
    level: 'township',
    go_live: '2026-01-01',
    valid_until: '2026-06-30',
    successor: '990122101',
  },
  { code: '990171', name: '演示经济开发区', level: 'county', kind: 'functional' },
  { code: '980000', name: '演示鄂省', level: 'province', lines: 'zf sf', go_live: '2025-09-01' },
  {
    code: '980100',
    name: '演示随市',
    level: 'city',
    adopts: 'hubei/suizhou',
    lines: 'zf sf fzb scjg yjgl csgl',
    go_live: '2025-09-01',
  },
  { code: '980102', name: '演示随北区', level: 'county', lines: 'zf sf scjg nyny', go_live: '2025-09-01' },
  { code: '980102001', name: '演示随北街道', level: 'township', go_live: '2026-01-01' },
  { code: '980121', name: '演示随西县', level: 'county', lines: 'zf sf scjg', go_live: '2026-01-01' },
  { code: '970000', name: '演示苏省', level: 'province', lines: 'zf sf', go_live: '2025-10-01' },
  {
    code: '970100',
    name: '演示盐市',
    level: 'city',
    lines: 'zf sf',
    go_live: '2025-10-01',
  },
  {
    code: '970103',
    name: '演示盐区',
    level: 'county',
    adopts: 'jiangsu/yancheng/yandu',
    lines: 'zf sf scjg yjgl sthj csgl',
    go_live: '2025-10-01',
  },
  { code: '970103001', name: '演示盐东街道', level: 'township', go_live: '2026-01-01' },
  { code: '970103101', name: '演示盐西镇', level: 'township', go_live: '2026-01-01' },
];

/** Names that differ from the template; the 法治办 is called differently in each place (ORG-16). */
export const ownNames: Readonly<Record<string, string>> = {
  '990100.fzb': '演示市推进法治政府建设工作领导小组办公室',
  '990102.fzb': '演示东区推进法治政府建设工作领导小组办公室',
  '990121.fzb': '演示西县推进法治政府建设工作领导小组办公室',
  '990122.sw': '演示南县税务局（省局直管）',
  '980100.fzb': '演示随市委全面依法治市委员会办公室',
};

/** Brigades and stations under an agency: third part of the unit code. */
export const brigades: readonly { readonly code: string; readonly name: string }[] = [
  { code: '990100.whsc.1', name: '演示市文化市场综合执法支队' },
  { code: '990102.scjg.1', name: '演示东区市场监督管理局演示东街道分局' },
  { code: '990102.scjg.2', name: '演示东区市场监督管理局演示丘镇分局' },
];

/** A vertical agency managed straight by the province: its superior skips the city. */
export const ownSuperior: Readonly<Record<string, string>> = { '990122.sw': '990000.sw' };

/** Exceptions to the region's first day. */
export const ownGoLive: Readonly<Record<string, string | null>> = {
  '990121.jtys': '2026-01-01',
  '990122.nyny': null,
};
