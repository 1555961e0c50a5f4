/** One correction: both wordings side by side, in the words of the record. */
import { headerOf, NOTHING, textOf } from '#kernel/ui/format.ts';
import { Link, type PageProps, type RecordAnswer, RecordPage, recordPath, useDesk } from '#kernel/ui/index.ts';

const asValues = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

export function AmendmentPage({ params }: PageProps) {
  return (
    <RecordPage related={false} record="inspection-amendment" id={params.id ?? ''} without={['before', 'after']}>
      {(answer) => <Compared answer={answer} />}
    </RecordPage>
  );
}

function Compared({ answer: { row, refs, units } }: { readonly answer: RecordAnswer }) {
  const desk = useDesk();
  const before = asValues(row.before);
  const after = asValues(row.after);
  const fields = desk.record('inspection')?.fields ?? {};
  const say = (name: string, value: unknown) => {
    const field = fields[name];
    if (value === null || value === undefined) return NOTHING;
    return field ? textOf(field, value, { choices: desk.choicesOf(field), refs, units }) : String(value);
  };
  return (
    <section aria-label="前后对照">
      <h2>前后对照</h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">栏目</th>
              <th scope="col">原内容</th>
              <th scope="col">现内容</th>
            </tr>
          </thead>
          <tbody>
            {Object.keys(after).map((name) => (
              <tr key={name}>
                <th scope="row">{fields[name] ? headerOf(fields[name]) : name}</th>
                <td data-label="原内容">{say(name, before[name])}</td>
                <td data-label="现内容">{say(name, after[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <Link to={recordPath('inspection', String(row.inspection))}>打开这次检查</Link>
      </p>
    </section>
  );
}
