/** Notes of the printed form that must be answered. */
import { Input, Radio } from 'antd';
import type { Fault } from '../../domain/content.ts';
import type { Book } from '../cells/book.ts';
import type { OpenForm } from './shapes.ts';
import { answerAt } from './transport.ts';

interface QuestionsProps {
  readonly form: OpenForm;
  readonly book: Book;
  readonly open: boolean;
  readonly faults: ReadonlyMap<string, readonly Pick<Fault, 'message'>[]>;
  /** Codes of the questions that are asked now. */
  readonly asked: ReadonlySet<string>;
  readonly touched: () => void;
}

export function Questions({ form, book, open, faults, asked, touched }: QuestionsProps) {
  const shown = form.form.questions.filter((it) => asked.has(it.code));
  if (shown.length === 0) return null;
  return (
    <section className="ret-questions" aria-label="需要说明的口径">
      <h3>需要说明的口径</h3>
      {shown.map((question) => {
        const address = answerAt(form.id, question.code);
        const { value } = book.look(address).content;
        const text = value?.kind === 'text' ? value.txt : '';
        const fault = faults.get(`?${question.code}`)?.[0]?.message;
        const set = (txt: string) => {
          book.write([{ address, content: { value: txt ? { kind: 'text', txt } : null } }], '口径说明', 'typed');
          touched();
        };
        const id = `ret-${form.id}-q-${question.code}`.replace(/\W/g, '-');
        return (
          <fieldset key={question.code} id={id} className={fault ? 'zs-field zs-field-wrong' : 'zs-field'}>
            <legend className="zs-label">{question.text}</legend>
            {question.answers ? (
              <Radio.Group
                disabled={!open}
                value={text || null}
                options={question.answers.map((it) => ({ value: it.code, label: it.name }))}
                onChange={(event) => set(String(event.target.value))}
              />
            ) : (
              <Input.TextArea
                aria-label={question.text}
                disabled={!open}
                value={text}
                autoSize={{ minRows: 1, maxRows: 6 }}
                maxLength={2000}
                onChange={(event) => set(event.target.value)}
              />
            )}
            {fault ? <div className="zs-fault">{fault}</div> : null}
          </fieldset>
        );
      })}
    </section>
  );
}
