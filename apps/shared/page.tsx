/** One page: its title, the way back, and what it is about. A new page takes the focus, so that a screen reader starts at its heading. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from './address.tsx';

interface PageProps {
  readonly title: string;
  /** Small words above the title: which visit, which step. */
  readonly caption?: string | undefined;
  readonly back?: { readonly to: string; readonly label?: string } | undefined;
  readonly children: ReactNode;
  /** Name of the screen in the window's title. */
  readonly of: string;
}

export function Page({ title, caption, back, children, of }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${of}`;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title, of]);
  return (
    <>
      {back ? (
        <Link to={back.to} className="back">
          {back.label ?? '返回'}
        </Link>
      ) : null}
      <main id="main">
        <h1 ref={heading} tabIndex={-1}>
          {caption ? <span className="caption">{caption}</span> : null}
          {title}
        </h1>
        {children}
      </main>
    </>
  );
}
