import type { ReactNode } from 'react';
import { Page } from '../../shared/page.tsx';

interface PublicPageProps {
  readonly title: string;
  readonly caption?: string;
  readonly back?: string;
  readonly children: ReactNode;
}

/** A page of the portal. */
export function PublicPage({ title, caption, back, children }: PublicPageProps) {
  return (
    <Page title={title} caption={caption} back={back ? { to: back } : undefined} of="准绳 企业和群众">
      {children}
    </Page>
  );
}
