/**
 * The labelled set for the search of duplicates. Made up: no real matter, firm or place. An event is a template filled with a firm, a road, an amount
 * and a day; one event told several times (other words for the same things, other order, left out parts, other greeting) is the same matter; the
 * same template filled otherwise is another one, which is the hard case: same kind of complaint about the same bureau. Labels follow from how a
 * pair was made and were read through by hand; the pairs in BY_HAND were written and labelled one by one. Templates, firms and roads of the tuning
 * half and of the testing half have nothing in common. Seeded, so that everybody measures the same.
 */
import type { Matter } from './duplicates.ts';

export interface Labelled {
  readonly a: Matter;
  readonly b: Matter;
  readonly same_phone: boolean;
  readonly same: boolean;
}

interface Half {
  /** Clauses of a story; each has several wordings. */
  readonly templates: readonly (readonly (readonly string[])[])[];
  readonly firms: readonly string[];
  readonly roads: readonly string[];
}

const TUNING: Half = {
  firms: ['和顺饭店', '兴隆五金商店', '百味小吃店', '安达汽修公司', '金禾粮油公司', '明月药店'],
  roads: ['解放路', '滨江大道', '文昌路', '建设路', '环城路', '朝阳大道'],
  templates: [
    [
      ['{day}检查人员到{road}的{firm}检查', '{firm}（在{road}）{day}被上门检查'],
      ['没有出示执法证件', '检查的人不亮证'],
      ['开口要交{amount}元“整改保证金”', '要求缴纳{amount}元保证金才放过'],
      ['不给票据', '钱收了没有收据'],
    ],
    [
      ['{firm}办理经营许可已经三个月没有结果', '{firm}的许可申请交上去三个月还没有答复'],
      ['窗口每次说要补材料', '每次去都被要求补正，一次一个说法'],
      ['{day}又被退回来', '最近一次是{day}被退件'],
      ['地址在{road}', '店开在{road}'],
    ],
    [
      ['{road}工地夜间施工扰民', '{road}上的工地半夜还在打桩，吵得睡不着'],
      ['多次投诉无人处理', '打了好多次电话都没有人管'],
      ['{day}凌晨两点仍在施工', '{day}凌晨还能听见机器声'],
      ['施工方是{firm}', '{firm}的工地'],
    ],
    [
      ['{firm}一个月被检查了五次', '不到一个月有五拨人来{firm}检查'],
      ['每次检查的内容都一样', '查来查去都是同样的东西'],
      ['影响正常经营', '生意没法做'],
      ['最近一次是{day}，在{road}', '{day}在{road}店里又来了一次'],
    ],
    [
      ['{day}{firm}的货物被扣押', '{firm}的一批货{day}被拉走扣了'],
      ['没有给扣押清单', '没有任何清单和决定书'],
      ['货值约{amount}元', '这批货要{amount}元'],
      ['地点在{road}仓库', '东西是从{road}的仓库拉走的'],
    ],
    [
      ['对{firm}罚款{amount}元', '{firm}被罚了{amount}块钱'],
      ['同样的事别人只是警告', '隔壁一样的情况只是口头警告'],
      ['要求说明理由被拒绝', '问凭什么罚这么多也不解释'],
      ['决定书是{day}送到{road}的', '{day}在{road}收到处罚决定'],
    ],
  ],
};

const TESTING: Half = {
  firms: ['顺风物流公司', '桃李文具商店', '老街豆腐店', '华光建材公司', '春晖幼托学校', '大同水产市场'],
  roads: ['人民路', '东湖大道', '沿河路', '学府路', '工业大道', '梅园路'],
  templates: [
    [
      ['{firm}的货车{day}在{road}被拦下', '{day}在{road}，{firm}的车被查扣'],
      ['被认定超载要罚{amount}元', '说是超重，罚款{amount}元'],
      ['没有过磅就开单', '根本没有称重'],
      ['交现金可以少罚', '说给现金就便宜一点'],
    ],
    [
      ['{road}的{firm}门口长期堆放垃圾', '{firm}在{road}门前的垃圾一直堆着'],
      ['城管只罚款不清理', '来了只开罚单，垃圾还在'],
      ['{day}又罚了{amount}元', '{day}再次被罚{amount}元'],
      ['希望给个说法', '到底归谁管'],
    ],
    [
      ['举报{firm}销售过期食品', '{firm}卖过期的东西'],
      ['{day}报案后一直没有人来查', '从{day}反映到现在没有下文'],
      ['怀疑有人通风报信', '好像有人提前打了招呼，去查时已经下架'],
      ['店在{road}', '就在{road}那家'],
    ],
    [
      ['{firm}消防验收一直通不过', '{firm}的消防手续办不下来'],
      ['暗示找指定公司整改', '让找某一家公司做整改，别家做的不认'],
      ['报价{amount}元', '那家公司开价{amount}'],
      ['{day}在{road}现场说的', '{day}来{road}看现场时提的'],
    ],
    [
      ['{day}拆除了{firm}在{road}的广告牌', '{firm}挂在{road}的招牌{day}被强拆'],
      ['事先没有通知', '之前没有任何告知'],
      ['损失{amount}元', '做这个牌子花了{amount}元'],
      ['其他店同样的没有拆', '旁边几家一样的都留着'],
    ],
    [
      ['执法记录仪没有打开', '全程没有录像'],
      ['{day}对{firm}员工动手推搡', '{firm}的员工{day}被人推倒'],
      ['地点在{road}', '事情发生在{road}'],
      ['要求道歉', '至今没有人道歉'],
    ],
  ],
};

const HELLO = ['市民来电反映：', '群众来信称，', '您好，我要投诉。', '', '网友诉求：'];
const BYE = ['希望有关部门尽快核实处理。', '请领导调查。', '请予以答复，谢谢！', '', '要求依法处理并回复。'];

/** Mulberry32: the same numbers for the same seed everywhere. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const UNITS = ['990102.scjg', '990102.cg', '990102.jt'];
const pad = (n: number) => String(n).padStart(2, '0');

interface Event {
  readonly template: number;
  readonly unit: string;
  readonly day: number;
  readonly slots: Readonly<Record<string, string>>;
}

function tell(half: Half, event: Event, roll: () => number): Matter {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const clauses = (half.templates[event.template] ?? []).map(pick);
  // One telling in three leaves something out; one in three begins elsewhere.
  if (roll() < 0.34) clauses.splice(1 + Math.floor(roll() * (clauses.length - 1)), 1);
  if (roll() < 0.34) clauses.push(clauses.shift() as string);
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => event.slots[name] ?? '');
  const body = clauses.map(fill).join(pick(['，', '。', '；']));
  return {
    title: fill(pick(clauses)).slice(0, 30),
    content: `${pick(HELLO)}${body}。${pick(BYE)}`,
    units: roll() < 0.5 ? [event.unit] : [],
    day: `2026-${pad(5 + Math.floor(event.day / 28))}-${pad(1 + ((event.day + Math.floor(roll() * 9)) % 28))}`,
  };
}

function make(half: Half, seed: number): Labelled[] {
  const roll = dice(seed);
  const events: Event[] = half.templates.flatMap((_, template) =>
    half.firms.slice(0, 4).map((_firm, at) => ({
      template,
      unit: UNITS[template % UNITS.length] as string,
      day: Math.floor(roll() * 80),
      slots: {
        firm: half.firms[(at + template) % half.firms.length] as string,
        road: half.roads[(at * 2 + template) % half.roads.length] as string,
        amount: String(500 * (1 + Math.floor(roll() * 30))),
        day: `${5 + Math.floor(roll() * 4)}月${1 + Math.floor(roll() * 28)}日`,
      },
    })),
  );
  const told = events.map((event) => ({ event, tellings: [0, 1, 2].map(() => tell(half, event, roll)) }));
  const pairs: Labelled[] = [];
  told.forEach(({ event, tellings }, i) => {
    const [one, two, three] = tellings as [Matter, Matter, Matter];
    for (const [a, b] of [
      [one, two],
      [two, three],
      [one, three],
    ] as const)
      pairs.push({ a, b, same_phone: roll() < 0.25, same: true });
    told.slice(i + 1).forEach((other) => {
      const hard = other.event.template === event.template;
      // Every hard pair; of the easy ones a few, as the candidates of the index would bring them.
      if (hard || roll() < 0.12)
        pairs.push({ a: one, b: other.tellings[1] as Matter, same_phone: roll() < 0.03, same: false });
    });
  });
  return pairs;
}

const matter = (title: string, content: string, day = '2026-06-01', units: readonly string[] = []): Matter => ({
  title,
  content,
  units,
  day,
});

/** Written and labelled one by one. */
const BY_HAND: readonly Labelled[] = [
  {
    same: true,
    same_phone: false,
    a: matter('渣土车半夜跑', '学府路每天晚上十二点后有渣土车，沿路洒土，交警和城管都说不归自己管。'),
    b: matter('学府路渣土洒漏无人管', '渣土车夜里在学府路洒土，城管推给交警，交警推给城管。', '2026-06-04'),
  },
  {
    same: false,
    same_phone: false,
    a: matter('渣土车半夜跑', '学府路每天晚上十二点后有渣土车，沿路洒土，交警和城管都说不归自己管。'),
    b: matter('学府路路灯不亮', '学府路中段路灯坏了一个月，晚上走路很危险。', '2026-06-04'),
  },
  {
    same: true,
    same_phone: true,
    a: matter('补办证照被收费', '到窗口补办营业执照，被要求交120元工本费，我记得是不收费的。'),
    b: matter('营业执照补办乱收费', '补办营业执照收了120元，没有依据。', '2026-06-02'),
  },
  {
    same: false,
    same_phone: true,
    a: matter('补办证照被收费', '到窗口补办营业执照，被要求交120元工本费，我记得是不收费的。'),
    b: matter('楼上装修噪声', '楼上周末装修，物业和城管都不来。', '2026-06-20'),
  },
  {
    same: true,
    same_phone: false,
    a: matter('养犬罚款', '遛狗没牵绳被罚200元，同一天小区里好几个没牵绳的没罚。'),
    b: matter('遛狗被罚不公平', '因为没牵狗绳罚了我200元，同小区其他没牵绳的一个都没罚，选择性执法。', '2026-06-03'),
  },
  {
    same: false,
    same_phone: false,
    a: matter('养犬罚款', '遛狗没牵绳被罚200元，同一天小区里好几个没牵绳的没罚。'),
    b: matter('犬只伤人', '邻居家的狗咬了孩子，报警后没有处理。', '2026-06-03'),
  },
  {
    same: true,
    same_phone: false,
    a: matter('检查不亮证', '水产市场今天来了四个人查秤，不亮证件，把大同水产市场十二号摊的秤拿走了。'),
    b: matter('拿走电子秤', '大同水产市场十二号摊位的电子秤被检查的人拿走，没有开单子，也没看见证件。', '2026-06-02'),
  },
  {
    same: false,
    same_phone: false,
    a: matter('检查不亮证', '水产市场今天来了四个人查秤，不亮证件，把大同水产市场十二号摊的秤拿走了。'),
    b: matter('市场短斤少两', '在大同水产市场三号摊买鱼，回家一称少了三两。', '2026-06-02'),
  },
  {
    same: true,
    same_phone: false,
    a: matter('停车被贴单', '梅园路没有划线也没有禁停标志，昨天贴了十几张罚单。'),
    b: matter('梅园路乱贴罚单', '梅园路既没有禁停牌也没有划线，停车却被贴罚单，一晚上十几辆。', '2026-06-02'),
  },
  {
    same: false,
    same_phone: false,
    a: matter('停车被贴单', '梅园路没有划线也没有禁停标志，昨天贴了十几张罚单。'),
    b: matter('沿河路停车被贴单', '沿河路早市期间停车被贴罚单，标志被树挡住。', '2026-06-02'),
  },
];

/** The half the numbers in duplicates.ts were chosen on. */
export const tuning = (): Labelled[] => make(TUNING, 20_260_601);
/** The half nobody looked at while choosing them, with the pairs written by hand. */
export const testing = (): Labelled[] => [...make(TESTING, 20_260_602), ...BY_HAND];
