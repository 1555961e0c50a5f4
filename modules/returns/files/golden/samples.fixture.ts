/** Forms as the packs ship them, filled in by a place that does not exist: for golden files and tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type FormValue, formShape } from '#kernel/policy/return-shape.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { type CellValue, type FilledCell, placeOf, type SheetContent } from '../../domain/content.ts';
import type { FaceAbout } from '../face/face.ts';

interface PackEntry {
  readonly id: string;
  readonly kind: string;
  readonly values: readonly { readonly value: unknown }[];
}

const entries: readonly PackEntry[] = readdirSync(join(projectRoot(), 'policies'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => /^(jiangxi|national)\/[^/]+\.yaml$/.test(file))
  .sort()
  .flatMap(
    (file) =>
      (parse(readFileSync(join(projectRoot(), 'policies', file), 'utf8')) as { entries?: PackEntry[] }).entries ?? [],
  );

/** A form of the shipped packs by its entry id. */
export function shippedForm(id: string): FormValue {
  const entry = entries.find((it) => it.id === id && it.kind === 'form');
  if (!entry) throw new Error(`no form ${id} in the packs`);
  return formShape.parse(entry.values.at(-1)?.value);
}

/** Words of a dictionary of the shipped packs. */
export function shippedOptions(id: string) {
  const found = entries.find((it) => it.id === id && it.kind === 'dictionary')?.values.at(-1)?.value as
    | { items?: { code: string; name: string }[] }
    | undefined;
  return (found?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
}

export const ABOUT: FaceAbout = { year: 2025, unit_name: '演示区某某局', options: shippedOptions };

export const num = (value: number): CellValue => ({ kind: 'number', num: value });
export const txt = (value: string): CellValue => ({ kind: 'text', txt: value });
export const none: CellValue = { kind: 'none' };
export const noCompetence: CellValue = { kind: 'no_competence' };

/** Content of a sheet from values by address within the form. */
export function sheetOf(
  form: string,
  cells: Readonly<Record<string, CellValue>>,
  more: Partial<SheetContent> = {},
): SheetContent {
  const filled = Object.entries(cells).map(([address, value]): [string, FilledCell] => {
    if (placeOf(address).column === '') throw new Error(`no address ${address}`);
    return [address, { value, origin: 'typed' }];
  });
  return {
    form,
    hash: 'sm3:0',
    parts: null,
    rows: [],
    answers: {},
    head: {},
    ...more,
    cells: Object.fromEntries(filled),
  };
}
