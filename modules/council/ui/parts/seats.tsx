/** Which departments the document names, who sits for them, where somebody is missing. */
import { Link, listPath, OpenForm, ToneTag, useDesk } from '#kernel/ui/index.ts';
import type { OverviewAnswer, SeatLine } from '../shapes.ts';

export function Seats({ answer }: { readonly answer: OverviewAnswer }) {
  const desk = useDesk();
  const { council, seats = [], gaps = 0, dictionary } = answer;
  if (!council) return null;
  const added = seats.filter((it) => it.added).length;
  const named = seats.filter((it) => !it.added && !it.listed_locally).length;
  return (
    <section aria-label="成员单位">
      <h2>
        成员单位
        <span className="zs-quiet">
          文件列出{named}个部门{added > 0 ? `，本地增列${added}个` : ''}；
          {gaps === 0 ? '成员和联络员齐全' : `其中${gaps}个部门还缺成员或联络员`}
        </span>
      </h2>
      <p className="zs-row">
        <OpenForm command="council.name-member" />
        <Link to="/council/members">成员及联络员名单</Link>
        {desk.mayRead('council-member') ? (
          <Link to={listPath('council-member', { filter: { council: council.id, state: 'ended' } })}>历任</Link>
        ) : null}
        <span className="zs-quiet">依据：{council.pack_basis ?? dictionary}</span>
      </p>
      <ul className="council-seats">
        {seats.map((it) => (
          <li key={it.code}>
            <strong>{it.name}</strong>
            {it.convener ? <span className="zs-quiet">牵头</span> : null}
            {it.added ? <span className="zs-quiet">本地增列</span> : null}
            <Missing seat={it} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ seat }: { readonly seat: SeatLine }) {
  if (seat.listed_locally) return <span className="zs-quiet">由本地列出</span>;
  const lacks = [seat.members === 0 ? '成员' : '', seat.liaisons === 0 ? '联络员' : ''].filter(Boolean);
  if (lacks.length === 0)
    return (
      <ToneTag tone="done">
        成员{seat.members}人、联络员{seat.liaisons}人
      </ToneTag>
    );
  return <ToneTag tone="attention">缺{lacks.join('、')}</ToneTag>;
}
