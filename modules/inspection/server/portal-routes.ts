/** The public side: who came, ratings, complaints, receipts, certificates. Reads and writes with the portal's role, which has its functions and nothing else. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Clock } from '#kernel/clock.ts';
import { digest } from '#kernel/digest.ts';
import { parseForm } from '#kernel/form.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { codeKey, mintCode } from '../code-key.ts';
import { codeRefusal } from '../domain/code-words.ts';
import { readCode } from '../domain/codes.ts';
import { receiptOf } from '../domain/receipt.ts';
import { shortIn } from '../domain/short-code.ts';
import { keepShort, officerOfShort } from '../short-codes.ts';

export interface PortalDeps {
  readonly portal: Database;
  readonly clock: Clock;
  readonly policy: (region: string, day: string) => PolicyView;
  /** Called when something was handed in, so that it is registered at once. */
  readonly written: () => void;
}

const A_MINUTE = 60_000;
const reading = { rateLimit: { max: 60, timeWindow: A_MINUTE } };
const handingIn = { rateLimit: { max: 10, timeWindow: A_MINUTE } };

const token = z
  .string({ error: '请扫描检查人员出示的二维码' })
  .min(10, { error: '码不完整，请重新扫描' })
  .max(100, { error: '码不对，请重新扫描' });
const key = z
  .string({ error: '缺少提交编号，请刷新页面后重试' })
  .min(16, { error: '提交编号太短，请刷新页面后重试' })
  .max(80, { error: '提交编号太长，请刷新页面后重试' });
const words = (what: string, max: number) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .max(max, { error: `${what}不能超过${max}个字` });
const NO_LEVEL = '请选择您对这次检查是否满意';
const ratingForm = z.strictObject({
  key,
  level: z.string({ error: NO_LEVEL }).max(40, { error: NO_LEVEL }),
  answers: z
    .record(z.string().max(40), z.string().max(40))
    .refine((it) => Object.keys(it).length <= 20, { error: '分项评价太多' }),
  words: words('意见', 2000).nullable(),
  firm_key: z.string().max(600, { error: '企业凭证不对，请核对' }).nullable(),
});
const complaintForm = z.strictObject({
  key,
  about: words('投诉事项', 200).min(1, { error: '请填写投诉事项' }),
  words: words('投诉内容', 4000).min(1, { error: '请填写投诉内容' }),
  contact: words('联系方式', 100).nullable(),
});
const unitComplaintForm = complaintForm.extend({
  unit: z.string({ error: '请选择被投诉的单位' }).max(30, { error: '单位不对，请重新选择' }),
});

/** Units listed at once. */
const MOST_UNITS = 20;
const unitWords = z
  .string({ error: '请输入单位名称' })
  .trim()
  .min(2, { error: '请至少输入单位名称中相连的两个字' })
  .max(40, { error: '单位名称太长，请少写几个字' });

const firmCodeForm = z.strictObject({
  firm_key: z.string({ error: '请填写企业凭证' }).max(600, { error: '企业凭证不对，请核对' }),
  premises: z.uuid({ error: '请重新选择场所' }).nullable().default(null),
});

const TROUBLE: Readonly<Record<string, () => Refusal>> = {
  unknown: () =>
    refuse('missing.visit', '没有找到这次检查，或者二维码已经过期。请让检查人员重新出示，或者直接联系当地司法局。'),
  expired: () => refuse('gone.visit', '这次检查的二维码已经过期。仍要反映情况的，请联系当地司法局。'),
  'wrong-key': () =>
    refuse('input.firm-key', '企业凭证不对，请核对司法局交给贵单位的凭证；没有凭证的可以留空。', {
      faults: [{ field: 'firm_key', message: '企业凭证不对' }],
    }),
  used: () => refuse('conflict.rated', '贵单位已经评价过这次检查，不能重复评价。补充情况可以提交投诉。'),
  full: () => refuse('too-many.ratings', '这次检查的未确认评价太多，请使用企业凭证评价，或者直接联系当地司法局。'),
};

export async function portalRoutes(app: FastifyInstance, deps: PortalDeps): Promise<void> {
  const ask = async <T>(query: ReturnType<typeof sql>): Promise<T | undefined> =>
    (await deps.portal.transact(NO_CLAIMS, (tx) => tx.one<{ answer: T }>(query)))?.answer;
  const now = () => deps.clock.now().toISOString();
  const visitOf = (shown: string) =>
    ask<SeenVisit | null>(sql`select zs_portal_visit(${digest(shown)}, ${now()}) as answer`);
  const handedIn = (answer: string | undefined, receipt: string) => {
    if (answer !== 'received') throw (TROUBLE[answer ?? 'unknown'] ?? TROUBLE.unknown)?.();
    deps.written();
    return { receipt };
  };

  app.get<{ Params: { token: string } }>('/api/portal/visit/:token', { config: reading }, async (request) => {
    const shown = parseForm(token, request.params.token);
    const seen = await visitOf(shown);
    if (!seen) throw TROUBLE.unknown?.();
    const { region, day, inspections, ...rest } = seen as SeenVisit;
    const policy = deps.policy(region, day);
    const types = new Map(policy.dictionary('dict.inspection_type').map((it) => [it.value, it.label]));
    return {
      ...rest,
      year: Number(day.slice(0, 4)),
      cap: policy.number('inspection.visits_cap'),
      levels: policy.dictionary('dict.rating_level').map(({ value, label }) => ({ value, label })),
      rules: ['dict.inspection_strictly_forbidden', 'dict.inspection_must_not'].flatMap((id) => rulesOf(policy, id)),
      inspections: inspections.map((it) => ({
        ...it,
        inspection_type: types.get(it.inspection_type) ?? it.inspection_type,
      })),
    };
  });

  app.post<{ Params: { token: string } }>('/api/portal/visit/:token/rating', { config: handingIn }, async (request) => {
    const shown = parseForm(token, request.params.token);
    const { key: submission, firm_key, ...body } = parseForm(ratingForm, request.body ?? {});
    const receipt = receiptOf(submission);
    const seen = await visitOf(shown);
    // A token that opens nothing is refused below, by the function that takes the rating.
    const level = seen && levelOf(deps.policy(seen.region, seen.day), body.level);
    const bad = level?.flags?.includes('bad') ?? false;
    return handedIn(
      await ask<string>(sql`select zs_portal_rate(${digest(shown)}, ${firm_key ? digest(firm_key.trim()) : null}, ${JSON.stringify(body)}, ${bad},
        ${digest(receipt)}, ${now()}) as answer`),
      receipt,
    );
  });

  app.post<{ Params: { token: string } }>(
    '/api/portal/visit/:token/complaint',
    { config: handingIn },
    async (request) => {
      const shown = parseForm(token, request.params.token);
      const { key: submission, ...body } = parseForm(complaintForm, request.body ?? {});
      const receipt = receiptOf(submission);
      return handedIn(
        await ask<string>(
          sql`select zs_portal_complain(${digest(shown)}, null, ${JSON.stringify(body)}, ${digest(receipt)}, ${now()}) as answer`,
        ),
        receipt,
      );
    },
  );

  app.get<{ Querystring: { words?: string } }>('/api/portal/units', { config: reading }, async (request) => {
    const asked = parseForm(unitWords, request.query.words ?? '');
    const units = await ask<unknown[]>(sql`select zs_portal_units(${asked}, ${MOST_UNITS + 1}) as answer`);
    return { units: (units ?? []).slice(0, MOST_UNITS), more: (units ?? []).length > MOST_UNITS };
  });

  app.post('/api/portal/complaint', { config: handingIn }, async (request) => {
    const { key: submission, unit, ...body } = parseForm(unitComplaintForm, request.body ?? {});
    const receipt = receiptOf(submission);
    const answer = await ask<string>(
      sql`select zs_portal_complain(null, ${unit}, ${JSON.stringify(body)}, ${digest(receipt)}, ${now()}) as answer`,
    );
    if (answer === 'unknown')
      throw refuse('input.unit', '没有找到这个单位，请按名称查找后重新选择。', {
        faults: [{ field: 'unit', message: '请重新选择单位' }],
      });
    return handedIn(answer, receipt);
  });

  // 企业码: shown by the firm itself, with its key, to whoever comes; the officer scans it to enter.
  app.post('/api/portal/firm-code', { config: handingIn }, async (request) => {
    const { firm_key, premises } = parseForm(firmCodeForm, request.body ?? {});
    const firm = await ask<FirmSeen | null>(sql`select zs_portal_firm(${digest(firm_key.trim())}) as answer`);
    if (!firm) throw TROUBLE['wrong-key']?.();
    const at = (firm as FirmSeen).premises;
    const place = at.length === 1 ? (at[0]?.id ?? null) : premises;
    if (place !== null && !at.some((it) => it.id === place))
      throw refuse('input.premises', '没有找到这处场所，请重新选择。', {
        faults: [{ field: 'premises', message: '请重新选择' }],
      });
    const minted = mintCode({ kind: 'firm', subject: (firm as FirmSeen).firm, unit: '', premises: place }, now());
    const verdict = readCode(codeKey(), minted.code, deps.clock.now().getTime());
    const short = verdict.ok ? await keepShort(deps.portal, NO_CLAIMS, verdict.claims, now()) : null;
    return { ...minted, short, ...firm };
  });

  app.get<{ Params: { code: string } }>('/api/portal/receipt/:code', { config: reading }, async (request) => {
    const code = parseForm(words('回执编号', 60), request.params.code)
      .toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, '');
    const found = await ask<{ state: string; received_at: string; answer: string | null } | null>(
      sql`select zs_portal_receipt(${digest(code)}) as answer`,
    );
    if (!found) throw refuse('missing.receipt', '没有找到这个回执编号，请核对后重新输入。');
    return { state: found.state, received_on: found.received_at.slice(0, 10), answer: found.answer };
  });

  // A code is longer than the router lets a named part be.
  app.get<{ Params: { '*': string } }>('/api/portal/certificate/*', { config: reading }, async (request) => {
    const code = parseForm(words('证件编号', 600), request.params['*']);
    const person = code.startsWith('zs1.') ? officerOf(code, deps.clock.now().getTime()) : null;
    const number = person === null ? code : null;
    const seek = (by: string | null, of: string | null) =>
      ask(sql`select zs_portal_certificate(${by}, ${of}, ${deps.clock.today()}) as answer`);
    let found = await seek(number, person);
    // A certificate may be numbered with eight digits; only then are they taken for a short code.
    const digits = found ? undefined : shortIn(code);
    if (digits) {
      const holder = await officerOfShort(deps.portal, digits, request.ip, now());
      if (!holder) throw codeRefusal('no-such');
      found = await seek(null, holder);
    }
    if (!found) throw refuse('missing.certificate', '没有查到这个证件，请核对编号，或者拨打当地司法局电话核实。');
    return found;
  });
}

/** The level as the packs of the visit's region know it; the lowest are flagged `bad`. */
function levelOf(policy: PolicyView, level: string) {
  const found = policy.dictionary('dict.rating_level').find((it) => it.value === level);
  if (!found) throw refuse('input.level', `${NO_LEVEL}。`, { faults: [{ field: 'level', message: NO_LEVEL }] });
  return found;
}

interface FirmSeen {
  readonly firm: string;
  readonly firm_name: string;
  readonly premises: readonly { readonly id: string; readonly address: string }[];
}

interface SeenVisit {
  readonly region: string;
  readonly day: string;
  readonly inspections: readonly { readonly inspection_type: string }[];
}

function officerOf(code: string, now: number): string {
  const verdict = readCode(codeKey(), code, now);
  if (!verdict.ok) throw codeRefusal(verdict.why);
  if (verdict.claims.kind !== 'officer')
    throw refuse('input.code', '这不是执法人员的电子证照码，请让检查人员出示电子证照。');
  return verdict.claims.subject;
}

function rulesOf(policy: PolicyView, id: string) {
  const items = policy.dictionary(id).map((it) => it.label);
  const title = id === 'dict.inspection_strictly_forbidden' ? '五个严禁' : '八个不得';
  return items.length > 0 ? [{ title, items, basis: policy.ask(id).basis }] : [];
}
