/** Every field of a record as the paper form would show it: label and value, long text over the whole width. */
import type { Field } from '../../record.ts';
import type { RecordMeta, RefTitles, Row, UnitNames } from '../api/shapes.ts';
import { headerOf, moment } from '../format.ts';
import { Value } from '../parts/value.tsx';
import { Unmask } from './unmask.tsx';

interface DetailsProps {
  readonly record: RecordMeta;
  readonly row: Row;
  /** The reader may open what is masked in this row. */
  readonly unmaskable: boolean;
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
}

const isWide = (field: Field) => ['prose', 'files', 'json', 'refs'].includes(field.kind);
const isBlank = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function Details({ record, row, unmaskable, refs, units }: DetailsProps) {
  // A field the reader may not see is not in the row at all.
  const fields = Object.entries(record.fields).filter(([name]) => name in row);
  const filled = fields.filter(([name]) => !isBlank(row[name]));
  const blank = fields.filter(([name]) => isBlank(row[name]));
  return (
    <section aria-label="内容">
      <h2>内容</h2>
      <dl className="zs-details">
        {filled.map(([name, field]) => (
          <div key={name} className={isWide(field) ? 'zs-detail zs-detail-wide' : 'zs-detail'}>
            <dt>{headerOf(field)}</dt>
            <dd>
              <Value field={field} value={row[name]} refs={refs} units={units} />
              {unmaskable && field.seen === 'masked' ? <Unmask record={record} id={row.id} name={name} /> : null}
            </dd>
          </div>
        ))}
        <div className="zs-detail">
          <dt>建立时间</dt>
          <dd>{moment(row.created_at)}</dd>
        </div>
        <div className="zs-detail">
          <dt>版本</dt>
          <dd>第{row.version}版</dd>
        </div>
      </dl>
      {blank.length > 0 ? <p className="zs-quiet">未填：{blank.map(([, field]) => field.label).join('、')}</p> : null}
    </section>
  );
}
