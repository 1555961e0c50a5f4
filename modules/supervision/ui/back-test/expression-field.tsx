/** The draft's condition: text, dictionary beside it, errors with their place and a way to go there. */
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState } from 'react';
import { useSettled } from '#kernel/ui/form/ref-select.tsx';
import type { FactShown } from '../shapes.ts';
import type { ParamShown } from './check-draft.ts';
import { Dictionary } from './dictionary.tsx';
import { offsetOf, type PlacedFault } from './faults.ts';
import type { RuleShown } from './known.ts';

interface ExpressionFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly subject: string;
  readonly facts: readonly FactShown[];
  /** The dictionary is whole, so that errors can be found while writing. */
  readonly whole: boolean;
  readonly params: readonly ParamShown[];
  readonly rules: readonly RuleShown[];
  /** Errors the server found. */
  readonly faults: readonly PlacedFault[];
}

export function ExpressionField(props: ExpressionFieldProps) {
  const { value, onChange, facts, params, rules } = props;
  const box = useRef<TextAreaRef>(null);
  const live = useLiveFaults(props);
  const faults = live ?? props.faults;
  const area = () => box.current?.resizableTextArea?.textArea;
  const insert = (text: string) => {
    const at = area();
    const start = at?.selectionStart ?? value.length;
    const end = at?.selectionEnd ?? value.length;
    onChange(value.slice(0, start) + text + value.slice(end));
    requestAnimationFrame(() => {
      at?.focus();
      at?.setSelectionRange(start + text.length, start + text.length);
    });
  };
  const show = (fault: PlacedFault) => {
    const at = area();
    const from = offsetOf(value, fault.line, fault.column);
    at?.focus();
    at?.setSelectionRange(from, Math.min(from + 1, value.length));
  };
  return (
    <div className={faults.length > 0 ? 'zs-field zs-field-wrong' : 'zs-field'}>
      <label className="zs-label" htmlFor="bt-when">
        判断条件<span className="zs-required">（必填）</span>
      </label>
      <div className="zs-quiet" id="bt-when-hint">
        成立就亮灯。写法：<code>f.事实</code> 与数字、文字、参数比较，用 <code>&amp;&amp;</code>（并且）、
        <code>||</code>（或者）、
        <code>!</code>（不是）连接。事实或参数未知的，不能判断，单独计数。
      </div>
      <div className="sup-expression">
        <div>
          <Input.TextArea
            id="bt-when"
            ref={box}
            className="sup-code"
            autoSize={{ minRows: 8, maxRows: 20 }}
            maxLength={4000}
            spellCheck={false}
            aria-describedby="bt-when-hint bt-when-fault"
            aria-invalid={faults.length > 0}
            status={faults.length > 0 ? 'error' : ''}
            value={value}
            placeholder={'例如：!f.coded && f.visits_365 > 2'}
            onChange={(event) => onChange(event.target.value)}
          />
          <div id="bt-when-fault" aria-live="polite">
            {faults.map((fault) => (
              <div key={`${fault.line}.${fault.column}${fault.message}`} className="zs-fault">
                第{fault.line}行第{fault.column}字：{fault.message}
                <Button type="link" size="small" onClick={() => show(fault)}>
                  定位
                </Button>
              </div>
            ))}
            {live && live.length === 0 ? <div className="zs-quiet">写法没有问题。</div> : null}
          </div>
        </div>
        <Dictionary facts={facts} params={params} rules={rules} onInsert={insert} />
      </div>
    </div>
  );
}

/** Errors while writing; undefined where nothing can be said yet. The checker is loaded when first needed. */
function useLiveFaults({
  value,
  subject,
  facts,
  whole,
  params,
}: ExpressionFieldProps): readonly PlacedFault[] | undefined {
  const settled = useSettled(value, 400);
  const [found, setFound] = useState<readonly PlacedFault[]>();
  useEffect(() => {
    if (!whole || settled.trim() === '') {
      setFound(undefined);
      return undefined;
    }
    let gone = false;
    const dictionary = Object.fromEntries(facts.map((fact) => [fact.name, fact]));
    import('./check-draft.ts')
      .then(({ checkDraft }) => {
        if (!gone) setFound(checkDraft(settled, subject, dictionary, params));
      })
      // Without the checker the server still checks when the test begins.
      .catch(() => setFound(undefined));
    return () => {
      gone = true;
    };
  }, [settled, subject, facts, whole, params]);
  return found;
}
