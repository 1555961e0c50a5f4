/** What to say when something did not work; each state says what to do next. */
import type { ReactNode } from 'react';
import { Problem, Unreachable } from '#kernel/ui/api/problem.ts';

/** Chinese words of anything thrown. */
export function wordsOf(error: unknown): string {
  if (error instanceof Problem || error instanceof Unreachable) return error.message;
  return '页面出了错，请刷新后重试。您填写的内容还在这台设备上。';
}

interface TroubleProps {
  readonly error: unknown;
  readonly retry?: () => void;
  readonly children?: ReactNode;
}

/** Asking again helps when there was no answer or the server was in trouble; a plain "no" stays a "no". */
const worthAgain = (error: unknown) =>
  !(error instanceof Problem) || error.status >= 500 || error.status === 429 || error.status === 409;

const titleOf = (error: unknown) => {
  if (error instanceof Unreachable) return '网络不通';
  return error instanceof Problem && error.status === 404 ? '没有查到' : '没有办成';
};

/** A whole page or part that could not be read. */
export function Trouble({ error, retry, children }: TroubleProps) {
  const silent = error instanceof Unreachable;
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">{titleOf(error)}</p>
      <p>{silent ? '没有收到系统的答复。请检查网络后重试。' : wordsOf(error)}</p>
      {children}
      {retry && worthAgain(error) ? (
        <button type="button" className="button button-plain" onClick={retry}>
          重试
        </button>
      ) : null}
    </div>
  );
}

/** Waiting for an answer; said aloud, and shown only when it takes a moment. */
export function Waiting({ words = '正在读取…' }: { readonly words?: string }) {
  return (
    <p className="waiting" role="status">
      {words}
    </p>
  );
}
