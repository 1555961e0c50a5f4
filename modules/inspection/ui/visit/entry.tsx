/** The entry: when, by which code, how far from the registered place, and what was let pass but marked. */
import { BasisLink, moment, type RecordAnswer, ToneTag } from '#kernel/ui/index.ts';
import { asMarks } from '../shapes.ts';
import { useWordOf } from '../words.ts';

export function Entry({ answer: { row, can } }: { readonly answer: RecordAnswer }) {
  const codeWord = useWordOf('inspection', 'code_kind');
  const marks = asMarks(row.marks);
  const entered = row.entered_at !== null;
  return (
    <section aria-label="入企">
      <h2>入企</h2>
      {entered ? (
        <dl className="zs-details">
          <Line label="入企时间">{moment(row.entered_at)}</Line>
          <Line label="入企方式">
            <ToneTag tone={row.code_kind === 'none' ? 'attention' : 'done'}>{codeWord(row.code_kind)}</ToneTag>
            {row.late_code_reason ? (
              <div>
                原因：{String(row.late_code_reason)}（{String(row.entry_supplement_day ?? '')}补录）
              </div>
            ) : null}
          </Line>
          <Line label="地点">{placeWords(row.lat_e6, row.lng_e6)}</Line>
          <Line label="与登记场所距离">
            {typeof row.place_distance === 'number' ? (
              <>
                {row.place_distance.toLocaleString('zh-CN')}米
                <BasisLink id="inspection.place_distance_max">多远算远</BasisLink>
              </>
            ) : (
              '无法计算：没有定位，或者场所没有登记坐标'
            )}
          </Line>
        </dl>
      ) : (
        <p className="zs-quiet">
          还没有入企。
          {can.includes('inspection.check-in')
            ? '执法人员到场后用手机端扫码；没有网络等情形事后用“补录入企”并写明原因。'
            : row.state === 'planned'
              ? '须先由本单位负责人批准。'
              : '由列名的执法人员到场扫码。'}
        </p>
      )}
      {marks.length > 0 ? (
        <ul className="ins-against" aria-label="标记">
          {marks.map((mark) => (
            <li key={mark.check}>
              <ToneTag tone="attention">{mark.words}</ToneTag>
              <BasisLink id={mark.check} />
            </li>
          ))}
        </ul>
      ) : entered ? (
        <p>
          <ToneTag tone="done">入企时没有需要标记的情形</ToneTag>
        </p>
      ) : null}
    </section>
  );
}

function placeWords(lat: unknown, lng: unknown): string {
  if (typeof lat !== 'number' || typeof lng !== 'number') return '没有定位';
  return `北纬${(lat / 1_000_000).toFixed(5)}°，东经${(lng / 1_000_000).toFixed(5)}°`;
}

export function Line({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="zs-detail">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
