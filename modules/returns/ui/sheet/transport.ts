/** How cells travel: the batch as the system takes it, its answer as the book wants it. */

import { newKey } from '#kernel/ui/form/draft.ts';
import { type CommandResult, post } from '#kernel/ui/index.ts';
import type { CellValue } from '../../domain/content.ts';
import type { Known, Typed } from '../cells/book.ts';
import type { Batch, Taken } from '../saving/saver.ts';
import type { SaveAnswer, SentCell } from '../shapes.ts';

export const SAVE = 'return.save-cells';

/** First part of an address within the return, and the rest. */
export function splitForm(address: string): readonly [form: string, rest: string] {
  const cut = address.indexOf('|');
  return [address.slice(0, cut), address.slice(cut + 1)];
}

const valueFields = (value: CellValue | null) => {
  if (!value) return { kind: 'empty' as const };
  if (value.kind === 'number') return { kind: value.kind, num: value.num };
  if (value.kind === 'text') return { kind: value.kind, txt: value.txt, picked: value.files ? [...value.files] : null };
  return { kind: value.kind };
};

function cellSent(address: string, typed: Typed) {
  const [form, rest] = splitForm(address);
  return {
    form,
    address: rest,
    ...valueFields(typed.value),
    origin: typed.origin,
    ...(typed.reason === undefined ? {} : { reason: typed.reason }),
    ...(typed.sources === undefined ? {} : { sources: typed.sources }),
    seen: typed.seen,
  };
}

export const knownOf = (cell: SentCell): Known => ({
  value: cell.value,
  version: cell.version,
  origin: cell.origin,
  reason: cell.reason,
  by: cell.by ?? undefined,
  sources: cell.sources ?? undefined,
});

/** Heads and answers stand in the book as cells, at `form|^field` and `form|?question`. */
export const headAt = (form: string, code: string): string => `${form}|^${code}`;
export const answerAt = (form: string, code: string): string => `${form}|?${code}`;

function inputOf(batch: Batch) {
  const cells: ReturnType<typeof cellSent>[] = [];
  const besides: Record<'^' | '?', Record<string, Record<string, string>>> = { '^': {}, '?': {} };
  for (const [address, typed] of batch) {
    const [form, rest] = splitForm(address);
    const mark = rest[0];
    if (mark !== '^' && mark !== '?') cells.push(cellSent(address, typed));
    else
      besides[mark][form] = {
        ...besides[mark][form],
        [rest.slice(1)]: typed.value?.kind === 'text' ? typed.value.txt : '',
      };
  }
  const filled = (it: object) => (Object.keys(it).length > 0 ? it : null);
  return { cells, heading: filled(besides['^']), answers: filled(besides['?']) };
}

/** One batch, with what else the call may carry. `key`: the same batch sent again has one effect. */
export async function sendCells(
  id: string,
  batch: Batch,
  more: Readonly<Record<string, unknown>>,
  key = newKey(),
): Promise<Taken & { readonly answer: SaveAnswer }> {
  const done = await post<CommandResult>(`/api/commands/${SAVE}`, { id, key, input: { ...inputOf(batch), ...more } });
  const answer = (done.result ?? {}) as SaveAnswer;
  return { ...takenOf(answer, batch), answer };
}

function takenOf(answer: SaveAnswer, batch: Batch): Taken {
  const raw = new Map(batch.map(([address, typed]) => [address, rawOf(typed.value)]));
  return {
    versions: Object.fromEntries((answer.saved ?? []).map((it) => [`${it.form}|${it.address}`, it.version])),
    clashes: (answer.conflicts ?? []).map(
      ({ form, address, theirs }) => [`${form}|${address}`, { ...theirs, by: theirs.by ?? undefined }] as const,
    ),
    faults: (answer.faults ?? []).map((it) => ({
      address: `${it.form}|${it.address}`,
      message: it.message,
      raw: raw.get(`${it.form}|${it.address}`) ?? '',
    })),
  };
}

const rawOf = (value: CellValue | null): string =>
  value?.kind === 'number' ? String(value.num) : value?.kind === 'text' ? value.txt : '';
