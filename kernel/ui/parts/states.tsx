/** Failed and forbidden, beside empty and loading: designed states, each with the next thing to do. */
import DisconnectOutlined from '@ant-design/icons/DisconnectOutlined';
import FileSearchOutlined from '@ant-design/icons/FileSearchOutlined';
import LockOutlined from '@ant-design/icons/LockOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { Button } from 'antd';
import { Problem, Unreachable } from '../api/problem.ts';
import { go } from '../router.tsx';
import { BasisLinks } from './basis-link.tsx';
import { Panel } from './panel.tsx';

export { Empty, Loading } from './panel.tsx';

/** Any trouble of a read: no right, not found, no network, broken. `retry` asks again. */
export function Trouble({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const again = retry ? (
    <Button type="primary" onClick={retry}>
      重试
    </Button>
  ) : null;
  const home = <Button onClick={() => go('/')}>回到今日</Button>;
  if (error instanceof Unreachable)
    return (
      <Panel icon={<DisconnectOutlined />} title="没有连上系统" actions={again} alert>
        请检查网络后重试；已经填写的内容不会丢失。
      </Panel>
    );
  if (error instanceof Problem && error.status === 403)
    return (
      <Panel icon={<LockOutlined />} title="您当前的岗位不能查看" actions={home} alert>
        {error.message}
      </Panel>
    );
  if (error instanceof Problem && (error.status === 404 || error.status === 410))
    return (
      <Panel icon={<FileSearchOutlined />} title="没有找到" actions={home} alert>
        {error.message}
      </Panel>
    );
  const words = error instanceof Problem ? error.message : '页面出了错。请重试；仍不行请告诉系统管理员。';
  return (
    <Panel icon={<WarningOutlined />} title="没有读取成功" actions={again ?? home} alert>
      {words}
      {error instanceof Problem ? <BasisLinks ids={error.basis} /> : null}
    </Panel>
  );
}
