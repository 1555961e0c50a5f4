/** Council: members and liaisons, meetings, agreed items that become duties. */
import type { ModuleDef } from '#kernel/registry.ts';

export const councilModule: ModuleDef = {
  name: 'council',
  label: '会商机制',
};
