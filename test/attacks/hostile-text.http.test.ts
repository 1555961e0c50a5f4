/** Formulas, SQL and markup typed into the fields of creating commands: kept as they are, and text again in lists and workbooks. */
import { describe, expect, test } from 'vitest';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { SESSION_COOKIE } from '#kernel/server/http.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client, Row, Trouble } from '../support/http.ts';
import { HOSTILE } from './arbitraries.ts';

const demo = await demoPlatform();

describe('text that means something elsewhere', () => {
  const before = demo.look<{ n: number }>({ text: 'select count(*)::int as n from journal', values: [] } as never);

  /** Who may give each creating command that takes words, with a form that is otherwise right. */
  const forms: readonly (readonly [user: string, command: string, field: string, form: Record<string, unknown>])[] = [
    ['clerk', 'plan.create', 'title', { kind: 'annual', year: 2027, basis: '依据', reason: '理由' }],
    ['clerk', 'plan.create', 'basis', { title: '计划', kind: 'annual', year: 2027, reason: '理由' }],
    ['clerk', 'firm.register', 'name', { kind: 'individual', no_code_reason: 'not-shown' }],
    ['personnel', 'identity.create-person', 'name', { unit_code: '990102.sf' }],
    ['clerk', 'item.draft', 'name', { basis: '依据', act_kind: 'inspection' }],
    ['supervisor', 'park.register', 'name', { quiet: false }],
  ];

  test.each(forms)(
    '%s: %s.%s keeps it as it is typed and gives it back as text',
    async (user, command, field, form) => {
      const who: Client = await demo.as(user);
      const cmd = demo.platform.registry.commands.get(command);
      expect(cmd).toBeDefined();
      const record = cmd?.record ?? '';
      const empty = Object.fromEntries(Object.keys(cmd?.fields ?? {}).map((name) => [name, null]));
      const kept: string[] = [];
      for (const words of HOSTILE) {
        const typed = words;
        const { status, body } = await who.call<Trouble & { id: string }>('POST', `/api/commands/${command}`, {
          input: {
            ...empty,
            ...form,
            [field]: typed,
            ...(command === 'item.draft' ? { item_code: `X${kept.length}` } : {}),
          },
        });
        expect({
          words: words.slice(0, 40),
          status: status === 200 || (status >= 400 && status < 500 && /[\u4e00-\u9fff]/.test(body.detail)),
        }).toEqual({ words: words.slice(0, 40), status: true });
        if (status !== 200) continue;
        const { row } = await who.open(record, body.id);
        expect(row[field]).toBe(typed.trim());
        kept.push(typed.trim());
      }
      expect(kept.length).toBeGreaterThan(8);
      const rows: readonly Row[] = await who.list(record, { limit: 500 });
      for (const words of kept)
        if (demo.platform.registry.records.get(record)?.fields[field]?.list)
          expect(rows.some((row) => row[field] === words)).toBe(true);

      const sheet = await demo.platform.http.inject({
        method: 'POST',
        url: `/api/records/${record}/export`,
        headers: { host: 'localhost', 'x-zs-request': '1', cookie: `${SESSION_COOKIE}=${who.token}` },
        payload: {},
      });
      const bytes = sheet.rawPayload;
      const book = await readXlsx(bytes);
      const cells: unknown[] = [];
      for await (const row of book.rows()) cells.push(...row.values);
      book.close();
      const text = JSON.stringify(cells);
      for (const words of kept.filter((it) => /^[=+@-]/.test(it)))
        expect(text).toContain(JSON.stringify(words).slice(1, -1));
    },
  );

  test('altered, removed and opened nothing', async () => {
    const [then] = await before;
    const [now] = await demo.look<{ n: number; people: number }>({
      text: 'select (select count(*)::int from journal) as n, (select count(*)::int from person) as people',
      values: [],
    } as never);
    expect(now?.n).toBeGreaterThan(then?.n ?? 0);
    expect(now?.people).toBeGreaterThan(50);
  });
});
