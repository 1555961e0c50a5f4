import sql from 'sql-template-tag';
import { type Change, command, type NewDuty, type NewRow } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { bool } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { ReturnContent } from '../domain/content.ts';
import { changedCells } from '../domain/diff.ts';
import { contentDigest } from '../domain/digest.ts';
import { figuresNamed } from '../domain/figures.ts';
import { contentOf, type LoadedSheet, standing } from '../domain/sheet.ts';
import { CORRECT, DELIVER, RECEIVE, REPORT } from '../domain/words.ts';
import { countedCells, freezeCounted } from '../queries/counted.ts';
import { textFigures } from '../queries/text-figures.ts';
import type { ReturnDeliveryRow } from '../records/content.ts';
import type { ReturnRow } from '../records/return.ts';
import { faultsOf, isOwn, loadWhole, refuseFaults, threadOf } from './about.ts';

type Delivery = Pick<ReturnDeliveryRow, 'id' | 'state' | 'recipient' | 'way' | 'version_number'>;

async function loadSubmission(read: Reader, row: ReturnRow, today: string) {
  const [names, deliveries, before, worked, figures] = await Promise.all([
    read.one<{ unit: string | null; receiver: string | null }>(
      sql`select zs_unit_name_on(${row.unit}, ${today}) as unit, zs_unit_name_on(${row.receiver}, ${today}) as receiver`,
    ),
    read.many<Delivery>(sql`select id, state, recipient, way, version_number from return_delivery
      where return = ${row.id} order by created_at, id`),
    // A correction is told against the version that counts, whatever was sent back in between.
    read.one<{ content: ReturnContent; digest: string }>(sql`select content, digest from return_version
      where return = ${row.id} order by number = ${row.accepted_revision ?? 0} desc, number desc limit 1`),
    read.one<{ seconds: number }>(
      sql`select coalesce(sum(seconds), 0)::bigint as seconds from return_effort where return = ${row.id}`,
    ),
    textFigures(read, row.id),
  ]);
  return {
    names: {
      unit: names?.unit ?? row.unit,
      receiver: names?.receiver ?? row.receiver ?? '',
      recipients: [...new Set(deliveries.map((it) => it.recipient))],
    },
    deliveries,
    before,
    worked: worked?.seconds ?? 0,
    figures,
  };
}

/** Leaves the unit: everything is checked, frozen with a digest, and counts from now on. */
export const submit = command<ReturnRow>()({
  name: 'return.submit',
  label: '报送',
  record: 'return',
  right: 'returns.fill',
  from: ['signed'],
  to: ['submitted', 'accepted'],
  tone: 'primary',
  confirm: '报送后不能修改；签收前可以撤回。确认报送？',
  fields: { acknowledged: bool('已核对提示') },
  offered: isOwn,
  load: async (read, { row, ctx }) => {
    const whole = await loadWhole(read, { row, ctx });
    const submission = await loadSubmission(read, row, ctx.today);
    const cells = countedCells(row, whole.sheets, ctx.today).filter(numbered(whole.sheets, submission.figures));
    return { ...whole, ...submission, counted: await freezeCounted(row, (row.revision ?? 0) + 1, cells) };
  },
  decide: ({ row, input, loaded, ctx }) => {
    if (!row.receiver && row.gaps)
      return refuse(
        'state.return-no-receiver',
        '没有找到接收单位，请联系开单的司法行政部门在组织机构中补齐后重新开单。',
      );
    if (!row.zero) {
      const refused = refuseFaults(faultsOf(row, loaded.sheets, ctx.policy), input.acknowledged === true);
      if (refused) return refused;
    }
    const { names, deliveries, before, worked, figures, counted } = loaded;
    const more = { zero: row.zero === true, attachments: row.attachments ?? [], names, counted };
    const content = contentOf(loaded.sheets, more, figures);
    const digest = contentDigest(content);
    const changed = before ? changedCells(before.content, content) : [];
    const correcting = (row.accepted_revision ?? 0) > 0;
    if (correcting && before && changed.length === 0 && sameRest(before.content, content))
      return refuse(
        'state.return-unchanged',
        '内容与已通过的版本相同，没有可更正的。请先修改，或者请接收单位不再要求更正。',
      );
    const number = (row.revision ?? 0) + 1;
    const words =
      number === 1 ? '首次报送' : correcting ? `更正：${row.correction_reason ?? ''}`.slice(0, 200) : '退回后重报';
    const keeper = { code: row.unit, region: row.region, line: row.line };
    const again = deliveries.flatMap((it) => againTo(it, deliveries, row, { keeper, number, digest, id: ctx.newId() }));
    // Owed from the first version on; sent again before anything went out, the duty is about the newest. History is not chased.
    const first = row.history ? [] : deliveries.filter((it) => it.state === 'waiting');
    // What a unit keeps for itself nobody else receives: filed with its submission.
    const own = row.receiver === row.unit;
    return {
      state: own ? 'accepted' : 'submitted',
      set: {
        revision: number,
        digest,
        submitted_at: ctx.now,
        received_at: own ? ctx.now : null,
        accepted_at: own ? ctx.now : null,
        ...(own ? { accepted_revision: number } : {}),
        return_cells: null,
        worked_seconds: worked,
      },
      create: [
        {
          record: 'return-version',
          unit: keeper,
          values: {
            return: row.id,
            receiver: row.receiver,
            number,
            words,
            content,
            digest,
            author: row.author,
            signer: row.signer,
            reason: correcting ? row.correction_reason : number > 1 ? row.return_reason : null,
            changed,
            submitted_at: ctx.now,
          },
        },
        ...again,
      ],
      change: deliveries
        .filter((it) => it.state === 'waiting')
        .map(
          (it): Change => ({
            record: 'return-delivery',
            id: it.id,
            set: { version_number: number, version_digest: digest },
          }),
        ),
      close_duties: [
        ...[REPORT, CORRECT].map((kind) => ({ record_id: row.id, kind })),
        ...first.map((it) => ({ record_id: it.id, kind: DELIVER })),
      ],
      duties: [
        ...again.map((it) => deliverDuty(row, it.id, `送达新版本（第${number}版）：${String(it.values.recipient)}`)),
        ...first.map((it) => deliverDuty(row, it.id, `送达正式文件：${it.recipient}`)),
        ...(row.receiver && !own
          ? [
              {
                kind: RECEIVE,
                title: `签收${row.title}`,
                unit: row.receiver,
                record: 'return',
                record_id: row.id,
                due: null,
                ...threadOf(row, row.unit),
              },
            ]
          : []),
      ],
      result: { number, digest, changed },
    };
  },
});

const deliverDuty = (row: ReturnRow, id: string, words: string): NewDuty => ({
  kind: DELIVER,
  title: `${words}，${row.title}`,
  unit: row.unit,
  record: 'return-delivery',
  record_id: id,
  due: null,
  ...threadOf(row, null),
});

/** Of the figures that texts may set, only those that a text names are numbers of the version. */
function numbered(sheets: readonly LoadedSheet[], known: Readonly<Record<string, number>>) {
  const named = figuresNamed(
    sheets.map((it) => ({ cells: standing(it) })),
    known,
  );
  return ({ address, metric }: { readonly address: string; readonly metric: string }): boolean =>
    !address.endsWith(`|${metric}`) || named?.[metric] !== undefined;
}

/** A recipient that has an earlier version in hand gets the new one as well. */
function againTo(
  it: Delivery,
  all: readonly Delivery[],
  row: ReturnRow,
  { keeper, number, digest, id }: { keeper: NewRow['unit']; number: number; digest: string; id: string },
): (NewRow & { readonly id: string })[] {
  const newest = all.filter((other) => other.recipient === it.recipient).at(-1);
  if (newest?.id !== it.id || it.state === 'waiting') return [];
  const values = { return: row.id, receiver: row.receiver, recipient: it.recipient, way: it.way };
  return [
    {
      record: 'return-delivery',
      id,
      ...(keeper ? { unit: keeper } : {}),
      values: { ...values, version_number: number, version_digest: digest },
    },
  ];
}

const rest = (content: ReturnContent) =>
  JSON.stringify([
    content.attachments,
    content.figures,
    content.sheets.map(({ answers, head, rows }) => [answers, head, rows]),
  ]);
const sameRest = (a: ReturnContent, b: ReturnContent): boolean => rest(a) === rest(b);
