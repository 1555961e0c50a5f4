/** 任务码: shown for a colleague of the same task to scan. */

import { LiveCode, mintTaskCode } from '../parts/live-code.tsx';
import { FieldPage } from '../parts/page.tsx';

export function TaskCodePage({ id }: { readonly id: string }) {
  return (
    <FieldPage title="本次任务码" back={`/field/task/${id}/enter`}>
      <p>请同行的执法人员用“扫码入企”扫描。登记成功后，手机会显示给企业看的亮码。</p>
      <LiveCode name={`task.${id}`} label="本次检查的任务码" mint={() => mintTaskCode(id)} />
    </FieldPage>
  );
}
