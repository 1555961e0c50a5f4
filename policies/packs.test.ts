import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { modules } from '../apps/server/modules.ts';
import { calendarOf, calendarYear } from '../kernel/calendar.ts';
import {
  basisText,
  type CheckValue,
  checkPacks,
  type DictionaryValue,
  explain,
  explainText,
  faultText,
  idsFor,
  loadPolicies,
  type PolicyWorld,
  resolve,
  type StepsValue,
} from '../kernel/policy/index.ts';

const DIR = new URL('.', import.meta.url).pathname;
const set = loadPolicies(DIR);
const calendar = calendarOf(
  readdirSync(`${DIR}national/calendar`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => calendarYear(parse(readFileSync(`${DIR}national/calendar/${file}`, 'utf8')), file)),
);
/** A fictional city that adopts Ganzhou's pack, as the demonstration does. */
const world: PolicyWorld = { set, adoptions: [{ region: '990100', adopts: 'jiangxi/ganzhou' }] };
const on = '2026-03-01';
const ask = (id: string, region: string, day = on) => resolve(world, id, region, day);
const names = (id: string, region: string) => (ask(id, region).value as DictionaryValue).items.map((it) => it.name);

describe('the shipped packs', () => {
  test('load, type-check against the facts, and do what every example says', () => {
    const report = checkPacks(DIR, {
      facts: Object.fromEntries(modules.flatMap((it) => it.facts ?? []).map((it) => [it.subject, it])),
      calendar: calendar,
    });
    expect(report.faults.map(faultText)).toEqual([]);
    expect(report.examples).toBeGreaterThanOrEqual(3 * 22);
    expect(report.entries).toBeGreaterThan(150);
  });

  test('hold at least ten rules in Ganzhou, each with light, words and article', () => {
    const rules = idsFor(world, '360700').filter((id) => id.startsWith('rule.'));
    expect(rules.length).toBeGreaterThanOrEqual(10);
    for (const id of rules) {
      const found = ask(id, '360700');
      expect(basisText(found.basis), id).toMatch(/《.+》/);
      expect(found.value).toMatchObject({
        subject: expect.stringMatching(/^(inspection|training)$/),
        message: expect.stringMatching(/。$/),
      });
    }
  });

  test('every value cites a document, and what rests on reports or memory is marked so', () => {
    for (const region of ['360700', '421300', '320903'])
      for (const entry of explain(world, region, on).entries) {
        expect(entry.basis.length, entry.id).toBeGreaterThan(0);
        if (entry.basis.some((it) => it.number === '国办发〔2024〕54号'))
          expect(entry.basis.every((it) => it.verified !== 'source' || it.number !== '国办发〔2024〕54号')).toBe(true);
      }
  });
});

describe('places differ as their documents do', () => {
  test('[PER-07] Jiangxi marks an uncertified person who comes along, Yandu stops him', () => {
    const action = (region: string, how: string) =>
      (ask(`check.officer_certificate.${how}`, region).value as CheckValue | null)?.action;
    expect(action('360700', 'alone')).toBe('block');
    expect(action('360700', 'accompanied')).toBe('mark');
    expect(action('320903', 'alone')).toBe('block');
    expect(action('320903', 'accompanied')).toBe('block');
    expect(ask('check.officer_certificate.accompanied', '421300').status).toBe('unspecified');
  });

  test('[ENT-01] quiet days are the 1st to the 25th in Ganzhou and nowhere else', () => {
    expect(ask('inspection.quiet_first_day', '360700').value).toBe(1);
    expect(ask('inspection.quiet_last_day', '360722').value).toBe(25);
    expect(ask('inspection.quiet_last_day', '360100').status).toBe('absent');
    expect(ask('rule.inspection.quiet_period', '421300').status).toBe('absent');
    expect(ask('exceptions.quiet_period', '360700').conflicts[0]?.unspecified).toBe(true);
  });

  test('[ENT-03] when a missing result turns red is 原文未规定 until the bureau sets it', () => {
    expect(ask('deadline.inspection_result', '360700')).toMatchObject({ status: 'unspecified', value: null });
    const local = {
      id: 'deadline.inspection_result',
      region: '990100',
      from: '2026-01-01',
      until: null,
      value: { length: 5, unit: 'working_days' },
      basis: '演示市司法局规定',
      signed_by: '演示',
      signed_on: '2026-01-01',
    };
    const found = resolve({ ...world, locals: [local] }, 'deadline.inspection_result', '990102', on);
    expect(found).toMatchObject({ status: 'local', value: { length: 5 }, source_pack: 'jiangxi/ganzhou' });
  });

  test('[ENT-02] [ENT-04] Ganzhou reviews plans, Jiangxi and Suizhou file them, Yandu says nothing', () => {
    expect(ask('plan.review_mode', '360700').value).toBe('approval');
    expect(ask('plan.review_mode', '360000').value).toBe('filing');
    expect(ask('plan.review_mode', '421300').value).toBe('filing');
    expect(ask('plan.review_mode', '320903').status).toBe('unspecified');
    expect(ask('deadline.plan_filing', '360700').value).toEqual({ strategy: 'year_end' });
  });

  test('[SUP-05] supervision documents carry the names of their place, and the national ones from 2026-02-01', () => {
    const documents = (region: string, day = on) =>
      explain(world, region, day)
        .entries.filter((it) => it.entry?.kind === 'document')
        .map((it) => (it.value as { name: string }).name);
    expect(documents('360700')).toEqual(
      expect.arrayContaining(['督办通知书', '行政执法监督建议书', '行政执法监督决定书']),
    );
    expect(documents('360700', '2026-01-31')).not.toContain('行政执法监督决定书');
    expect(documents('320903')).toContain('书面督查函');
    expect(documents('421300')).toEqual(['行政执法监督决定书', '行政执法监督通知书', '行政执法监督意见书']);
  });

  test('[SUP-06] [SUP-13] [SUP-22] escalation climbs the steps of the place', () => {
    const steps = (region: string) => (ask('steps.escalation', region).value as StepsValue).steps.map((it) => it.name);
    expect(steps('360100')).toEqual(['通报', '向政府报告', '提请开展专项法治督察', '追责问责']);
    expect(steps('360700')).toContain('提请市政府约谈');
    expect(steps('421300')).toEqual(['通报']);
    expect(steps('320903')[0]).toBe('发出书面督查函或者组成督查组');
  });

  test('[SUP-24] [SUP-25] [SUP-26] outcomes are coded by the notes of the yearly form; Ganzhou adds 吊销', () => {
    expect(names('dict.correction', '360000')).toEqual(['通知自行纠正', '撤销', '责令限期重新作出']);
    expect(names('dict.unit_accountability', '360700')).toHaveLength(4);
    expect(names('dict.person_accountability', '360000')).toHaveLength(7);
    expect(names('dict.person_accountability', '360700')).toContain('吊销行政执法证');
    expect(names('dict.person_accountability', '360700')).toHaveLength(8);
  });

  test('[ENT-08] everywhere the two lowest levels of a rating are bad; Ganzhou asks for ratings, no document lists levels', () => {
    for (const region of ['360700', '421300', '320903']) {
      const { items } = ask('dict.rating_level', region).value as DictionaryValue;
      expect(items.filter((it) => it.flags.includes('bad')).map((it) => it.name)).toEqual(['不满意', '非常不满意']);
    }
    const basis = ask('dict.rating_level', '360700').basis;
    expect(basis[0]).toMatchObject({ number: '赣市府建办字〔2023〕2号', article: '第5条' });
    expect(basis[1]).toMatchObject({ verified: 'own-knowledge' });
  });

  test('[NOR-25] Jiangxi names seven kinds of act and two more; problem categories are 7 (8), 6 and 7', () => {
    expect(names('dict.enforcement_act', '360000')).toHaveLength(9);
    expect(names('dict.problem_category', '360700')).toHaveLength(7);
    const other = ask('dict.problem_category', '360700').conflicts[0]?.value as DictionaryValue;
    expect(other.items).toHaveLength(8);
    expect(names('dict.problem_category', '320903')).toHaveLength(6);
    expect(names('dict.problem_category', '421300')).toHaveLength(7);
  });

  test('documents that conflict are both shown, with the one that applies and why', () => {
    const list = ask('duty.problem_list_2024', '360000', '2024-01-10');
    expect(list.value).toMatchObject({ due: { once: '2024-01-31' } });
    expect(list.conflicts[0]?.value).toMatchObject({ due: { once: '2023-12-31' } });
    expect(list.applies).toContain('后发');
    const filing = ask('deadline.normative_document_filing', '360000');
    expect([filing.value, filing.conflicts[0]?.value]).toMatchObject([{ length: 15 }, { length: 30 }]);
  });

  test('[SUP-05] [SUP-13] [ORG-07] what a legal officer asks first: what is owed, by when, on whose authority, and what no text says', () => {
    const text = (region: string) => explainText(explain(world, region, on));
    const [ganzhou, suizhou, yandu] = [text('360700'), text('421300'), text('320903')];
    expect(ganzhou).toContain('下一年度涉企行政检查计划报备案：每年年底');
    expect(ganzhou).toMatch(/另有规定：每年3月底，《九江市规范涉企行政检查的文件》；未采用：只是九江一市的做法/);
    expect(ganzhou).toMatch(
      /执法检查组向本级人民政府提交执法检查报告.*\n.*第十一条第三款.*\n {2}期限：执法检查结束之日.*15日/,
    );
    expect(ganzhou).toMatch(/临时性行政检查情况.*\n.*第十八条第二款.*\n {2}期限：.*每季度末/);
    expect(ganzhou).toContain('《督办通知书》，由各级人民政府、上级人民政府及其行政执法部门发给');
    expect(ganzhou).toContain('没有写司法行政部门');
    expect(ganzhou).toMatch(/行政执法监督建议书》.*重大行政执法行为备案审查发现的问题/);
    expect(ganzhou).toContain('提请市政府约谈（法治政府建设工作领导小组办公室对市政府；拒不配合、不落实）');
    expect(ganzhou).toContain('依据说明：赣州市促进严格规范公正文明执法若干措施：要求生成好差评二维码');
    expect(suizhou).toMatch(/司法所协助行政执法监督的任务清单：原文未规定[\s\S]*内容原文未规定；本地列出任务/);
    expect(suizhou).toMatch(/制定年度行政执法监督工作方案[^\n]*\n[^\n]*\n {2}期限：原文未规定，本地设值后才有到期日/);
    expect(yandu).toContain('用于有重大社会影响的执法事件、重复发生的类型化执法事件、造成严重后果的执法事件');
    expect(yandu).toContain('三类情形的认定标准原文未规定');
    expect(yandu).toMatch(/向区司法局报送行政执法突出问题清单及专项整治情况/);
  });

  test('explaining a city reads as text with every basis', () => {
    const text = explainText(explain(world, '990102', on));
    expect(text).toContain('《赣州市促进严格规范公正文明执法若干措施》（赣市府建办字〔2023〕2号）第1条');
    expect(text).toContain('检查结果录入：原文未规定');
    expect(text).toContain('转载件，待核');
  });
});
