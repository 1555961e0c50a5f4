/** The filter as a sentence whose phrases open their editors: 显示[状态是在办]、[日期自…至…]的检查. */
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Dropdown, Input, Popover } from 'antd';
import { useState } from 'react';
import { searchable } from '../../grams.ts';
import type { ListAsk, RecordMeta, RefTitles, UnitNames } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { BASE_FILTERS } from './address.ts';
import { FilterEditor } from './filter-editor.tsx';
import { conditionWords, isBare, labelOf, orderWords } from './sentence.ts';

interface FilterSentenceProps {
  readonly record: RecordMeta;
  readonly ask: ListAsk;
  readonly onChange: (ask: ListAsk) => void;
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
}

const STATE = 'state';

export function FilterSentence({ record, ask, onChange, refs, units }: FilterSentenceProps) {
  const desk = useDesk();
  const [editing, setEditing] = useState<string | null>(null);
  const several = Object.keys(record.states).length > 1;
  const offered = [
    ...(several ? [STATE] : []),
    ...Object.entries(record.fields)
      .filter(([, f]) => f.filter && f.seen !== 'never' && f.seen !== 'masked')
      .map(([name]) => name),
    ...(Object.keys(units ?? {}).length > 1 ? ['unit'] : []),
  ];
  const set = Object.keys(ask.filter ?? {});
  const shown = [...(ask.state?.length ? [STATE] : []), ...set];
  const extra = editing && !shown.includes(editing) ? [editing] : [];

  const given = (name: string) => (name === STATE ? ask.state : ask.filter?.[name]);
  const change = (name: string, value: unknown) => {
    setEditing(null);
    if (name === STATE) {
      const state = value === undefined ? undefined : ((Array.isArray(value) ? value : [value]) as string[]);
      return onChange({ ...ask, state });
    }
    const { [name]: _gone, ...rest } = ask.filter ?? {};
    onChange({ ...ask, filter: value === undefined ? rest : { ...rest, [name]: value } });
  };
  const optionsOf = (name: string) => {
    if (name === STATE) return Object.entries(record.states).map(([value, def]) => ({ value, label: def.label }));
    if (BASE_FILTERS.has(name)) return Object.entries(units ?? {}).map(([value, label]) => ({ value, label }));
    return undefined;
  };
  const say = (name: string) => {
    if (given(name) === undefined) return `${name === STATE ? '状态' : labelOf(record, name)}…`;
    const field = record.fields[name];
    const choices = optionsOf(name) ?? (field ? desk.choicesOf(field) : []);
    const as = name === STATE ? { kind: 'choice' as const, label: '状态' } : field;
    return conditionWords(labelOf(record, name), as, given(name), { choices, refs, units });
  };

  return (
    <search className="zs-sentence" aria-label={`${record.label}筛选`}>
      <Words
        value={ask.words ?? ''}
        label={record.label}
        onChange={(words) => onChange({ ...ask, words: words || undefined })}
      />
      <span>显示</span>
      {isBare(ask) && extra.length === 0 ? <span>全部</span> : null}
      {[...shown, ...extra].map((name) => (
        <span key={name} className="zs-phrase">
          <Popover
            trigger="click"
            open={editing === name}
            onOpenChange={(open) => setEditing(open ? name : null)}
            destroyOnHidden
            content={
              <FilterEditor
                label={name === STATE ? '状态' : labelOf(record, name)}
                field={record.fields[name]}
                options={optionsOf(name)}
                value={given(name)}
                onDone={(value) => change(name, value)}
              />
            }
          >
            <Button size="small" aria-haspopup="dialog">
              {say(name)}
            </Button>
          </Popover>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={`去掉条件：${say(name)}`}
            onClick={() => change(name, undefined)}
          />
        </span>
      ))}
      <span>的{record.label}</span>
      <span className="zs-quiet">，{orderWords(record)}。</span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: offered
            .filter((n) => !shown.includes(n))
            .map((n) => ({ key: n, label: n === STATE ? '状态' : labelOf(record, n) })),
          onClick: ({ key }) => setEditing(key),
        }}
      >
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />}>
          加条件
        </Button>
      </Dropdown>
    </search>
  );
}

/** Words to look for; asked only from two neighbouring characters on. */
function Words({
  value,
  label,
  onChange,
}: {
  readonly value: string;
  readonly label: string;
  readonly onChange: (words: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const short = typed.trim() !== '' && !searchable(typed);
  return (
    <Input.Search
      className="zs-words"
      aria-label={`查找${label}`}
      placeholder="至少输入两个字"
      allowClear
      value={typed}
      status={short ? 'warning' : ''}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') onChange('');
      }}
      onSearch={(text) => {
        if (text.trim() === '' || searchable(text)) onChange(text.trim());
      }}
    />
  );
}
