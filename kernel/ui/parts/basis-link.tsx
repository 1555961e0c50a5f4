/** "Why?" in place: opens the policy entry behind a number, a date or a refusal. */
import BookOutlined from '@ant-design/icons/BookOutlined';
import { Button, Drawer } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Loading } from './panel.tsx';

const BasisAnswer = lazy(() => import('./basis-answer.tsx').then((m) => ({ default: m.BasisAnswer })));

interface BasisLinkProps {
  /** Id of the policy entry. */
  readonly id: string;
  readonly children?: ReactNode;
  /** Said in front of the entry in the drawer: what this number or date is. */
  readonly about?: ReactNode;
}

export function BasisLink({ id, children, about }: BasisLinkProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="link"
        size="small"
        className="zs-basis"
        icon={<BookOutlined aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {children ?? '依据'}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="依据" size={480} destroyOnHidden>
        {about ? <p>{about}</p> : null}
        <Suspense fallback={<Loading />}>
          <BasisAnswer id={id} />
        </Suspense>
      </Drawer>
    </>
  );
}

/** Links to each entry a refusal rests on; nothing when there is none. */
export function BasisLinks({ ids }: { readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <p className="zs-basis-list">
      依据：
      {ids.map((id) => (
        <BasisLink key={id} id={id}>
          {ids.length === 1 ? '查看条款' : `查看条款（${id}）`}
        </BasisLink>
      ))}
    </p>
  );
}
