import type { ReactNode } from 'react';
import { Page } from '../../shared/page.tsx';

interface FieldPageProps {
  readonly title: string;
  readonly caption?: string | undefined;
  readonly back?: string;
  readonly children: ReactNode;
}

/** A page of the phone. */
export function FieldPage({ title, caption, back, children }: FieldPageProps) {
  return (
    <Page title={title} caption={caption} back={back ? { to: back } : undefined} of="现场执法">
      {children}
    </Page>
  );
}
