/** An account: sign-in state, and the initial password, which is shown this one time and can be printed on a slip. */
import { Modal } from 'antd';
import { useState } from 'react';
import { type PageProps, type RecordAnswer, RecordPage, useDesk } from '#kernel/ui/index.ts';
import '../identity.css';
import { IssuePassword } from './issue-password.tsx';
import { PasswordSlip } from './password-slip.tsx';

export function AccountPage({ params }: PageProps) {
  const id = params.id ?? '';
  const [issued, setIssued] = useState<string | null>(null);
  return (
    <RecordPage
      related={false}
      key={id}
      record="account"
      id={id}
      acts={(answer) => <IssuePassword answer={answer} onIssued={setIssued} />}
    >
      {(answer) => (
        <>
          <AccountState answer={answer} />
          <Modal
            open={issued !== null}
            title="初始口令只显示这一次"
            footer={null}
            onCancel={() => setIssued(null)}
            mask={{ closable: false }}
          >
            {issued === null ? null : (
              <PasswordSlip
                username={String(answer.row.username)}
                name={answer.refs?.person?.[String(answer.row.person)] ?? ''}
                password={issued}
                onDone={() => setIssued(null)}
              />
            )}
          </Modal>
        </>
      )}
    </RecordPage>
  );
}

function AccountState({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const { session } = useDesk();
  const words =
    row.state === 'suspended'
      ? '账号已停用，本人不能登录；需要恢复的，办理“恢复”。'
      : row.state === 'closed'
        ? '账号已注销，不能恢复；需要时另行开设。'
        : row.password_issued_at
          ? '已发放初始口令。本人首次登录必须修改口令；连续输错会暂时锁定。'
          : '没有发放初始口令的记录。新开设的账号要先发放初始口令，本人才能用口令登录。';
  return (
    <section aria-label="登录">
      <h2>登录</h2>
      <p>{words}</p>
      {row.person === session.person ? (
        <p className="zs-quiet">这是您自己的账号：口令和动态口令在“登录和安全”中办理，不能给自己发放初始口令。</p>
      ) : null}
    </section>
  );
}
