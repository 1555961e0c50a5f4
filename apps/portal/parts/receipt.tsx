import { type ReactNode, useEffect, useRef } from 'react';

interface ReceiptProps {
  readonly title: string;
  readonly code: string | undefined;
  readonly children: ReactNode;
}

/** Four by four, as people read codes aloud; blanks are ignored when it is typed in. */
const inGroups = (code: string) => code.replace(/(.{4})(?=.)/g, '$1 ');

/** The confirmation: what was done, and the code to follow it with, large enough to photograph. */
export function Receipt({ title, code, children }: ReceiptProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - 准绳 企业和群众`;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main id="main">
      <div className="receipt">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {code ? (
          <>
            <p>回执码</p>
            <p className="receipt-code">{inGroups(code)}</p>
          </>
        ) : null}
      </div>
      {children}
    </main>
  );
}
