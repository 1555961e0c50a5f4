/** The door: sign in, what is expected first, and in which post to act. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { TextField } from '../../shared/form.tsx';
import { wordsOf } from '../../shared/trouble.tsx';
import { useSending } from '../../shared/use-sending.ts';
import { Bare } from '../parts/frame.tsx';
import { FieldPage } from '../parts/page.tsx';
import { changePassword, choosePost, giveCode, signIn } from '../session.tsx';

interface DoorProps {
  readonly refresh: () => void;
  readonly session?: Session;
  readonly leave?: () => void;
}

export function DoorPages({ refresh, session, leave }: DoorProps) {
  const out = leave ? (
    <button type="button" className="button-text" onClick={leave}>
      退出登录
    </button>
  ) : null;
  return (
    <Bare>{session ? <Expected session={session} refresh={refresh} out={out} /> : <SignIn refresh={refresh} />}</Bare>
  );
}

interface StepProps {
  readonly title: string;
  readonly action: string;
  readonly ready: boolean;
  readonly send: () => Promise<unknown>;
  readonly done: () => void;
  readonly children: ReactNode;
}

function Step({ title, action, ready, send, done, children }: StepProps) {
  const sending = useSending(send, done);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) sending.submit();
  };
  return (
    <FieldPage title={title}>
      {sending.trouble ? (
        <div className="notice notice-bad" role="alert">
          <p>{wordsOf(sending.trouble)}</p>
        </div>
      ) : null}
      <form onSubmit={submit}>
        {children}
        <button type="submit" className="button button-wide" disabled={sending.busy}>
          {sending.busy ? '请稍候…' : action}
        </button>
      </form>
    </FieldPage>
  );
}

function SignIn({ refresh }: { readonly refresh: () => void }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Step
      title="登录"
      action="登录"
      ready={username.trim() !== '' && password !== ''}
      send={() => signIn(username, password)}
      done={refresh}
    >
      <TextField id="username" label="用户名" value={username} set={setUsername} auto="username" />
      <TextField
        id="password"
        label="口令"
        type="password"
        value={password}
        set={setPassword}
        auto="current-password"
      />
    </Step>
  );
}

interface ExpectedProps {
  readonly session: Session;
  readonly refresh: () => void;
  readonly out: ReactNode;
}

function Expected({ session, refresh, out }: ExpectedProps) {
  const [present, setPresent] = useState('');
  const [wanted, setWanted] = useState('');
  const [code, setCode] = useState('');
  if (session.expect === 'code')
    return (
      <Step
        title="输入动态口令"
        action="确定"
        ready={code.trim().length >= 6}
        send={() => giveCode(code)}
        done={refresh}
      >
        <TextField
          id="code"
          label="动态口令（6位数字）"
          value={code}
          set={setCode}
          mode="numeric"
          auto="one-time-code"
          max={10}
        />
        {out}
      </Step>
    );
  if (session.expect === 'change-password')
    return (
      <Step
        title="请先修改口令"
        action="修改口令"
        ready={present !== '' && wanted !== ''}
        send={() => changePassword(present, wanted)}
        done={refresh}
      >
        <p>您使用的是初始口令或口令已到期，修改后才能继续。</p>
        <TextField
          id="present"
          label="现在的口令"
          type="password"
          value={present}
          set={setPresent}
          auto="current-password"
        />
        <TextField id="wanted" label="新口令" type="password" value={wanted} set={setWanted} auto="new-password" />
        {out}
      </Step>
    );
  if (session.expect)
    return (
      <FieldPage title="请先在电脑上办一步">
        <p>您的账号需要先绑定动态口令。请用电脑登录平台完成绑定，再回到这里。</p>
        {out}
      </FieldPage>
    );
  return <ChoosePost session={session} refresh={refresh} out={out} />;
}

export function ChoosePost({ session, refresh, out }: ExpectedProps) {
  const [chosen, setChosen] = useState('');
  const sending = useSending(() => choosePost(chosen), refresh);
  return (
    <FieldPage title="选择本次办理的岗位">
      {sending.trouble ? (
        <div className="notice notice-bad" role="alert">
          <p>{wordsOf(sending.trouble)}</p>
        </div>
      ) : null}
      {session.posts.length === 0 ? <p>您现在没有在任的岗位，请联系本单位管理员。</p> : null}
      <ul className="cards">
        {session.posts.map((post) => (
          <li key={post.id}>
            <label className="option">
              <input type="radio" name="post" checked={chosen === post.id} onChange={() => setChosen(post.id)} />
              <span>
                {post.unit_name}
                <small>{post.role_labels.join('、')}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-wide" disabled={!chosen || sending.busy} onClick={sending.submit}>
        继续
      </button>
      {out}
    </FieldPage>
  );
}
