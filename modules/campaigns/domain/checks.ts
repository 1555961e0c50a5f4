import { registerCheck } from '#kernel/form.ts';

registerCheck('office-phone', (value) =>
  /^[0-9][0-9 —-]{2,24}$/.test(value) ? undefined : '举报电话只填数字和连接号，如区号-号码，多部电话分别登记',
);
registerCheck('mail', (value) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : '邮箱格式不对，应写成 名称@域名',
);
