/** Pages of returns. */
import type { DeskPage } from '#kernel/ui/pages.ts';

export const pages: readonly DeskPage[] = [];
