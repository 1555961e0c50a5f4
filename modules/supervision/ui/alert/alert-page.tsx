/** An alert card: what happened, why it is a problem and under which clause, what was seen, who acts next; buttons from `can`. */
import { Button } from 'antd';
import {
  ActionBar,
  DeadlineChip,
  Empty,
  go,
  Light,
  Link,
  Loading,
  type PageProps,
  PrintButton,
  ProofButton,
  type RecordAnswer,
  StateTag,
  TimeLine,
  ToneTag,
  Trouble,
  useDesk,
  useModuleQuery,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import { age, nextOfCard, plainTitle } from '../parts/next-act.ts';
import type { CardAnswer } from '../shapes.ts';
import '../supervision.css';
import { Answered } from './answered.tsx';
import { Around } from './around.tsx';
import { Happened } from './happened.tsx';
import { Reasons } from './reasons.tsx';
import { Unjudged } from './unjudged.tsx';

export function AlertPage({ params }: PageProps) {
  const { id = '' } = params;
  const record = useRecordQuery('alert', id);
  const card = useModuleQuery<CardAnswer>('supervision.card', { id });
  if (record.isError) return <Trouble error={record.error} retry={() => record.refetch()} />;
  if (card.isError) return <Trouble error={card.error} retry={() => card.refetch()} />;
  if (record.isPending || card.isPending) return <Loading rows={12} />;
  return <Card answer={record.data} card={card.data} />;
}

const CLOSE = 'supervision.close-alert';

/** A card that an agency knows of is closed without a document only when nothing of it stands any longer; the server refuses it otherwise. */
const mayClose = (alert: CardAnswer['alert']) =>
  alert.confidential === true || alert.reasons.every((reason) => reason.state === 'gone');

function Card({ answer, card }: { readonly answer: RecordAnswer; readonly card: CardAnswer }) {
  const desk = useDesk();
  const record = desk.record('alert');
  if (!record) return <Empty title="没有这种记录">请从左侧重新进入。</Empty>;
  const { row, can, refs, units } = answer;
  const { alert } = card;
  const next = nextOfCard(alert, desk.today);
  const acts = can.filter((name) => name !== CLOSE || mayClose(alert));
  const draft =
    desk.mayGive('supervision.draft-document') &&
    !alert.confidential &&
    ['open', 'explained', 'reopened'].includes(alert.state);
  return (
    <article className="zs-record">
      <header className="zs-record-head">
        <p className="zs-crumb zs-no-print">
          <Link to="/alerts">← 待办预警</Link>
        </p>
        <h1>
          <Light level={alert.light} /> {plainTitle(alert.title)}
        </h1>
        <p className="zs-record-state">
          <StateTag record={record} state={alert.state} />
          {alert.confidential ? <ToneTag tone="attention">仅监督机构可见，不得向被监督单位透露</ToneTag> : null}
          <span className="zs-next">
            {next.who === '无' ? '已结束，没有下一步' : `下一步：${next.who}${next.what}`}
            {next.due ? <DeadlineChip due={next.due} basis="deadline.alert_explanation" what="说明期限" /> : null}
          </span>
          <span className="zs-quiet">
            {units?.[row.unit] ?? row.unit}，{alert.opened_day}发出（{age(alert.opened_day, desk.today)}）
          </span>
        </p>
        <div className="zs-actions zs-no-print">
          {acts.length > 0 || !draft ? (
            <ActionBar record={record} row={row} can={acts} refs={refs} units={units} />
          ) : null}
          {draft ? (
            <Button
              type={acts.length === 0 ? 'primary' : 'default'}
              onClick={() => go(`/r/supervision-document/new/supervision.draft-document?alerts=${alert.id}`)}
            >
              起草监督文书
            </Button>
          ) : null}
          <span className="zs-push" />
          {record.exportable ? <ProofButton record={record} id={alert.id} /> : null}
          <PrintButton />
        </div>
      </header>
      <div className="zs-record-body">
        <div className="zs-record-main">
          <Happened alert={alert} unitName={units?.[row.unit] ?? row.unit} />
          <Answered alert={alert} document={card.document} />
          <Reasons alert={alert} clauses={card.clauses} />
          <Unjudged subject={alert.subject} />
          <Around alert={alert} earlier={card.earlier} />
        </div>
        <TimeLine record={record} id={alert.id} />
      </div>
    </article>
  );
}
