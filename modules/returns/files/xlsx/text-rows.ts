/** A form of texts as rows of its sheet: part, heading, text. Pure. */
import type { PaperCell } from '#kernel/files/xlsx-write.ts';
import { type Drawing, mark, totalWidth } from './drawing.ts';
import { MARK } from './marks.ts';
import { heightOf, linesOf } from './widths.ts';

const NUMERALS = '一二三四五六七八九十';

export function textRows(draw: Drawing): void {
  const room = draw.widths.length - 2;
  const named = draw.face.texts.some((part) => part.headings.some((heading) => heading.name));
  const head = ['方面', '内容', '正文'].map(
    (value, at): PaperCell => ({ column: at, value, look: 'head', ...(at === 2 ? { across: room } : {}) }),
  );
  if (named) draw.rows.push({ cells: head, height: 30, fixed: true });
  draw.face.texts.forEach((part, number) => {
    part.headings.forEach((heading, at) => {
      const at2 = heading.name ? 2 : 1;
      const cells: PaperCell[] = [
        ...(at === 0
          ? [
              {
                column: 0,
                value: `（${NUMERALS[number] ?? number + 1}）${part.name}`,
                look: 'head' as const,
                down: part.headings.length,
              },
            ]
          : []),
        ...(heading.name ? [{ column: 1, value: heading.name, look: 'label' as const }] : []),
        { column: at2, value: heading.text, look: 'cell', across: draw.widths.length - at2, input: draw.fill },
        ...mark(draw, MARK.text(part.code, heading.code, at2)),
      ];
      draw.rows.push({ cells, height: heightOf(linesOf(heading.text, totalWidth(draw, 2)), 40) });
    });
  });
}
