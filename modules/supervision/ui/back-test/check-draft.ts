/** Checks a draft's expression where it is written: the same checker as on the server, with the place of each error. Loaded only when used. */
import { check } from '#kernel/expression/check.ts';
import type { FactShown } from '../shapes.ts';

export interface DraftFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** Characters from the start. */
  readonly from: number;
  readonly to: number;
}

export interface ParamShown {
  readonly id: string;
  readonly title: string;
  readonly value_words: string;
  readonly open: boolean;
  readonly type: 'int' | 'bool' | 'text';
}

type Dictionary = Parameters<typeof check>[1]['facts'];

/** Errors of an expression over these facts and parameters; none when it may be tested. */
export function checkDraft(
  when: string,
  subject: string,
  facts: Readonly<Record<string, FactShown>>,
  params: readonly ParamShown[],
): readonly DraftFault[] {
  const fields = facts as Dictionary['fields'];
  const checked = check(when, {
    facts: { subject, fields },
    params: Object.fromEntries(params.map((param) => [param.id, { type: param.type, label: param.title }])),
    want: 'bool',
  });
  return checked.ok ? [] : checked.errors;
}
