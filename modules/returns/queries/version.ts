import sql from 'sql-template-tag';
import { z } from 'zod';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { askedPart, type ReturnContent } from '../domain/content.ts';
import { contentDigest } from '../domain/digest.ts';
import type { ReturnVersionRow } from '../records/content.ts';
import { readForms } from './read-forms.ts';
import { returnRow } from './sheet.ts';

/** A submitted version as it was frozen, on the forms of its day; `intact` says whether its digest still fits. The newest when no number is given. */
export const version = query({
  name: 'returns.version',
  label: '报送版本内容',
  right: 'returns.read',
  input: () =>
    z.strictObject({
      id: z.uuid({ error: '编号不对，请从列表中打开' }),
      number: z.number({ error: '版本号应为数字' }).int().min(1).optional(),
    }),
  run: async (read, { input }) => {
    const row = await returnRow(read, input.id);
    const found = await read.one<ReturnVersionRow>(sql`select * from return_version where return = ${row.id}
      and (${input.number ?? null}::bigint is null or number = ${input.number ?? null}) order by number desc limit 1`);
    if (!found) throw refuse('missing.record', '这份报表还没有报送过这一版本。');
    const content = found.content as ReturnContent;
    const forms = await readForms(
      read,
      content.sheets.map((it) => it.hash),
    );
    return {
      number: found.number,
      words: found.words,
      digest: found.digest,
      intact: contentDigest(content) === found.digest,
      author: found.author,
      signer: found.signer,
      reason: found.reason,
      changed: found.changed,
      submitted_at: found.submitted_at,
      content,
      forms: Object.fromEntries(
        content.sheets.map((it) => [it.form, askedPart(forms.get(it.hash) as FormValue, it.parts)]),
      ),
    };
  },
});
