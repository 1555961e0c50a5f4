/** A record as the page of rules sees it. */
import type { RecordDef } from '#kernel/record.ts';
import type { Kind } from './oracle.ts';

const OPEN_HISTORY = ['region', 'unit', 'unit-event', 'person', 'post', 'delegation', 'account'];

export const kindOf = (def: RecordDef): Kind => ({
  read: def.read,
  sharing: def.sharing,
  open_history: OPEN_HISTORY.includes(def.name),
  searched: Object.values(def.fields).some((f) => f.search),
});
