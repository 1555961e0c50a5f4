import { Link } from '../../shared/address.tsx';
import { PublicPage } from '../parts/page.tsx';

const DOORS = [
  { to: '/p/visit', name: '查看一次入企检查', words: '谁来检查、为什么、依据哪一条；评价这次检查，或者投诉、提建议。' },
  {
    to: '/p/complain',
    name: '投诉一个单位，或者提建议',
    words: '没有检查码也可以；由司法行政部门接收，不转给被反映的单位处理。',
  },
  { to: '/p/firm', name: '出示企业码', words: '检查人员上门时由企业出示，请他们扫码登记后再检查。' },
  { to: '/p/receipt', name: '查询投诉、建议的办理', words: '凭提交时得到的回执码查询，不需要登录。' },
  { to: '/p/verify', name: '核验执法证件', words: '看出示的执法证件是不是真的、今天是否有效。' },
] as const;

export function StartPage() {
  return (
    <PublicPage title="您要办什么？">
      <ul className="choices">
        {DOORS.map((door) => (
          <li key={door.to}>
            <Link to={door.to}>{door.name}</Link>
            <p>{door.words}</p>
          </li>
        ))}
      </ul>
    </PublicPage>
  );
}
