/** What happened, in a sentence, and the act's own record. */
import { Link, recordPath, useDesk } from '#kernel/ui/index.ts';
import { plainSubject } from '../parts/next-act.ts';
import type { CardAnswer } from '../shapes.ts';

/** Records that are something done to somebody; of others the sentence only says which one it is. */
const ACTS = ['inspection'];

export function Happened({ alert, unitName }: { readonly alert: CardAnswer['alert']; readonly unitName: string }) {
  const desk = useDesk();
  const act = desk.record(alert.subject);
  const standing = alert.reasons.filter((reason) => reason.state === 'standing');
  const what = standing.length > 0 ? standing : alert.reasons;
  return (
    <section aria-label="发生了什么">
      <h2>发生了什么</h2>
      <p className="sup-happened">
        {alert.act_day}，{unitName}
        {ACTS.includes(alert.subject)
          ? `${alert.subject_title ? `对“${plainSubject(alert.subject_title)}”` : ''}实施了${act?.label ?? '一项执法行为'}。`
          : `的${act?.label ?? '记录'}${alert.subject_title ? `“${plainSubject(alert.subject_title)}”` : ''}：`}
        {what.map((reason) => reason.message.replace(/[。；]+$/, '')).join('；')}。
        {standing.length === 0 ? '以上情形后来都已不成立。' : ''}
      </p>
      {act && desk.mayRead(alert.subject) ? (
        <p className="sup-line">
          <Link to={recordPath(alert.subject, alert.subject_id)}>
            {ACTS.includes(alert.subject) ? `打开这次${act.label}的记录` : `打开${act.label}`}
          </Link>
          {alert.repeat_of ? (
            <Link to={recordPath('alert', alert.repeat_of)}>同类问题曾经销号，打开那次预警</Link>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}
