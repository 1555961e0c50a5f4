/** A router of one screen: paths with `:names`, links, and the address as the state of a page. */
import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** Goes to an address of this application; a new page starts at its top. */
export function go(to: string, options: { readonly replace?: boolean } = {}): void {
  const moved = new URL(to, location.href).pathname !== location.pathname;
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  if (moved) window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

export interface Place {
  readonly path: string;
  readonly search: URLSearchParams;
}

/** The present address; the component is drawn again when it changes. */
export function usePlace(): Place {
  const href = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  return useMemo(() => {
    const [path = '/', search = ''] = href.split('?', 2);
    return { path, search: new URLSearchParams(search) };
  }, [href]);
}

/** `/r/:record/:id` against a path: the names' values, or undefined. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const want = pattern.split('/');
  const have = path.replace(/(.)\/$/, '$1').split('/');
  if (want.length !== have.length) return undefined;
  const out: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const given = have[i] ?? '';
    if (!part.startsWith(':')) {
      if (part !== given) return undefined;
      continue;
    }
    if (given === '') return undefined;
    try {
      out[part.slice(1)] = decodeURIComponent(given);
    } catch {
      return undefined;
    }
  }
  return out;
}

type LinkProps = { readonly to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>;

/** A link that stays in the application; opening in a new tab works as with any link. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={to} onClick={follow} />;
}

/** Address of a record. */
export const recordPath = (record: string, id: string): string => `/r/${record}/${id}`;
