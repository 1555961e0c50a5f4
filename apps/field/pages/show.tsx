/** 亮码: after the entry the firm scans who came, why, under which article; it says what it thinks of it from its own phone. */
import { Link } from '../../shared/address.tsx';
import { CodePicture } from '../../shared/code-picture.tsx';
import { Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { Bottom } from '../parts/frame.tsx';
import { FieldPage } from '../parts/page.tsx';
import { Warnings } from '../parts/warnings.tsx';
import { WithTask } from '../parts/with-task.tsx';
import { shownToken } from '../store/shown.ts';
import { type Task, titleOf } from '../task-data.ts';
import { moment } from '../words.ts';

export function ShowPage({ id }: { readonly id: string }) {
  return (
    <WithTask id={id} title="请企业扫码" back={`/field/task/${id}`}>
      {(task) => <Show task={task} />}
    </WithTask>
  );
}

function Show({ task }: { readonly task: Task }) {
  const { row } = task;
  const token = useReading(row.id, () => shownToken(row.id));
  return (
    <FieldPage title="请企业扫码" caption={titleOf(task, 'firm', row.firm)} back={`/field/task/${row.id}`}>
      <div className="notice notice-good">
        <p className="notice-title">✓ 已登记入企</p>
        <p>
          {moment(row.entered_at)}
          {row.place_distance === null ? '' : `，距登记场所约${row.place_distance}米`}
        </p>
      </div>
      {token.state === 'pending' ? <Waiting /> : null}
      {token.state === 'ready' && token.data ? <Shown token={token.data} /> : null}
      {token.state === 'ready' && !token.data ? (
        <div className="notice">
          <p>亮码只在登记入企的那部手机上。请用那部手机给企业出示；联合检查的，各单位登记入企的手机都可以出示。</p>
        </div>
      ) : null}
      <Warnings task={task} />
      <Bottom>
        <Link to={`/field/task/${row.id}/findings`} className="button">
          开始逐项检查
        </Link>
      </Bottom>
    </FieldPage>
  );
}

function Shown({ token }: { readonly token: string }) {
  const address = `${window.location.origin}/p/visit/${encodeURIComponent(token)}`;
  return (
    <>
      <p>请企业用手机相机扫描，可以看到谁来检查、为什么、依据哪一条，并可以评价、投诉。评价和投诉不经过本单位。</p>
      <CodePicture text={address} label="检查亮码" />
      <p className="code-text">检查码：{token}</p>
    </>
  );
}
