/** The document as its paper looks: kind, number, addressee, four parts, reply date, seal line. */
import { isDay, ymdOf } from '#kernel/day.ts';
import type { Row } from '#kernel/ui/index.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function dayWords(value: unknown): string {
  if (!isDay(value)) return '';
  const { year, month, date } = ymdOf(value);
  return `${year}年${month}月${date}日`;
}

export function Paper({ row }: { readonly row: Row }) {
  const sealed = Boolean(row.issued_day && row.number);
  const parts: readonly (readonly [string, string])[] = [
    ['一、事实', text(row.facts)],
    ['二、存在的问题', text(row.problems)],
    ['三、整改要求', text(row.requirements)],
  ];
  return (
    <section className="sup-paper" aria-label="文书正文">
      <h2 className="sup-paper-title">{text(row.kind_name) || '监督文书'}</h2>
      <p className="sup-paper-number">{sealed ? text(row.number) : '（草稿，未编号，未用印）'}</p>
      <p className="sup-paper-to">{text(row.to_unit_name) || text(row.to_unit)}：</p>
      {parts.map(([title, body]) => (
        <Part key={title} title={title} body={body} />
      ))}
      {row.reply_due ? <p>请于{dayWords(row.reply_due)}前书面反馈整改情况。</p> : null}
      <Part title="四、依据" body={text(row.basis)} />
      <div className="sup-paper-seal">
        <span>{text(row.unit_name)}</span>
        <span>{sealed ? `（${text(row.seal_name) || '印章'}）` : '（未用印）'}</span>
        <span>{sealed ? dayWords(row.issued_day) : ''}</span>
      </div>
    </section>
  );
}

function Part({ title, body }: { readonly title: string; readonly body: string }) {
  return (
    <>
      <h3>{title}</h3>
      {body
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </>
  );
}
