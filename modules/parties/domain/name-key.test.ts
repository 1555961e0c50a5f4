import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOrReason } from './code-or-reason.ts';
import { nameKey } from './name-key.ts';

test('names that differ in width, blanks, brackets and legal form have one key', () => {
  expect(nameKey('演示 东区（春水）家具有限公司')).toBe(nameKey('演示东区(春水)家具有限责任公司'));
  expect(nameKey('演示农资店（个体工商户）')).toBe(nameKey('演示农资店'));
  expect(nameKey('演示春水家具有限公司')).not.toBe(nameKey('演示秋水家具有限公司'));
});

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[甲乙丙演示厂店（） A-z]{0,20}$/u), (name) => {
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
    }),
  );
});

test('a firm has a code or says why it has none', () => {
  const firm = { kind: 'individual', uscc: null, no_code_reason: null };
  expect(codeOrReason(firm)?.message).toContain('请选择原因');
  expect(codeOrReason({ ...firm, no_code_reason: 'not-shown' })).toBeUndefined();
  expect(codeOrReason({ ...firm, kind: 'company', no_code_reason: 'not-shown' })?.message).toContain(
    '应填写统一社会信用代码',
  );
});
