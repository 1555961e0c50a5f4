/** Trouble as the screen meets it: an answer that says no (`Problem`), or no answer at all (`Unreachable`). The two call for different acts. */
import type { Fault } from '../../refusal.ts';

interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly faults?: readonly Fault[];
  readonly basis?: readonly string[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The server answered and said no; `message` is Chinese and says what to do. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Fault[];
  /** Policy entries the refusal rests on. */
  readonly basis: readonly string[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.faults = body.faults ?? [];
    this.basis = body.basis ?? [];
    this.extra = body.extra ?? {};
  }
}

/** No answer came: it is unknown whether the act took effect. Sending again with the same key is safe. */
export class Unreachable extends Error {
  constructor() {
    super('没有收到系统的答复，可能是网络断开。您填写的内容仍在本页，请检查网络后重试。');
    this.name = 'Unreachable';
  }
}

/** Reads a problem out of an answer; an answer that is not one of ours (a proxy's page) becomes a problem with its status. */
export async function problemFrom(response: Response): Promise<Problem> {
  return problemOf(response.status, await response.text().catch(() => ''));
}

/** As `problemFrom`, from the text of the answer. */
export function problemOf(status: number, text: string): Problem {
  try {
    const body = JSON.parse(text) as Partial<ProblemBody>;
    if (typeof body.code === 'string' && typeof body.detail === 'string')
      return new Problem({ ...body, status, code: body.code, detail: body.detail });
  } catch {
    // Not JSON: fall through to our own words.
  }
  const detail =
    status === 413 ? '提交的内容太大，请减少内容或压缩附件后再试。' : `系统暂时不能答复（${status}），请稍后再试。`;
  return new Problem({ status, code: `answer.${status}`, detail });
}
