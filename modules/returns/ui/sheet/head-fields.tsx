/** What stands over the printed table: who reports, who filled it in, when. Saved with the cells. */
import { Input } from 'antd';
import type { Fault } from '../../domain/content.ts';
import type { Book } from '../cells/book.ts';
import type { OpenForm } from './shapes.ts';
import { headAt } from './transport.ts';

interface HeadProps {
  readonly form: OpenForm;
  readonly book: Book;
  readonly open: boolean;
  readonly unit: string;
  /** By `^field`. */
  readonly faults: ReadonlyMap<string, readonly Fault[]>;
  readonly touched: () => void;
}

export const headId = (form: string, field: string): string => `ret-${form}-${field}`.replace(/\W/g, '-');

export function HeadFields({ form, book, open, unit, faults, touched }: HeadProps) {
  if (form.form.head.length === 0) return null;
  return (
    <dl className="ret-head">
      {form.form.head.map((field) => {
        const address = headAt(form.id, field.code);
        const { value } = book.look(address).content;
        const text = value?.kind === 'text' ? value.txt : '';
        const id = headId(form.id, field.code);
        const fault = faults.get(`^${field.code}`)?.[0]?.message;
        return (
          <div key={field.code}>
            <dt>{open && field.type !== 'unit' ? <label htmlFor={id}>{field.name}</label> : field.name}</dt>
            <dd>
              {field.type === 'unit' || !open ? (
                text || (field.type === 'unit' ? unit : '—')
              ) : (
                <Input
                  id={id}
                  size="small"
                  required={field.required === true}
                  {...(fault
                    ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-fault` }
                    : {})}
                  value={text}
                  maxLength={200}
                  inputMode={field.type === 'phone' ? 'tel' : 'text'}
                  placeholder={field.type === 'day' ? '如 2026-01-31' : ''}
                  onChange={(event) => {
                    const txt = event.target.value;
                    book.write(
                      [{ address, content: { value: txt ? { kind: 'text', txt } : null } }],
                      field.name,
                      'typed',
                    );
                    touched();
                  }}
                />
              )}
              {open && fault ? (
                <span id={`${id}-fault`} className="zs-fault">
                  {fault}
                </span>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
