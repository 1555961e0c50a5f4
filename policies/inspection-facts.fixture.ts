/** The names and types of the facts of an inspection that the rules of these packs speak of. */
import type { FactDictionary, FactEntry } from '../kernel/expression/index.ts';

const names: Record<FactEntry['type'], readonly string[]> = {
  bool: [
    'planned',
    'plan_filed_before',
    'approved_before',
    'urgent',
    'plan_exempt',
    'quiet_exempt',
    'cap_exempt',
    'coded',
    'in_park',
    'rated_badly',
  ],
  text: ['inspection_type', 'source_kind'],
  day: [
    'entered_day',
    'code_late_day',
    'result_due_day',
    'result_day',
    'publish_due_day',
    'publish_day',
    'entry_supplement_day',
  ],
  int: [
    'entered_day_of_month',
    'valid_officers',
    'officers',
    'invalid_officers',
    'auxiliary_officers',
    'visits_365',
    'visits_year',
    'visits_cap',
    'departments_7',
    'same_officer_no_finding',
    'place_distance',
  ],
  'text[]': [],
};

const fields: Record<string, FactEntry> = {};
for (const [type, list] of Object.entries(names))
  for (const name of list) fields[name] = { type: type as FactEntry['type'], label: name, meaning: name };

export const inspectionFacts: FactDictionary = { subject: 'inspection', fields };
