/** The formal copy: who gets it, by which way, under which number, and who confirmed that it came. */
import { ActionBar, Loading, moment, StateTag, ToneTag, useDesk, useRecordQuery } from '#kernel/ui/index.ts';
import { FileLinks } from '#kernel/ui/parts/file-links.tsx';
import type { SheetDelivery } from '../shapes.ts';

const RECORD = 'return-delivery';

interface DeliveriesProps {
  readonly deliveries: readonly SheetDelivery[];
  /** Number of the version in force: a copy of one before it is out of date. */
  readonly revision: number;
}

export function Deliveries({ deliveries, revision }: DeliveriesProps) {
  if (deliveries.length === 0) return null;
  return (
    <section aria-label="正式文件送达">
      <h2>正式文件送达</h2>
      <ul className="ret-deliveries">
        {deliveries.map((it) => (
          <li key={it.id}>
            <Delivery id={it.id} delivery={it} old={it.version_number !== null && it.version_number < revision} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DeliveryProps {
  readonly id: string;
  readonly delivery: SheetDelivery;
  readonly old: boolean;
}

function Delivery({ id, delivery, old }: DeliveryProps) {
  const desk = useDesk();
  const record = desk.record(RECORD);
  const asked = useRecordQuery(RECORD, id, record !== undefined && desk.mayRead(RECORD));
  const channel = record?.fields.channel;
  const channels = channel ? desk.choicesOf(channel) : [];
  const scanned = asked.data?.row.scanned;
  // Before there is a version nothing can go out.
  const sent_off = delivery.version_number !== null;
  return (
    <>
      <strong>{delivery.recipient}</strong>{' '}
      {record ? <StateTag record={record} state={asked.data?.row.state ?? delivery.state} /> : null}{' '}
      {old ? <ToneTag tone="attention">旧版本</ToneTag> : null}
      <p className="zs-quiet">
        {[
          delivery.version_number ? `第${delivery.version_number}版` : '',
          channels.find((it) => it.value === delivery.channel)?.label ?? '',
          delivery.document_no ?? '',
          delivery.document_day ?? '',
          delivery.sent_at ? `${moment(delivery.sent_at)}发出` : '',
          delivery.confirmed_at ? `${moment(delivery.confirmed_at)}由${delivery.confirmed_by ?? ''}确认收到` : '',
        ]
          .filter(Boolean)
          .join('　') || (sent_off ? '还没有发出' : '报表报送以后，在这里登记发出和收到。')}
      </p>
      {delivery.receipt ? <p>回执：{delivery.receipt}</p> : null}
      {Array.isArray(scanned) && scanned.length > 0 ? <FileLinks ids={scanned.map(String)} /> : null}
      {asked.isPending && record ? <Loading rows={1} /> : null}
      {sent_off && record && asked.data && asked.data.can.length > 0 ? (
        <div className="zs-row zs-no-print">
          <ActionBar
            record={record}
            row={asked.data.row}
            can={asked.data.can}
            refs={asked.data.refs}
            units={asked.data.units}
          />
        </div>
      ) : null}
    </>
  );
}
