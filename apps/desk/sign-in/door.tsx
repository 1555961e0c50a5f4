/** The frame of every page before work: name of the platform, one thing to do, trouble in words. */
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Problem, Unreachable } from '#kernel/ui/index.ts';

interface DoorProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly error?: unknown;
}

export function Door({ title, children, error }: DoorProps) {
  const words =
    error instanceof Problem || error instanceof Unreachable ? error.message : error ? '没有办成，请重试。' : null;
  return (
    <main className="door">
      <div className="door-box">
        <p className="door-name">
          <img src="/icon.svg" alt="" width={28} height={28} />
          准绳
        </p>
        <p className="door-what">行政执法和行政执法监督一体化平台</p>
        <h1>{title}</h1>
        {words ? <Alert type="error" showIcon title={words} role="alert" /> : null}
        {children}
      </div>
    </main>
  );
}
