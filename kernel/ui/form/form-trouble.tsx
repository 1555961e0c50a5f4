/** Why a submission was not accepted: a summary that links to the fields, the policy it rests on, or the newer version. */
import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Fault } from '../../refusal.ts';
import { type Problem, Unreachable } from '../api/problem.ts';
import { BasisLinks } from '../parts/basis-link.tsx';
import type { Submission } from './use-submission.ts';

interface FormTroubleProps {
  readonly submission: Submission;
  /** Id of the control of a field. */
  readonly idOf: (field: string) => string;
  readonly labelOf: (field: string) => string | undefined;
  readonly onRetry: () => void;
}

export function FormTrouble({ submission, idOf, labelOf, onRetry }: FormTroubleProps) {
  const { trouble, faults, attempts } = submission;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts > 0) box.current?.focus();
  }, [attempts]);
  if (!trouble && faults.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className="zs-form-trouble">
      {faults.length > 0 ? <Summary faults={faults} idOf={idOf} labelOf={labelOf} /> : null}
      {trouble && faults.length === 0 ? <Reason trouble={trouble} onRetry={onRetry} /> : null}
    </div>
  );
}

function Summary({
  faults,
  idOf,
  labelOf,
}: Pick<FormTroubleProps, 'idOf' | 'labelOf'> & { readonly faults: readonly Fault[] }) {
  return (
    <Alert
      type="error"
      showIcon
      title={`有${faults.length}处需要修改`}
      description={
        <ul className="zs-plain-list">
          {faults.map((fault) => {
            const top = fault.field.split('.')[0] ?? '';
            return (
              <li key={`${fault.field}${fault.message}`}>
                {labelOf(top) ? (
                  <a
                    href={`#${idOf(top)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      const target = document.getElementById(idOf(fault.field)) ?? document.getElementById(idOf(top));
                      target?.scrollIntoView({ block: 'center' });
                      (target?.matches('input,textarea,button')
                        ? target
                        : target?.querySelector<HTMLElement>('input,textarea,button')
                      )?.focus();
                    }}
                  >
                    {fault.message}
                  </a>
                ) : (
                  fault.message
                )}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}

function Reason({ trouble, onRetry }: { readonly trouble: Problem | Unreachable; readonly onRetry: () => void }) {
  if (trouble instanceof Unreachable || trouble.status >= 500)
    return (
      <Alert
        type="warning"
        showIcon
        title={trouble instanceof Unreachable ? '不确定是否已经提交成功' : '系统暂时没有办成'}
        description={`${trouble.message}重新提交不会重复办理。`}
        action={<Button onClick={onRetry}>重新提交</Button>}
      />
    );
  const policy = trouble.code.startsWith('policy.');
  return (
    <Alert
      type={policy ? 'warning' : 'error'}
      showIcon
      title={policy ? '不符合规定，没有提交' : '没有提交'}
      description={
        <>
          {trouble.message}
          <BasisLinks ids={trouble.basis} />
        </>
      }
    />
  );
}
