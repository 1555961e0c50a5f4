/** Pages of scorecards. */
import type { DeskPage } from '#kernel/ui/pages.ts';

export const pages: readonly DeskPage[] = [];
