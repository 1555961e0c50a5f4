/** Parts of a form in the public manner: a label says what, a hint helps, an error stands beside the field and in the summary above. */
import { type ReactNode, useEffect, useRef } from 'react';

export interface FormFault {
  /** Id of the control the summary leads to. */
  readonly field: string;
  readonly message: string;
}

/** Lists what is wrong and leads to each field; takes the focus when it appears. */
export function ErrorSummary({ faults }: { readonly faults: readonly FormFault[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">有{faults.length}处需要改正</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field + fault.message}>
            <a
              href={`#${fault.field}`}
              onClick={(event) => {
                event.preventDefault();
                const at = document.getElementById(fault.field);
                at?.scrollIntoView({ block: 'center' });
                at?.focus({ preventScroll: true });
              }}
            >
              {fault.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TextProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly fault?: string | undefined;
  readonly rows?: number;
  readonly max?: number;
  readonly type?: 'text' | 'password' | 'tel' | 'number' | 'datetime-local';
  readonly auto?: string;
  readonly mode?: 'text' | 'numeric' | 'tel';
}

export function TextField({ id, label, hint, value, set, fault, rows, max, type = 'text', auto, mode }: TextProps) {
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    className: fault ? 'input input-bad' : 'input',
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': described || undefined,
    ...(max ? { maxLength: max } : {}),
    ...(auto ? { autoComplete: auto } : {}),
    ...(mode ? { inputMode: mode } : {}),
  };
  return (
    <div className={fault ? 'field field-bad' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FaultLine id={id} fault={fault} />
      {rows ? (
        <textarea {...common} rows={rows} onChange={(event) => set(event.target.value)} />
      ) : (
        <input {...common} type={type} onChange={(event) => set(event.target.value)} />
      )}
      {max && rows ? (
        <p className="hint" aria-live="polite">
          还可以写{Math.max(0, max - value.length)}个字
        </p>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: ReactNode;
  /** The label is the page's heading already. */
  readonly quiet_label?: boolean;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly fault?: string | undefined;
  readonly inline?: boolean;
}

/** One of a few: radio buttons large enough for a thumb. */
export function ChoiceField({ id, label, quiet_label, hint, value, set, options, fault, inline }: ChoiceProps) {
  return (
    <fieldset className={fault ? 'field field-bad' : 'field'} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className={quiet_label ? 'unseen' : ''}>{label}</legend>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FaultLine id={id} fault={fault} />
      <div className={inline ? 'options options-inline' : 'options'}>
        {options.map((option, at) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={id}
              id={at === 0 ? id : `${id}-${option.value}`}
              value={option.value}
              checked={value === option.value}
              onChange={() => set(option.value)}
            />
            <span>
              {option.label}
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function FaultLine({ id, fault }: { readonly id: string; readonly fault: string | undefined }) {
  return fault ? (
    <p className="fault" id={`${id}-fault`}>
      <span className="unseen">错误：</span>
      {fault}
    </p>
  ) : null;
}
