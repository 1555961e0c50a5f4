/** The one place where trouble becomes an HTTP answer (RFC 9457), in Chinese, without a trace of the inside. */
import { Refusal } from '../refusal.ts';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly faults?: Refusal['faults'];
  readonly basis?: readonly string[];
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Number under which the operator finds the trouble in the log. */
  readonly trouble?: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: '填写有误',
  401: '请先登录',
  403: '没有权限',
  404: '没有找到',
  409: '现在不能办理',
  410: '已经失效',
  413: '内容太大',
  414: '地址太长',
  415: '格式不支持',
  422: '不符合规定',
  429: '操作太频繁',
  500: '系统出错',
  503: '暂时繁忙',
  507: '存储空间已满',
};

/** Codes by which PostgreSQL says that a value cannot be stored; the caller's input, not our trouble. */
const INPUT_ERRORS = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']);
/** Lock waits, serialisation, too many connections, shutting down. */
const BUSY_ERRORS = new Set(['40001', '40P01', '53300', '55P03', '57014', '57P01', '57P03']);

/** How the file system and PostgreSQL say that there is no room left. */
const FULL_ERRORS = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** How the upload parser says, without a code, that what came is no form with a file. */
const BROKEN_UPLOAD =
  /^(Multipart|Missing Content-Type|Unsupported Content-Type|Unexpected end of|Malformed part|(Part|File) terminated)/i;

/** Turns anything thrown into a problem. `unexpected` says whether the operator should look. */
export function problemOf(
  error: unknown,
  trouble: string,
): { readonly problem: Problem; readonly unexpected: boolean } {
  if (error instanceof Refusal) return { problem: problemFrom(error), unexpected: false };
  const e = error as { statusCode?: number; code?: string };
  if (typeof e.code === 'string' && INPUT_ERRORS.has(e.code))
    return {
      problem: make(400, 'input.value', '有一栏的内容无法保存，请检查日期、数字和编号是否正确。'),
      unexpected: false,
    };
  if (e.code === '23505')
    return {
      problem: make(409, 'conflict.same', '刚有人登记了相同的内容，本次没有保存。请刷新后核对，避免重复。'),
      unexpected: false,
    };
  if (typeof e.code === 'string' && FULL_ERRORS.has(e.code))
    return {
      problem: make(
        507,
        'full.disk',
        '服务器的磁盘已满，本次没有保存。请不要关闭页面，把这句话告诉系统管理员；磁盘清理后再办一次即可。',
      ),
      unexpected: true,
    };
  if (typeof e.code === 'string' && (BUSY_ERRORS.has(e.code) || e.code === 'ECONNREFUSED'))
    return { problem: make(503, 'busy.database', '系统正忙，您填写的内容没有丢失，请稍后再试。'), unexpected: true };
  if (error instanceof Error && BROKEN_UPLOAD.test(error.message))
    return {
      problem: make(400, 'input.file', '上传的内容不完整或格式不对，请重新选择文件后再上传。'),
      unexpected: false,
    };
  const status = e.statusCode;
  if (status && status >= 400 && status < 500)
    return { problem: make(status, `input.http-${status}`, httpWords(status)), unexpected: false };
  return {
    problem: {
      ...make(500, 'trouble', `系统出了错，本次操作没有生效。请稍后再试；仍不行请把编号 ${trouble} 告诉系统管理员。`),
      trouble,
    },
    unexpected: true,
  };
}

function problemFrom(refusal: Refusal): Problem {
  return {
    ...make(refusal.status, refusal.code, refusal.message),
    ...(refusal.faults.length > 0 ? { faults: refusal.faults } : {}),
    ...(refusal.basis.length > 0 ? { basis: refusal.basis } : {}),
    ...(Object.keys(refusal.detail).length > 0 ? { extra: refusal.detail } : {}),
  };
}

function make(status: number, code: string, detail: string): Problem {
  return { type: `urn:zhunsheng:${code}`, title: TITLES[status] ?? '无法办理', status, code, detail };
}

function httpWords(status: number): string {
  switch (status) {
    case 404:
      return '没有这个地址，请从首页重新进入。';
    case 414:
      return '地址太长，请从首页重新进入。';
    case 413:
      return '提交的内容太大，请减少内容或压缩附件后再试。';
    case 415:
      return '不支持这种提交格式，请使用平台页面或按接口说明提交。';
    case 429:
      return '操作太频繁，请稍等一分钟再试。';
    default:
      return '提交的内容格式不对，请检查后重试。';
  }
}
