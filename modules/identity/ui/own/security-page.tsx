/** One's own sign-ins: where one is signed in, the password, the second factor. */
import { Link, useDesk } from '#kernel/ui/index.ts';
import '../identity.css';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

export function SecurityPage() {
  const { session, post, mayGive, mayUse } = useDesk();
  return (
    <>
      <h1 className="desk-title">
        登录和安全
        <span className="zs-quiet">
          {session.name}　{post?.unit_name} {post?.role_labels.join('、')}
        </span>
      </h1>
      <div className="id-cards">
        <Sessions />
        <PasswordForm />
        <SecondFactor />
        <section className="zs-card" aria-label="权利">
          <h2>我能做什么</h2>
          <p className="zs-quiet">各角色的权利由程序生成，任何人不能手工改动；岗位由安全管理员授予。</p>
          <p className="zs-row">
            {mayUse('identity.read-matrix') ? <Link to="/settings/rights">查看权限矩阵</Link> : null}
            {mayGive('identity.delegate') ? <Link to="/delegations">委托他人代办</Link> : null}
          </p>
        </section>
      </div>
    </>
  );
}
