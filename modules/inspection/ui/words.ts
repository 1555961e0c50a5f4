/** Codes of the inspection module in words, from the record's own fields and the region's dictionaries. */
import { useDesk } from '#kernel/ui/index.ts';

/** Says a value of a field of 行政检查 as its choices do. */
export function useWordOf(record: string, field: string): (value: unknown) => string {
  const desk = useDesk();
  const def = desk.record(record)?.fields[field];
  const choices = def ? desk.choicesOf(def) : [];
  return (value) => choices.find((c) => c.value === value)?.label ?? String(value ?? '');
}

export const useTypeWord = () => useWordOf('inspection', 'inspection_type');
