/** The fact dictionary of a subject, where the server gives it out: meaning and type of every fact. */
import { useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { FactShown, FactsAnswer } from '../shapes.ts';

const QUERY = 'supervision.facts';

/** Facts by name; empty where the acting post may not read the dictionary. */
export function useFacts(subject: string): Readonly<Record<string, FactShown>> {
  const desk = useDesk();
  const asked = useModuleQuery<FactsAnswer>(QUERY, { subject }, desk.mayAsk(QUERY));
  return Object.fromEntries((asked.data?.fields ?? []).map((field) => [field.name, field]));
}
