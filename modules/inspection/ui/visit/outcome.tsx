/** Result and publication, each with its due day and its basis. */
import { isDay } from '#kernel/day.ts';
import { DeadlineChip, type RecordAnswer, ToneTag } from '#kernel/ui/index.ts';
import { useWordOf } from '../words.ts';
import { Line } from './entry.tsx';

const RESULT = 'deadline.inspection_result';
const PUBLISH = 'deadline.publication';
const dayOrNull = (value: unknown) => (isDay(value) ? value : null);

export function Outcome({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const resultWord = useWordOf('inspection', 'result');
  const lateResult = isDay(row.result_day) && isDay(row.result_due) && row.result_day > row.result_due;
  const latePublish = isDay(row.publish_day) && isDay(row.publish_due) && row.publish_day > row.publish_due;
  return (
    <section aria-label="结果和公示">
      <h2>结果和公示</h2>
      <dl className="zs-details">
        <Line label="检查结果">
          {row.result ? (
            <ToneTag tone={row.result === 'clean' ? 'done' : 'attention'}>{resultWord(row.result)}</ToneTag>
          ) : (
            '还没有录入'
          )}
        </Line>
        <Line label="录入期限">
          <DeadlineChip
            due={dayOrNull(row.result_due)}
            basis={RESULT}
            what="录入检查结果的期限"
            done={row.result_day !== null}
          />
          {row.result_day ? <div>{String(row.result_day)}录入</div> : null}
          {lateResult ? <ToneTag tone="stopped">逾期录入</ToneTag> : null}
        </Line>
        {row.result_words ? <Line label="结果说明">{String(row.result_words)}</Line> : null}
        {row.follow_up || row.found ? (
          <Line label="后续跟踪">
            {row.follow_up ? (
              `${String(row.follow_up)}（${String(row.follow_up_day)}）`
            ) : (
              <ToneTag tone="attention">发现了问题，还没有登记后续跟踪</ToneTag>
            )}
          </Line>
        ) : null}
        {row.result ? (
          <Line label="公示">
            {row.not_public_reason ? (
              `依法不予公开：${String(row.not_public_reason)}`
            ) : (
              <>
                <DeadlineChip
                  due={dayOrNull(row.publish_due)}
                  basis={PUBLISH}
                  what="公示检查结果的期限"
                  done={row.publish_day !== null}
                />
                <div>
                  {row.publish_day ? `${String(row.publish_day)}在${String(row.publish_place)}公示` : '还没有公示'}
                </div>
                {latePublish ? <ToneTag tone="stopped">逾期公示</ToneTag> : null}
              </>
            )}
          </Line>
        ) : null}
      </dl>
    </section>
  );
}
