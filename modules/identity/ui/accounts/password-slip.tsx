/** The slip handed over with an initial password: readable, copyable, printable; gone when closed. */
import { App, Button } from 'antd';

interface SlipProps {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly onDone: () => void;
}

export function PasswordSlip({ username, name, password, onDone }: SlipProps) {
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(password);
      message.success('已复制');
    } catch {
      message.error('浏览器不允许复制，请手工抄录');
    }
  };
  const print = () => {
    document.body.classList.add('id-printing');
    window.print();
    document.body.classList.remove('id-printing');
  };
  return (
    <div className="id-slip">
      <p className="id-slip-title">准绳平台初始口令</p>
      <dl className="zs-details zs-details-one">
        <div className="zs-detail">
          <dt>姓名</dt>
          <dd>{name}</dd>
        </div>
        <div className="zs-detail">
          <dt>用户名</dt>
          <dd>{username}</dd>
        </div>
        <div className="zs-detail">
          <dt>初始口令</dt>
          <dd>
            <output className="id-password">{password}</output>
          </dd>
        </div>
      </dl>
      <p>请当面交给本人。首次登录必须修改口令；岗位要求的，同时绑定动态口令。请勿拍照、转发。</p>
      <div className="zs-row zs-no-print">
        <Button type="primary" onClick={() => void copy()}>
          复制口令
        </Button>
        <Button onClick={print}>打印口令条</Button>
        <Button onClick={onDone}>已交付，关闭</Button>
      </div>
    </div>
  );
}
