/** The figures of a campaign beside its duties; each number opens its list. */
import { Link, listPath, ToneTag } from '#kernel/ui/index.ts';
import type { OneAnswer } from '../shapes.ts';

export function Around({ id, one }: { readonly id: string; readonly one: OneAnswer }) {
  const { problems, notice, contacts, cases, watched } = one;
  const of = (record: string, more: Readonly<Record<string, unknown>> = {}, state?: readonly string[]) =>
    listPath(record, { filter: { campaign: id, ...more }, ...(state ? { state } : {}) });
  return (
    <section aria-label="情况" className="zs-card">
      <ul className="zs-plain-list">
        <li className="cam-figures">
          <strong>突出问题</strong>
          <span>
            共 <Link to={of('problem')}>{problems.total}</Link> 个
          </span>
          <span>
            未销号 <Link to={of('problem', {}, ['found', 'rectifying', 'relapsed'])}>{problems.open}</Link>
          </span>
          <span>
            已销号 <Link to={of('problem', {}, ['closed'])}>{problems.closed}</Link>
          </span>
          {problems.without_rule > 0 ? <span>其中没有形成制度的 {problems.without_rule}</span> : null}
          {problems.rebound > 0 ? (
            <Link to={of('problem', { rebound: true })}>
              <ToneTag tone="stopped">反弹提示{problems.rebound}个</ToneTag>
            </Link>
          ) : (
            <span className="zs-quiet">没有反弹提示</span>
          )}
          {watched.length > 0 ? (
            <span className="zs-quiet">防反弹领域：{watched.map((it) => it.name).join('、')}</span>
          ) : null}
        </li>
        {notice ? (
          <li className="cam-figures">
            <strong>整治通告</strong>
            <span>
              每{notice.every_months}个月一次（{notice.article}）
            </span>
            <span>
              已发布 <Link to={of('campaign-notice', {}, ['published'])}>{notice.published}</Link> 期次
            </span>
            <span>
              待发布 <Link to={of('campaign-notice', {}, ['due'])}>{notice.due}</Link>
            </span>
            {notice.late > 0 ? <ToneTag tone="stopped">晚发或逾期{notice.late}</ToneTag> : null}
          </li>
        ) : null}
        {contacts ? (
          <li className="cam-figures">
            <strong>投诉举报渠道</strong>
            <span>
              已公布 <Link to={of('campaign-contact')}>{contacts.units}</Link> 个单位
            </span>
            <span>试拨有人接听 {contacts.answered}</span>
            <span>待试拨 {contacts.untested}</span>
            {contacts.silent > 0 ? <ToneTag tone="attention">无人接听{contacts.silent}</ToneTag> : null}
          </li>
        ) : null}
        {cases ? (
          <li className="cam-figures">
            <strong>典型案例</strong>
            <span>
              已登记 <Link to={of('model-case')}>{cases.recorded}</Link> 个，文件要求不少于{cases.at_least}个、每个约
              {cases.about_chars}字
            </span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
