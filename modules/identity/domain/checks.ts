/** Named checks of this module: `resident-id`, `phone`, `username`. */
import { residentIdFault } from '#kernel/codes/resident-id.ts';
import { registerCheck } from '#kernel/form.ts';

registerCheck('resident-id', (value) => residentIdFault(value) ?? undefined);
registerCheck('phone', (value) =>
  /^(\+86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$/.test(value) ? undefined : '联系电话应为11位手机号码或带区号的固定电话',
);
registerCheck('username', (value) =>
  /^[a-z][a-z0-9._-]{2,39}$/.test(value) ? undefined : '用户名应以小写字母开头，由3至40个小写字母、数字、点、横线组成',
);
