/** Duties as lines: the light of the card they are about, what to do, whose act it is, the due day. The same words many times are one line. */
import { DeadlineChip, type Duty, Light, Link, recordPath, useDesk } from '#kernel/ui/index.ts';
import { actWords, type Cards, type Folded, linesOf, plainTitle } from './today-groups.ts';

interface DutiesProps {
  readonly duties: readonly Duty[];
  readonly cards: Cards;
  /** Words of the list for a screen reader. */
  readonly label: string;
}

export function TodayDuties({ duties, cards, label }: DutiesProps) {
  return (
    <ul className="zs-items" aria-label={label}>
      {linesOf(duties, cards).map((line) =>
        line.kind === 'one' ? (
          <One key={line.duty.id} duty={line.duty} cards={cards} />
        ) : (
          <Many key={`${line.light ?? ''}${line.title}`} line={line} />
        ),
      )}
    </ul>
  );
}

function One({ duty, cards }: { readonly duty: Duty; readonly cards: Cards }) {
  const { record, session } = useDesk();
  const card = cards.get(duty.record_id);
  const act = card ? actWords(duty, card) : '';
  return (
    <li className="zs-item">
      {card ? <Light level={card.light} /> : null}
      <div className="zs-item-main">
        <Link to={recordPath(duty.record, duty.record_id)}>{card ? plainTitle(card) : duty.title}</Link>
        <span className="zs-quiet">
          {card ? `${act ? `${act}　` : ''}${card.unit}` : (record(duty.record)?.label ?? '')}
          {duty.person === session.person ? '　由您办理' : ''}
        </span>
      </div>
      <Due duty={duty} />
    </li>
  );
}

function Due({ duty }: { readonly duty: Duty }) {
  return <DeadlineChip due={duty.due} provisional={duty.provisional} basis={duty.basis} what={duty.title} />;
}

function Many({ line }: { readonly line: Folded }) {
  const count = line.units.reduce((n, it) => n + it.duties.length, 0);
  return (
    <li className="zs-item today-many">
      <details>
        <summary>
          {line.light ? <Light level={line.light} /> : null}
          <span className="today-many-title">{line.title}</span>
          <span className="zs-quiet">
            {count}项，{line.units.length}个单位
          </span>
        </summary>
        <ul>
          {line.units.map(({ unit, duties }) => (
            <li key={unit}>
              <span>{unit}</span>
              <ul>
                {duties.map((duty) => (
                  <li key={duty.id}>
                    <Link to={recordPath(duty.record, duty.record_id)}>
                      {duty.opened_at?.slice(0, 10) ?? duty.title}
                    </Link>
                    <Due duty={duty} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
