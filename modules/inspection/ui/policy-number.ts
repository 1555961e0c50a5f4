/** A number of the region's packs, as the screens ask it. Null: 原文未规定, or not answered yet. */
import { useDesk, useModuleQuery } from '#kernel/ui/index.ts';

export function usePolicyNumber(id: string): { readonly value: number | null; readonly pending: boolean } {
  const desk = useDesk();
  const asked = useModuleQuery<{ readonly value?: unknown }>('policy.why', { id }, desk.mayAsk('policy.why'));
  const value = asked.data?.value;
  return { value: typeof value === 'number' ? value : null, pending: asked.isPending };
}
