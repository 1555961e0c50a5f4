import type { EntryBody } from '#kernel/journal.ts';

/** Signs what happens by itself. */
export const SYSTEM: EntryBody['by'] = { person: 'system', name: '平台', unit: '', unit_name: '平台', roles: [] };
