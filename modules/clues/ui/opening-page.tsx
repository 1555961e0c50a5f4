/** An application to see who gave the information. Once allowed, the asker opens it here; it is shown on this screen only and each look is on record. */
import { Button } from 'antd';
import { useState } from 'react';
import { type PageProps, post, RecordPage, type Row, Trouble, useDesk } from '#kernel/ui/index.ts';
import './clues.css';

interface Identity {
  readonly informant: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly open_until: string;
}

export function OpeningPage({ params }: PageProps) {
  const { id = '' } = params;
  return (
    <RecordPage record="clue-opening" id={id} back={{ to: '/clues', label: '待办线索' }} related={false}>
      {({ row }) => (row.state === 'approved' ? <Approved row={row} /> : null)}
    </RecordPage>
  );
}

/** Only the asker has a button; whoever allowed it is told so. */
function Approved({ row }: { readonly row: Row }) {
  const desk = useDesk();
  if (row.asked_name === desk.session.name) return <Open row={row} />;
  return <p className="zs-quiet">已批准{String(row.asked_name)}查看；只由申请人查看，每次查看都记入访问日志。</p>;
}

function Open({ row }: { readonly row: Row }) {
  const [identity, setIdentity] = useState<Identity | null>(null);
  const [trouble, setTrouble] = useState<Error | null>(null);
  const look = async () => {
    setTrouble(null);
    try {
      setIdentity(await post<Identity>(`/api/clues/openings/${row.id}/identity`, {}));
    } catch (error) {
      setTrouble(error as Error);
    }
  };
  return (
    <section aria-label="反映人身份">
      <h2>
        反映人身份<span className="zs-quiet">只由申请人查看；每次查看都记入访问日志。</span>
      </h2>
      {trouble ? <Trouble error={trouble} /> : null}
      {identity ? (
        <dl className="clue-identity">
          <dt>姓名</dt>
          <dd>{identity.informant ?? '没有留'}</dd>
          <dt>电话</dt>
          <dd>{identity.phone ?? '没有留'}</dd>
          <dt>地址</dt>
          <dd>{identity.address ?? '没有留'}</dd>
        </dl>
      ) : (
        <Button type="primary" onClick={() => void look()}>
          查看
        </Button>
      )}
    </section>
  );
}
