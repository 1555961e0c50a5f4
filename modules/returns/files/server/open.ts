/** Reads what a file is made of, under the caller's rights: the return as it stands, or one of its versions. */
import sql from 'sql-template-tag';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Actor, grantOf } from '#kernel/rights.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import { getRecord } from '#kernel/server/read-records.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import type { ReturnContent, SheetContent } from '../../domain/content.ts';
import { frozenSheet, type LoadedSheet } from '../../domain/sheet.ts';
import type { Option } from '../../domain/value.ts';
import { frozenFor, OPEN_STATES, SENT_STATES } from '../../domain/words.ts';
import { readForms } from '../../queries/read-forms.ts';
import { readSheets } from '../../queries/read-sheets.ts';
import { textFigures } from '../../queries/text-figures.ts';
import { type ReturnRow, returnRecord } from '../../records/return.ts';
import { belowOf } from '../docx/below.ts';
import { type FaceAbout, type FormFace, formFace } from '../face/face.ts';

export interface OpenedSheet {
  readonly form: FormValue;
  readonly content: SheetContent;
  readonly face: FormFace;
  readonly hash: string;
  /** Only of what stands here now. */
  readonly loaded: LoadedSheet | null;
}

export interface OpenedReturn {
  readonly row: ReturnRow;
  readonly unit_name: string;
  readonly sheets: readonly OpenedSheet[];
  readonly options: (dictionary: string) => readonly Option[];
  /** Number and digest of the version shown; null for what is being filled in. */
  readonly version: { readonly number: number; readonly digest: string; readonly submitted_at: string } | null;
  /** May this reader fill it in now? */
  readonly fill: boolean;
  readonly attachments: readonly string[];
  readonly zero: boolean;
  /** Figures that texts name, by metric. */
  readonly figures: Readonly<Record<string, number>>;
  readonly below: Awaited<ReturnType<typeof belowOf>>;
}

interface VersionRow {
  readonly number: number;
  readonly digest: string;
  readonly submitted_at: string;
  readonly content: ReturnContent;
}

/**
 * Opens a return. `version`: a number, or the one in force for what has left the unit. Refuses what the caller may not read, and versions that
 * do not exist.
 */
export async function openReturn(deps: HttpDeps, actor: Actor, id: string, version?: number): Promise<OpenedReturn> {
  const { row: plain } = await getRecord(deps.db, deps.registry, returnRecord, actor, id);
  const row = plain as unknown as ReturnRow;
  const reach = grantOf(actor, returnRecord.read)?.reach ?? 'unit';
  const today = deps.clock.today();
  const policy = deps.policy(row.region, today);
  const options = (dictionary: string) => policy.dictionary(dictionary);
  const sent = (SENT_STATES as readonly string[]).includes(row.state) && (row.revision ?? 0) > 0;
  const wanted = version ?? (sent ? (row.revision ?? 0) : frozenFor(row, row.unit === actor.unit.code));
  const read = await deps.db.read(claimsOf(actor, reach), async (reader) => {
    const name = await reader.one<{ name: string | null }>(sql`select zs_unit_name_on(${row.unit}, ${today}) as name`);
    const figures = await textFigures(reader, id);
    const below = await belowOf(reader, row, today);
    const known = { unit_name: name?.name ?? row.unit, figures, below };
    if (wanted === null) {
      const loaded = await readSheets(reader, row, deps.clock.now().toISOString());
      return { ...known, loaded, kept: null, forms: null };
    }
    const kept = await reader.one<VersionRow>(
      sql`select number, digest, submitted_at, content from return_version where return = ${id} and number = ${wanted}`,
    );
    if (!kept) throw refuse('missing.return-version', `没有第 ${wanted} 版，请从版本列表中选择。`);
    const forms = await readForms(
      reader,
      kept.content.sheets.map((sheet) => sheet.hash),
    );
    return { ...known, loaded: null, kept, forms };
  });
  const about: FaceAbout = { year: row.about_year, unit_name: read.unit_name, options };
  const { unit_name, figures, below } = read;
  const shared = { row, unit_name, options, figures, below };
  if (read.kept !== null) {
    const { content, ...about_version } = read.kept;
    const sheets = content.sheets.map((sheet): OpenedSheet => {
      const form = read.forms.get(sheet.hash) as FormValue;
      return { form, content: sheet, face: formFace(sheet.form, form, about, sheet), hash: sheet.hash, loaded: null };
    });
    return {
      ...shared,
      // What the texts named at submission, whatever the records say by now.
      figures: { ...figures, ...content.figures },
      sheets,
      version: about_version,
      fill: false,
      attachments: content.attachments,
      zero: content.zero,
    };
  }
  const sheets = read.loaded.map((sheet): OpenedSheet => {
    const content = frozenSheet(sheet, false);
    const face = formFace(sheet.form, sheet.value, about, content);
    return { form: sheet.value, content, face, hash: sheet.hash, loaded: sheet };
  });
  const open = (OPEN_STATES as readonly string[]).includes(row.state);
  return {
    ...shared,
    sheets,
    version: null,
    fill: open && row.unit === actor.unit.code && grantOf(actor, 'returns.fill') !== undefined,
    attachments: row.attachments ?? [],
    zero: row.zero === true,
  };
}
