/** The address is the page: a few lines instead of a router, so that the public page stays small. */
import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

const MOVED = 'zs-moved';

function watch(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}

/** Path of the page, without the query. */
export function usePath(): string {
  return useSyncExternalStore(watch, () => window.location.pathname);
}

/** Goes to another page of the same screen; `replace` leaves no step to go back to. */
export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.dispatchEvent(new Event(MOVED));
}

interface LinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A link within the screen; a new tab and the keyboard work as with any link. */
export function Link({ to, children, className }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow} {...(className ? { className } : {})}>
      {children}
    </a>
  );
}

/**
 * Matches a path against a pattern with `:names`.
 * @returns the named parts, decoded, or undefined
 */
export function matched(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const want = pattern.split('/').filter(Boolean);
  const have = path.split('/').filter(Boolean);
  if (want.length !== have.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [at, piece] of want.entries()) {
    const given = have[at] ?? '';
    if (piece.startsWith(':')) parts[piece.slice(1)] = decoded(given);
    else if (piece !== given) return undefined;
  }
  return parts;
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
