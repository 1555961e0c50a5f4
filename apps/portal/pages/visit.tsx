/** A visit as the firm may see it: who came, why, under which article, what the firm may expect, and what it can say about it. */

import { Link } from '../../shared/address.tsx';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { type InspectionSeen, readVisit, type VisitSeen } from '../api.ts';
import { AskCode } from '../parts/ask-code.tsx';
import { Facts } from '../parts/facts.tsx';
import { Officers } from '../parts/officers.tsx';
import { PublicPage } from '../parts/page.tsx';
import { moment } from '../words.ts';

export function VisitAskPage() {
  return (
    <PublicPage title="查看一次入企检查" back="/p/">
      <p>请检查人员出示“亮码”，用手机相机扫描即可打开。不方便扫码的，在这里输入码下面的字符。</p>
      <AskCode
        label="检查码"
        hint="检查人员手机上二维码下面的字符，也可以粘贴完整网址"
        to="/p/visit/"
        action="继续"
        missing="请输入检查码"
      />
    </PublicPage>
  );
}

export function VisitPage({ token }: { readonly token: string }) {
  const reading = useReading(token, (signal) => readVisit(token, signal));
  if (reading.state === 'pending')
    return (
      <PublicPage title="入企检查">
        <Waiting words="正在读取这次检查…" />
      </PublicPage>
    );
  if (reading.state === 'failed')
    return (
      <PublicPage title="打不开这次检查" back="/p/visit">
        <Trouble error={reading.error} retry={reading.again} />
        <p>如果检查人员拒绝出示证件或者亮码，您可以向当地司法行政部门反映。</p>
      </PublicPage>
    );
  return <Visit token={token} visit={reading.data} />;
}

function Visit({ token, visit }: { readonly token: string; readonly visit: VisitSeen }) {
  const units = [...new Set(visit.inspections.map((it) => it.unit_name))].join('、');
  const base = `/p/visit/${encodeURIComponent(token)}`;
  return (
    <PublicPage title={`${units}入企检查`} caption={visit.firm_name}>
      <Facts
        facts={[
          { name: '入企时间', value: moment(visit.started_at) },
          ...(visit.ended_at ? [{ name: '离开时间', value: moment(visit.ended_at) }] : []),
          { name: '今年检查次数', value: <Count visit={visit} /> },
        ]}
      />
      {visit.inspections.map((inspection) => (
        <Inspection key={inspection.unit_name + inspection.reason} inspection={inspection} />
      ))}
      <h2>您的意见</h2>
      <p>
        评价和投诉由<strong>{visit.bureau_name ?? '当地司法行政部门'}</strong>
        接收，检查单位看不到是谁评价、谁投诉。可以不留姓名和电话。
      </p>
      <div className="big-buttons">
        <Link to={`${base}/rate/level`} className="button">
          评价这次检查
        </Link>
        <Link to={`${base}/complain/kind`} className="button button-plain">
          投诉或者提建议
        </Link>
      </div>
      <Rules visit={visit} />
    </PublicPage>
  );
}

function Count({ visit }: { readonly visit: VisitSeen }) {
  const cap = visit.cap === null ? '年度上限：所在地区尚未公布' : `年度上限${visit.cap}次`;
  const over = visit.cap !== null && visit.visits !== null && visit.visits > visit.cap;
  return (
    <>
      {visit.visits === null ? '未能统计' : `${visit.year}年第${visit.visits}次`}（{cap}）
      {over ? (
        <>
          {' '}
          <span className="tag tag-bad">已超过上限</span>
        </>
      ) : null}
    </>
  );
}

function Inspection({ inspection }: { readonly inspection: InspectionSeen }) {
  const approved = inspection.approved_at
    ? `已由单位负责人批准（${moment(inspection.approved_at)}）`
    : inspection.urgent
      ? '紧急检查，批准手续待补办'
      : '没有批准记录';
  const plan = inspection.plan_title
    ? `${inspection.plan_title}${inspection.plan_number ? `（${inspection.plan_number}）` : ''}`
    : '不在检查计划内（临时检查）';
  return (
    <>
      <h2>谁来检查：{inspection.unit_name}</h2>
      <Officers officers={inspection.officers} companions={inspection.companions} />
      <h2>为什么检查</h2>
      <Facts
        facts={[
          { name: '检查类型', value: inspection.inspection_type },
          { name: '检查理由', value: inspection.reason },
          { name: '检查依据', value: inspection.basis },
          { name: '检查计划', value: plan },
          { name: '批准情况', value: approved },
        ]}
      />
      <h3>检查事项</h3>
      <ul>
        {inspection.items.map((item) => (
          <li key={item.name}>
            {item.name}
            <br />
            <small>{item.basis}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rules({ visit }: { readonly visit: VisitSeen }) {
  return (
    <>
      <h2>对检查人员的要求</h2>
      {visit.rules.map((rule) => (
        <section key={rule.title}>
          <h3>{rule.title}</h3>
          <ul className="rules">
            {rule.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p className="hint">依据：{rule.basis}</p>
        </section>
      ))}
    </>
  );
}
