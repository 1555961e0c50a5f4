/** The head of a return: what it is, its state, who has it now, until when, and why it came back. */
import { DeadlineChip, Link, type RecordMeta, type Row, recordPath, StateTag, ToneTag } from '#kernel/ui/index.ts';
import type { SheetAnswer } from '../shapes.ts';

interface HeadProps {
  readonly record: RecordMeta;
  readonly row: Row;
  readonly answer: SheetAnswer;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Who has it now, in words. */
function holder(state: string, unit: string, receiver: string): string {
  switch (state) {
    case 'draft':
      return `${unit}填报`;
    case 'review':
      return `${unit}内部审核`;
    case 'sign':
      return `${unit}负责人签发`;
    case 'signed':
      return `${unit}报送`;
    case 'submitted':
      return `${receiver}签收`;
    case 'received':
      return `${receiver}审核`;
    case 'returned':
      return `${unit}修改后重报`;
    case 'correcting':
      return `${unit}更正`;
    default:
      return '';
  }
}

const DONE = new Set(['submitted', 'received', 'accepted', 'locked', 'excused']);

export function Head({ record, row, answer }: HeadProps) {
  const unit = answer.names?.unit ?? row.unit;
  const receiver = answer.names?.receiver ?? '（未找到接收单位）';
  const due = text(row.extended_to) ?? text(row.due);
  const proposed = text(row.proposed_due);
  const waits = holder(row.state, '本单位', '接收单位') ? holder(row.state, unit, receiver) : '';
  const gaps = Array.isArray(row.gaps) ? (row.gaps as readonly { readonly words?: string }[]) : [];
  return (
    <>
      <h1>
        <span className="zs-record-kind">{record.label}</span>
        {String(row.title)}
      </h1>
      <p className="zs-record-state">
        <StateTag record={record} state={row.state} />
        {row.zero === true ? <ToneTag tone="plain">零报告</ToneTag> : null}
        <span className="zs-next">
          {waits ? `现在由${waits}` : null}
          {due ? (
            <DeadlineChip due={due} basis={text(row.chain)} what="报送期限" done={DONE.has(row.state)} />
          ) : (
            <ToneTag tone="plain">
              {proposed ? `建议${proposed}前（原文未规定期限，按上一级期限倒排）` : '期限：原文未规定'}
            </ToneTag>
          )}
          {row.extended_to ? <span className="zs-quiet">已延期：{text(row.extension_reason)}</span> : null}
        </span>
        <span className="zs-quiet">
          {unit} → {receiver}
        </span>
        <span className="zs-quiet">
          统计期 {String(row.period_from)} 至 {String(row.period_until)}
        </span>
        {answer.round ? <Link to={recordPath('return-round', answer.round.id)}>{answer.round.title}</Link> : null}
      </p>
      {row.state === 'returned' && row.return_reason ? (
        <p className="ret-returned" role="note">
          <ToneTag tone="attention">退回理由</ToneTag> {String(row.return_reason)}
        </p>
      ) : null}
      {answer.frozen !== null ? (
        <p className="ret-returned" role="note">
          <ToneTag tone="attention">更正未报</ToneTag> {unit}正在更正，新版本尚未报送。以下为第{answer.frozen}
          版，以此为准。
        </p>
      ) : null}
      {row.state === 'correcting' && row.correction_reason ? (
        <p className="ret-returned" role="note">
          <ToneTag tone="attention">更正理由</ToneTag> {String(row.correction_reason)}
          。提交前，上级仍按已通过的版本计算。
        </p>
      ) : null}
      {answer.missing_hand ? (
        <p className="ret-returned" role="note">
          <ToneTag tone="attention">缺少岗位</ToneTag> {answer.missing_hand}
        </p>
      ) : null}
      {gaps.length > 0 ? (
        <p className="ret-returned" role="note">
          <ToneTag tone="attention">缺少接收单位</ToneTag> {gaps.map((it) => it.words ?? '').join('；')}
        </p>
      ) : null}
    </>
  );
}
