import type { Page } from 'playwright-core';
import type { Size } from '../../test/support/browser.ts';

/** One picture of the tour. */
export interface Picture {
  readonly name: string;
  readonly size: Size;
  /** Who is signed in; absent: the public. */
  readonly as?: string;
  readonly path: string;
  /** What the page shows when it is ready. */
  readonly ready: string | RegExp;
  /** What the person does before the picture. */
  readonly first?: (page: Page) => Promise<unknown>;
}
