/** A form of texts: its parts as a list with how much is written, the headings of the chosen part to write under. */
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FormTextPart } from '#kernel/policy/return-shape.ts';
import { post } from '#kernel/ui/index.ts';
import { headingsOf } from '../../domain/cells.ts';
import { addressOf } from '../../domain/content.ts';
import type { Marks } from '../grid/shapes.ts';
import { inReturn } from '../grid/shapes.ts';
import type { GridActs } from '../grid/use-grid.ts';
import type { OpenForm } from '../sheet/shapes.ts';
import type { Standing } from '../sheet/standing.ts';
import type { Hand } from '../sheet/use-book.ts';
import { type Figure, lengthOf } from './figures.ts';
import { TextEditor } from './text-editor.tsx';

interface TextsProps {
  readonly form: OpenForm;
  readonly hand: Hand;
  readonly standing: Standing;
  readonly marks: Marks;
  readonly open: boolean;
  readonly acts: Pick<GridActs, 'touched' | 'save' | 'active'>;
  readonly active: string | undefined;
}

/** Titles of metrics, in the words of their entries. */
function useFigures(form: OpenForm): (part: FormTextPart) => readonly Figure[] {
  const ids = useMemo(() => [...new Set(form.form.texts.flatMap((part) => part.figures))], [form.form.texts]);
  const titles = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['query', 'policy.why', { id }],
      queryFn: () =>
        post<{ readonly title: string; readonly value?: { readonly unit?: string } }>('/api/queries/policy.why', {
          id,
        }),
      staleTime: 300_000,
    })),
  });
  return (part) =>
    part.figures.map((metric) => {
      const why = titles[ids.indexOf(metric)]?.data;
      // Kept beside the texts: `part|metric.…`.
      const num = form.expected[`${part.code}|${metric}`]?.num ?? null;
      return { metric, title: why?.title ?? metric, unit: why?.value?.unit ?? '', num };
    });
}

export function TextsView({ form, hand, standing, marks, open, acts, active }: TextsProps) {
  const { texts } = form.form;
  const headings = headingsOf(form.form);
  const figures = useFigures(form);
  const inside = active?.startsWith(`${form.id}|`) ? active.split('|')[1] : undefined;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const code = texts.some((it) => it.code === inside) ? inside : (chosen ?? texts[0]?.code);
  const part = texts.find((it) => it.code === code) ?? texts[0];
  if (!part) return null;
  const own = figures(part);
  const textAt = (of: string, heading: string): string => {
    const value = standing.values[addressOf(of, heading, 'text')];
    return value?.kind === 'text' ? value.txt : value?.kind === 'none' ? '无' : '';
  };
  return (
    <div className="ret-texts">
      <nav className="ret-parts" aria-label="各部分">
        {texts.map((it, i) => {
          const numbers = figures(it);
          const written = headings.map((h) => textAt(it.code, h.code)).filter((text) => text.trim() !== '');
          const chars = written.reduce((sum, text) => sum + lengthOf(text, numbers), 0);
          return (
            <button
              key={it.code}
              type="button"
              aria-current={it.code === part.code}
              onClick={() => {
                setChosen(it.code);
                acts.active(undefined);
              }}
            >
              <span>
                {i + 1}. {it.name}
              </span>
              <span className="zs-quiet">
                {written.length}/{headings.length}节　{chars}字
              </span>
            </button>
          );
        })}
      </nav>
      <div className="ret-part">
        <h3>{part.name}</h3>
        {part.elements.length > 0 ? <p className="zs-quiet">要写到：{part.elements.join('；')}</p> : null}
        {headings.map((heading) => {
          const address = addressOf(part.code, heading.code, 'text');
          const full = inReturn(form.id, address);
          const look = hand.book.look(full);
          return (
            <TextEditor
              key={full}
              id={textId(full)}
              part={part}
              heading={heading.name}
              text={textAt(part.code, heading.code)}
              figures={own}
              open={open}
              fault={standing.by_address.get(address)?.find((it) => it.level === 'error')?.message}
              other={marks.others.get(address)}
              sent_back={marks.sent_back.get(address)}
              sources={[...new Set((look.known?.sources ?? []).map((it) => it.unit_name))].join('、')}
              onFocus={() => acts.active(full)}
              onSave={acts.save}
              onChange={(txt) => {
                const value = txt === '' ? null : ({ kind: 'text', txt } as const);
                hand.book.write([{ address: full, content: { value } }], '填写', 'typed');
                acts.touched();
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

export const textId = (full: string): string => `ret-${full.replace(/\W/g, '-')}`;
