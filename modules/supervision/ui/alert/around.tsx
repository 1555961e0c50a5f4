/** What else is known of the same unit: its earlier cards. */
import { Light, Link, listPath, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import { plainTitle } from '../parts/next-act.ts';
import type { CardAnswer } from '../shapes.ts';

export function Around({
  alert,
  earlier,
}: {
  readonly alert: CardAnswer['alert'];
  readonly earlier: CardAnswer['earlier'];
}) {
  const desk = useDesk();
  const record = desk.record('alert');
  return (
    <section aria-label="同一单位以前的预警">
      <h2>
        同一单位以前的预警
        <span className="zs-quiet">{earlier.length === 0 ? '没有。' : `最近${earlier.length}项。`}</span>
      </h2>
      {earlier.map((card) => (
        <div key={card.id} className="sup-line">
          <Light level={card.light} />
          <Link to={recordPath('alert', card.id)}>{plainTitle(card.title)}</Link>
          <span className="zs-quiet">{card.opened_day}</span>
          {record ? <StateTag record={record} state={card.state} /> : null}
        </div>
      ))}
      {earlier.length > 0 ? (
        <p>
          <Link to={listPath('alert', { filter: { unit: alert.unit } })}>该单位全部预警</Link>
        </p>
      ) : null}
    </section>
  );
}
