/** A complaint without a visit: first, about which unit. A part of its name is enough; the list tells the regions apart. */
import { type FormEvent, useState } from 'react';
import { go } from '../../shared/address.tsx';
import { ChoiceField, ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { readUnits, type UnitSeen } from '../api.ts';
import { PublicPage } from '../parts/page.tsx';

const LEAST = 2;

interface UnitStepProps {
  readonly unit: string;
  readonly choose: (unit: UnitSeen) => void;
}

export function UnitStep({ unit, choose }: UnitStepProps) {
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const look = (event: FormEvent) => {
    event.preventDefault();
    const clean = typed.trim();
    const short = [...clean].length < LEAST;
    setFaults(short ? [{ field: 'name', message: '请至少输入单位名称中相连的两个字' }] : []);
    if (!short) setWords(clean);
  };
  return (
    <PublicPage title="您要反映哪个单位？" caption="投诉、建议 第1步，共5步" back="/p/">
      <form onSubmit={look} noValidate>
        <ErrorSummary faults={faults} />
        <p>反映一次具体的入企检查，请从检查码进入，能更快核实。</p>
        <TextField
          id="name"
          label="单位名称"
          hint="写几个字就可以，例如：市场监督"
          value={typed}
          set={setTyped}
          fault={faults[0]?.message}
          max={40}
          auto="off"
        />
        <button type="submit" className="button button-plain">
          查找
        </button>
      </form>
      {words ? <Found key={words} words={words} unit={unit} choose={choose} /> : null}
    </PublicPage>
  );
}

function Found({ words, unit, choose }: UnitStepProps & { readonly words: string }) {
  const reading = useReading(words, (signal) => readUnits(words, signal));
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  if (reading.state === 'pending') return <Waiting words="正在查找…" />;
  if (reading.state === 'failed') return <Trouble error={reading.error} retry={reading.again} />;
  const { units, more } = reading.data;
  if (units.length === 0)
    return (
      <p role="status">
        没有名称含“{words}”的行政执法单位。请换几个字再查找；仍查不到的，可以直接联系当地司法行政部门。
      </p>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (units.some((it) => it.code === unit)) go('/p/complain/kind');
    else setFaults([{ field: 'unit', message: '请选择一个单位' }]);
  };
  return (
    <form onSubmit={submit} noValidate className="found">
      <ErrorSummary faults={faults} />
      <ChoiceField
        id="unit"
        label="请选择单位"
        value={unit}
        set={(code) => {
          const found = units.find((it) => it.code === code);
          if (found) choose(found);
        }}
        options={units.map((it) => ({ value: it.code, label: it.name, hint: it.region_name }))}
        fault={faults[0]?.message}
      />
      {more ? <p>只列出前{units.length}个。没有您要找的，请把名称写得更完整。</p> : null}
      <button type="submit" className="button">
        继续
      </button>
    </form>
  );
}
