/** From the door to the page: sign in, do what is expected first, choose a post, then work. */
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { onSignedOut } from '#kernel/ui/api/client.ts';
import { useMetaQuery, useSessionQuery } from '#kernel/ui/api/queries.ts';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { DeskProvider } from '#kernel/ui/desk.tsx';
import { Loading, Problem, Trouble } from '#kernel/ui/index.ts';
import { Pages } from './pages.tsx';
import { Shell } from './shell/shell.tsx';

const SignIn = lazy(() => import('./sign-in/sign-in.tsx').then((m) => ({ default: m.SignIn })));
const Expected = lazy(() => import('./sign-in/expected.tsx').then((m) => ({ default: m.Expected })));
const ChoosePost = lazy(() => import('./sign-in/choose-post.tsx').then((m) => ({ default: m.ChoosePost })));

export function Desk() {
  const client = useQueryClient();
  const session = useSessionQuery();
  useEffect(() => {
    // Asks again who is signed in: nobody, or somebody who is expected to do something first. What was typed is in its draft.
    onSignedOut(() => void client.invalidateQueries({ queryKey: ['session'] }));
  }, [client]);
  if (session.isPending) return <Whole />;
  if (session.isError) return <Trouble error={session.error} retry={() => session.refetch()} />;
  const signedIn = session.data;
  return (
    <Suspense fallback={<Whole />}>
      {signedIn === null ? (
        <SignIn />
      ) : signedIn.expect ? (
        <Expected session={signedIn} />
      ) : signedIn.acting === null ? (
        <ChoosePost session={signedIn} />
      ) : (
        <AtWork session={signedIn} />
      )}
    </Suspense>
  );
}

function AtWork({ session }: { readonly session: Session }) {
  const meta = useMetaQuery(session.acting);
  if (meta.isPending) return <Whole />;
  // No post any more, or a delegation that ended: choose another.
  if (meta.error instanceof Problem && meta.error.status === 403)
    return <ChoosePost session={session} error={meta.error} />;
  if (meta.isError) return <Trouble error={meta.error} retry={() => meta.refetch()} />;
  return (
    <DeskProvider meta={meta.data} session={session}>
      <Shell>
        <Pages />
      </Shell>
    </DeskProvider>
  );
}

function Whole() {
  return (
    <div className="desk-whole">
      <Loading rows={8} label="正在打开平台…" />
    </div>
  );
}
