/** Somebody changed the record meanwhile: shows what is new beside what was seen, and keeps what was typed. */
import { Alert, Button } from 'antd';
import { useRecordQuery } from '../api/queries.ts';
import type { RecordMeta, Row } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { moment, textOf } from '../format.ts';

interface ConflictProps {
  readonly record: RecordMeta;
  /** The version the form was opened on. */
  readonly seen: Row;
  /** Goes on with the newer version. */
  readonly onAccept: (row: Row) => void;
}

export function Conflict({ record, seen, onAccept }: ConflictProps) {
  const desk = useDesk();
  const fresh = useRecordQuery(record.name, seen.id);
  const row = fresh.data?.row;
  const newer = row !== undefined && row.version !== seen.version;
  const changed = newer
    ? Object.entries(record.fields).filter(([name]) => JSON.stringify(row[name]) !== JSON.stringify(seen[name]))
    : [];
  const say = (name: string, of: Row) => {
    const field = record.fields[name];
    return field
      ? textOf(field, of[name], { choices: desk.choicesOf(field), refs: fresh.data?.refs, units: fresh.data?.units })
      : '';
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={`这条${record.label}刚被别人改过，您填写的内容都还在`}
      description={
        newer ? (
          <>
            <p>
              最新版本于{moment(row.updated_at)}保存，状态为“{record.states[row.state]?.label ?? row.state}”。
              {changed.length === 0 ? '填写的栏目没有变化。' : '变化如下：'}
            </p>
            {changed.length > 0 ? (
              <table className="zs-table zs-compare">
                <thead>
                  <tr>
                    <th scope="col">栏目</th>
                    <th scope="col">您打开时</th>
                    <th scope="col">现在</th>
                  </tr>
                </thead>
                <tbody>
                  {changed.map(([name, field]) => (
                    <tr key={name}>
                      <th scope="row">{field.label}</th>
                      <td data-label="您打开时">{say(name, seen)}</td>
                      <td data-label="现在">{say(name, row)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : null}
            <Button type="primary" onClick={() => onAccept(row)}>
              已核对，按最新版本继续
            </Button>
          </>
        ) : (
          <Button loading={fresh.isFetching} onClick={() => fresh.refetch()}>
            读取最新内容
          </Button>
        )
      }
    />
  );
}
