/** 现场检查笔录 as a document: what was inspected, by whom, on what ground, what was found, and who signed. */
import type { DocumentModel } from '#kernel/files/document-model.ts';

export interface RecordParts {
  readonly unit_name: string;
  readonly number: string | null;
  readonly demo: boolean;
  readonly firm: string;
  readonly uscc: string | null;
  readonly address: string | null;
  readonly entered_at: string;
  readonly ended_at: string | null;
  readonly officers: readonly { readonly name: string; readonly number: string | null }[];
  readonly companions: readonly string[];
  readonly items: readonly { readonly name: string; readonly basis: string }[];
  readonly reason: string;
  readonly findings: readonly {
    readonly question: string;
    readonly answer: string;
    readonly conclusion: string;
    readonly note: string | null;
  }[];
  readonly words: string | null;
  readonly opinion: string | null;
  readonly signer: string | null;
  readonly signed_day: string | null;
  /** What the firm is to be told: rules on conduct, the year's count and cap. */
  readonly told: readonly string[];
}

const minute = (iso: string) => iso.slice(0, 16).replace('T', ' ');

export function recordDocument(parts: RecordParts): DocumentModel {
  const officers = parts.officers.map((it) => `${it.name}${it.number ? `（${it.number}）` : ''}`).join('、');
  return {
    title: '现场检查笔录',
    issuer: parts.unit_name,
    ...(parts.number ? { number: parts.number } : {}),
    demo: parts.demo,
    blocks: [
      {
        kind: 'fields',
        items: [
          { label: '检查对象', value: parts.firm },
          { label: '统一社会信用代码', value: parts.uscc ?? '无' },
          { label: '检查地点', value: parts.address ?? '' },
          {
            label: '检查时间',
            value: `${minute(parts.entered_at)}${parts.ended_at ? ` 至 ${minute(parts.ended_at)}` : ''}`,
          },
          { label: '执法人员', value: officers },
          ...(parts.companions.length > 0 ? [{ label: '随同人员', value: parts.companions.join('、') }] : []),
          { label: '检查理由', value: parts.reason },
        ],
      },
      { kind: 'heading', level: 2, text: '检查事项和依据' },
      { kind: 'list', ordered: true, items: parts.items.map((it) => `${it.name}：${it.basis}`) },
      ...(parts.told.length > 0
        ? [
            { kind: 'heading' as const, level: 2 as const, text: '告知事项' },
            { kind: 'list' as const, items: parts.told },
          ]
        : []),
      { kind: 'heading', level: 2, text: '检查情况' },
      ...(parts.findings.length > 0
        ? [
            {
              kind: 'table' as const,
              columns: [
                { label: '检查内容', weight: 3 },
                { label: '情况', weight: 2 },
                { label: '结论' },
                { label: '说明', weight: 2 },
              ],
              rows: parts.findings.map((it) => [it.question, it.answer, it.conclusion, it.note ?? '']),
            },
          ]
        : []),
      { kind: 'paragraph', text: parts.words ?? '（尚未填写）' },
      { kind: 'heading', level: 2, text: '检查对象意见' },
      { kind: 'paragraph', text: parts.opinion ?? '' },
      {
        kind: 'signature',
        lines: [
          {
            label: '检查对象',
            ...(parts.signer ? { name: parts.signer } : {}),
            ...(parts.signed_day ? { day: parts.signed_day } : {}),
          },
          ...parts.officers.map((it) => ({
            label: '执法人员',
            name: it.name,
            ...(parts.signed_day ? { day: parts.signed_day } : {}),
          })),
        ],
      },
    ],
  };
}
