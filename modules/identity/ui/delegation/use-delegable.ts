/** Rights that may be delegated, in words. Those who delegate nothing see the right's name. */
import { useDesk, useModuleQuery } from '#kernel/ui/index.ts';

interface Delegable {
  readonly rights: readonly { readonly value: string; readonly label: string }[];
}

const NONE: Delegable['rights'] = [];

export function useDelegable() {
  const desk = useDesk();
  const asked = useModuleQuery<Delegable>('identity.delegable', {}, desk.mayGive('identity.delegate'));
  const rights = asked.data?.rights ?? NONE;
  return { asked, rights, labelOf: (name: string) => rights.find((it) => it.value === name)?.label ?? name };
}
