/** Where a person stands, in words. */
import { ToneTag } from '#kernel/ui/index.ts';
import type { YearLine } from '../shapes.ts';

export function VerdictTag({ line }: { readonly line: YearLine }) {
  if (line.short_hours === null) return <ToneTag tone="plain">原文未规定</ToneTag>;
  if (!line.judged) return <ToneTag tone="plain">不判断</ToneTag>;
  if (line.met) return <ToneTag tone="done">已达标</ToneTag>;
  if (line.closed) return <ToneTag tone="stopped">未达标，差{line.short_hours}学时</ToneTag>;
  if (line.will_fall_short) return <ToneTag tone="attention">预计差{line.short_projected}学时</ToneTag>;
  return <ToneTag tone="waiting">已安排，可达标</ToneTag>;
}
