/** Hand-made pages of the modules: whatever their `ui/index.ts` exports as `pages`. */
import type { DeskPage } from '#kernel/ui/pages.ts';

const found = import.meta.glob<{ readonly pages?: readonly DeskPage[] }>('../../modules/*/ui/index.ts', {
  eager: true,
});

export const modulePages: readonly DeskPage[] = Object.values(found).flatMap((it) => it.pages ?? []);
