/** 从台账带入: a table filled from a register of another module, after what stands there. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FormTable } from '#kernel/policy/return-shape.ts';
import { newKey } from '#kernel/ui/form/draft.ts';
import { type CommandResult, Problem, post, Unreachable, useDesk } from '#kernel/ui/index.ts';
import type { SaveAnswer } from '../shapes.ts';
import type { OpenForm, OpenReturn } from '../sheet/shapes.ts';
import type { Standing } from '../sheet/standing.ts';
import { SAVE } from '../sheet/transport.ts';
import type { Hand } from '../sheet/use-book.ts';
import { fillFrom, type LedgerSource, ledgersFor } from './ledgers.ts';

interface FromLedgersProps {
  readonly whole: OpenReturn;
  readonly form: OpenForm;
  readonly table: FormTable;
  readonly standing: Standing;
  readonly hand: Hand;
}

export function FromLedgers({ whole, form, table, standing, hand }: FromLedgersProps) {
  const desk = useDesk();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const sources = ledgersFor(table).filter((it) => desk.mayAsk(it.query));
  if (sources.length === 0) return null;
  const bring = async (source: LedgerSource) => {
    const answer = await post<unknown>(`/api/queries/${source.query}`, source.ask(whole.about));
    const fill = fillFrom(table, form.rows, standing.values, source, source.lines(answer));
    const also = `${fill.there > 0 ? `，${fill.there}条已在表中` : ''}${fill.homeless > 0 ? `，${fill.homeless}条的类别表中没有对应的行，没有带入` : ''}`;
    if (fill.taken === 0) return `没有可以带入的${also}。`;
    const cells = fill.cells.map(({ address, typed, id }) => ({
      form: form.id,
      address,
      typed,
      origin: 'picked',
      sources: [{ return: id, record: source.record, unit: whole.about.unit, unit_name: source.label, part: '' }],
      seen: 0,
    }));
    const lines = fill.lines.map((it) => ({ form: form.id, ...it }));
    const done = await post<CommandResult>(`/api/commands/${SAVE}`, {
      id: whole.id,
      key: newKey(),
      input: { cells, lines },
    });
    const { faults, conflicts } = (done.result ?? {}) as SaveAnswer;
    const wrong = [...(faults ?? []).map((it) => it.message), ...(conflicts?.length ? ['有的格刚被别人填写'] : [])];
    return `带入${fill.taken}条${also}。${wrong.length > 0 ? `没有填入的：${wrong.slice(0, 3).join('；')}` : ''}`;
  };
  const start = async (source: LedgerSource) => {
    setBusy(true);
    try {
      await hand.saver.flush();
      setSaid(await bring(source));
      await client.invalidateQueries({ queryKey: ['query', 'returns.sheet', { id: whole.id }] });
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      setSaid(error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="zs-row zs-no-print">
      {sources.map((source) => (
        <Button key={source.label} size="small" loading={busy} onClick={() => void start(source)}>
          从{source.label}带入
        </Button>
      ))}
      <span className="zs-quiet" role="status">
        {said}
      </span>
    </div>
  );
}
