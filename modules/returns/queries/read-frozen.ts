import sql from 'sql-template-tag';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { askedPart, type ReturnContent } from '../domain/content.ts';
import { asLoaded, type LoadedSheet } from '../domain/sheet.ts';
import { readForms } from './read-forms.ts';

export interface Frozen {
  readonly number: number;
  readonly content: ReturnContent;
  readonly sheets: LoadedSheet[];
}

/** A version as it was frozen, in the shape in which a return is read. */
export async function readFrozen(read: Reader, id: string, number: number): Promise<Frozen> {
  const found = await read.one<{ content: ReturnContent; submitted_at: string }>(
    sql`select content, submitted_at from return_version where return = ${id} and number = ${number}`,
  );
  if (!found) throw refuse('missing.return-version', `没有第 ${number} 版，请从版本列表中选择。`);
  const { content, submitted_at } = found;
  const forms = await readForms(
    read,
    content.sheets.map((it) => it.hash),
  );
  return {
    number,
    content,
    sheets: content.sheets.map((it) =>
      asLoaded(it, askedPart(forms.get(it.hash) as FormValue, it.parts), submitted_at),
    ),
  };
}
