/** Two people work on one record: whoever comes second is told, and neither's work is silently lost. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { openAccount } from './accounts.ts';
import { AGENCY, BUREAU } from './steps.ts';

const demo = await demoPlatform();
const [supervisor, clerk, delegate, admin] = await demo.all('supervisor', 'clerk', 'delegate', 'sys-admin');
const supervisors = await admin.list('post', { filter: { unit: BUREAU, role: 'supervisor' }, state: ['active'] });
const taken = await admin.list('account', { words: 'supervisor' });
const colleague = await openAccount(
  demo,
  'supervisor-two',
  supervisors.map((it) => it.person as string).find((it) => it !== taken[0]?.person) as string,
);
const [first, second] = await supervisor.list('alert', { filter: { unit: AGENCY }, state: ['open'] });

const words = {
  title: '关于检查结果录入的建议',
  facts: '事实',
  problems: '问题',
  basis: '依据',
  reply_due: null,
  reply_basis: null,
};
const timeline = async (record: string, id: string) => {
  const { body } = await supervisor.call<{ entries: { label: string; name?: string; by?: { name: string } }[] }>(
    'GET',
    `/api/records/${record}/${id}/timeline`,
  );
  return body.entries;
};

test('[ITS-10] two supervisors edit the same draft: the second is told who was first, and saves on top of it', async () => {
  const { id } = await supervisor.act('supervision.draft-document', {
    kind: 'document.suggestion',
    alerts: [first?.id],
    requirements: '请改正。',
    reply_due: null,
    reply_basis: null,
    to_unit: null,
    facts: null,
    problems: null,
    basis: null,
  });
  const [mine, theirs] = [
    await supervisor.open('supervision-document', id),
    await colleague.open('supervision-document', id),
  ];
  expect(mine.row.version).toBe(theirs.row.version);
  const edit = (requirements: string) => ({ ...words, requirements });
  await supervisor.act('supervision.edit-document', edit('请在五日内改正。'), id, { version: mine.row.version });
  const late = await colleague.refused('supervision.edit-document', edit('请附整改材料。'), id, {
    version: theirs.row.version,
  });
  expect(late.status).toBe(409);
  expect(late.detail).toMatch(/[一-鿿]/);
  const now = await colleague.open('supervision-document', id);
  expect(now.row.requirements).toBe('请在五日内改正。');
  await colleague.act('supervision.edit-document', edit('请在五日内改正，并附整改材料。'), id, {
    version: now.row.version,
  });
  expect((await supervisor.open('supervision-document', id)).row.requirements).toBe('请在五日内改正，并附整改材料。');
  expect((await timeline('supervision-document', id)).filter((it) => it.label === '修改草稿')).toHaveLength(2);
});

test('[ITS-10] two clerks explain the same card at the same moment: one is taken, the other is told', async () => {
  const answers = await Promise.all(
    [clerk, delegate].map((who, i) =>
      who.call<{ code?: string; detail?: string }>('POST', '/api/commands/supervision.explain', {
        id: second?.id,
        version: second?.version,
        input: { explanation: `第${i + 1}份说明`, evidence: null },
      }),
    ),
  );
  expect(answers.map((it) => it.status).sort()).toEqual([200, 409]);
  const { row } = await supervisor.open('alert', second?.id as string);
  const winner = answers.findIndex((it) => it.status === 200);
  expect(row.explanation).toBe(`第${winner + 1}份说明`);
  expect(answers[1 - winner]?.body.detail).toMatch(/[一-鿿]/);
});

test('[ITS-10] sent twice by an impatient hand, one act is one act', async () => {
  const key = randomUUID();
  const plan = { title: '2027年度检查计划', kind: 'annual', year: 2027, basis: '年度工作安排', reason: '合并检查事项' };
  const [once, again] = await Promise.all([
    clerk.act('plan.create', plan, undefined, { key }),
    clerk.act('plan.create', plan, undefined, { key }),
  ]);
  expect(again.id).toBe(once.id);
  expect((await clerk.list('plan', { filter: { year: 2027 } })).map((it) => it.id)).toEqual([once.id]);
});
