/** The fact dictionary beside the text: what each fact means; a click writes it at the caret. */
import { Input } from 'antd';
import { useState } from 'react';
import { Link, ToneTag } from '#kernel/ui/index.ts';
import type { FactShown } from '../shapes.ts';
import type { ParamShown } from './check-draft.ts';
import type { RuleShown } from './known.ts';

interface DictionaryProps {
  readonly facts: readonly FactShown[];
  readonly params: readonly ParamShown[];
  readonly rules: readonly RuleShown[];
  readonly onInsert: (text: string) => void;
}

const TYPES: Readonly<Record<string, string>> = {
  int: '数',
  bool: '是或否',
  text: '文字',
  day: '日期',
  'text[]': '清单',
};

export function Dictionary({ facts, params, rules, onInsert }: DictionaryProps) {
  const [words, setWords] = useState('');
  const has = (...texts: readonly string[]) => texts.some((text) => text.includes(words.trim()));
  const shownFacts = facts.filter((fact) => has(fact.name, fact.label, fact.meaning));
  const shownParams = params.filter((param) => has(param.id, param.title));
  return (
    <aside className="sup-dictionary" aria-label="可用的事实和参数">
      <Input
        aria-label="查找事实和参数"
        placeholder="查找事实、参数"
        allowClear
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      <h3>事实（{shownFacts.length}）</h3>
      <ul className="zs-plain-list">
        {shownFacts.map((fact) => (
          <li key={fact.name}>
            <button type="button" onClick={() => onInsert(`f.${fact.name}`)}>
              <code>f.{fact.name}</code> {fact.label}
              {fact.type ? (
                <span className="zs-quiet">
                  （{TYPES[fact.type] ?? fact.type}
                  {fact.unit ? `，${fact.unit}` : ''}）
                </span>
              ) : null}
            </button>
            {fact.meaning ? <div className="zs-quiet">{fact.meaning}</div> : null}
            <UsedBy name={fact.name} rules={rules} />
          </li>
        ))}
      </ul>
      <h3>参数（{shownParams.length}）</h3>
      <ul className="zs-plain-list">
        {shownParams.map((param) => (
          <li key={param.id}>
            <button type="button" onClick={() => onInsert(`param("${param.id}")`)}>
              <code>{param.id}</code> {param.title}
            </button>
            {param.open ? (
              <div>
                <ToneTag tone="attention">原文未规定</ToneTag>{' '}
                <Link to={`/policy/why/${param.id}`}>用到它的行为都不能判断</Link>
              </div>
            ) : (
              <div className="zs-quiet">现为{param.value_words}</div>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}

function UsedBy({ name, rules }: { readonly name: string; readonly rules: readonly RuleShown[] }) {
  const users = rules.filter((rule) => new RegExp(`\\bf\\.${name}\\b`).test(rule.when));
  if (users.length === 0) return null;
  return <div className="zs-quiet">用到它的规则：{users.map((rule) => rule.title).join('、')}</div>;
}
