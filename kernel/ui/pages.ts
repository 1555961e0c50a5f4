/** How a module puts a hand-made page on the desk: `modules/<m>/ui/index.ts` exports `pages: readonly DeskPage[]`. */
import type { ComponentType, LazyExoticComponent } from 'react';

/** Places of the rail, named by what people do there. */
export const PLACES = [
  'today',
  'alerts',
  'inspections',
  'returns',
  'clues',
  'tasks',
  'people',
  'ledgers',
  'rules',
  'settings',
] as const;
export type PlaceName = (typeof PLACES)[number];

export interface PageProps {
  /** Values of the `:names` in the path. */
  readonly params: Readonly<Record<string, string>>;
}

export interface DeskPage {
  /** Address, with `:names`. May be that of a generic page (`/r/inspection/:id`), which it then replaces. */
  readonly path: string;
  readonly place: PlaceName;
  readonly title: string;
  /** Load it lazily: `lazy(() => import('./page.tsx').then((m) => ({ default: m.Page })))`. */
  readonly element: ComponentType<PageProps> | LazyExoticComponent<ComponentType<PageProps>>;
  /** What the acting post must be able to do for the page to show: all that is named. */
  readonly needs: {
    readonly record?: string;
    readonly query?: string;
    /** A right by name, where the page starts a job or asks something that is no query of the registry. */
    readonly right?: string;
    /** Any kind of workbook that the post may import. */
    readonly imports?: boolean;
  };
  /** Records whose plain lists this page stands for: they get no tab of their own. */
  readonly lists?: readonly string[];
  /** Kept out of the tabs of its place: reached from another page. */
  readonly hidden?: boolean;
}
