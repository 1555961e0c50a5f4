/** Named checks that fields of any module may use: `unit`, `region`, `uscc`. */
import { usccFault } from '#kernel/codes/uscc.ts';
import { registerCheck } from '#kernel/form.ts';
import { REGION_CODE, UNIT_CODE } from './kinds.ts';

registerCheck('unit', (value) =>
  UNIT_CODE.test(value) ? undefined : '单位代码应形如 360702.scjg（区划代码.条线），请从单位列表中选择',
);
registerCheck('region', (value) =>
  REGION_CODE.test(value) ? undefined : '区划代码应为六位或九位数字，请从区划列表中选择',
);
registerCheck('uscc', (value) => usccFault(value) ?? undefined);
