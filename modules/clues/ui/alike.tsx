/** Clues that are likely the same matter, with why; one click merges this one into another, and it can be taken back. */
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import {
  type CommandResult,
  go,
  Link,
  RecordForm,
  type Row,
  recordPath,
  StateTag,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import type { AlikeAnswer } from './shapes.ts';

const MERGED = ['registered', 'triaged', 'assigned'];

export function Alike({ id, row }: { readonly id: string; readonly row: Row }) {
  const desk = useDesk();
  const asked = useModuleQuery<AlikeAnswer>('clues.alike', { id }, MERGED.includes(row.state) && !row.redacted);
  const [into, setInto] = useState<AlikeAnswer['alike'][number] | null>(null);
  const record = desk.record('clue');
  const command = desk.command('clue.merge');
  const found = asked.data?.alike ?? [];
  if (found.length === 0 || !record) return null;
  const mine = row.holder === desk.post?.unit && command !== undefined && desk.mayGive('clue.merge');
  const done = (_: CommandResult) => {
    const kept = into?.id;
    setInto(null);
    if (kept) go(recordPath('clue', kept));
  };
  return (
    <section aria-label="可能重复的线索">
      <h2>
        可能重复的线索
        <span className="zs-quiet">由文字、名称和数字、单位、时间、电话推算，请核对后并案；并案可以撤销。</span>
      </h2>
      <ul className="zs-items">
        {found.map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              <Link to={recordPath('clue', it.id)}>
                {it.number} {it.title}
              </Link>
              <span className="zs-quiet">
                {it.received_day}收到　{it.holder_unit}　{it.why.join('；')}
              </span>
            </div>
            <StateTag record={record} state={it.state} />
            {mine && it.holder === row.holder ? <Button onClick={() => setInto(it)}>并入那一条</Button> : null}
          </li>
        ))}
      </ul>
      <Drawer open={into !== null} onClose={() => setInto(null)} title="并案" size={640} destroyOnHidden>
        {into && command ? (
          <RecordForm
            command={command}
            row={row}
            initial={{ into: into.id }}
            refs={{ clue: { [into.id]: `${into.number ?? ''} ${into.title}` } }}
            onDone={done}
            onCancel={() => setInto(null)}
          />
        ) : null}
      </Drawer>
    </section>
  );
}
