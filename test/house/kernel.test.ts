import { describe, expect, test } from 'vitest';
import { filesOf, places, withoutComments } from './files.ts';

const kernel = filesOf('kernel', /\.tsx?$/).filter((file) => !/\.(test|fixture)\.tsx?$/.test(file.path));

/** A division code of GB/T 2260: a province's two digits and four or seven more. */
const DIVISION = /(?<![\d_.x#a-f])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}(?:\d{3})?(?![\d_.a-f])/;
const DOCUMENT_NUMBER = /〔(?:19|20)\d{2}〕/;
const TITLE_OF_LAW = /《[^》]*(?:法|条例|办法|规定)》/;

describe('the kernel', () => {
  test('is searched by patterns that find what they are meant to find', () => {
    for (const code of ["'360702'", '= 421300;', '`330106001`']) expect(code).toMatch(DIVISION);
    for (const other of ['300_000', '#360702', '0x360702ff', '3607', '1_360702']) expect(other).not.toMatch(DIVISION);
    expect('赣司字〔2024〕5号').toMatch(DOCUMENT_NUMBER);
    expect('依照《中华人民共和国行政处罚法》').toMatch(TITLE_OF_LAW);
    expect(kernel.length).toBeGreaterThan(50);
  });

  test('knows no region: there is no division code in it', () => {
    expect(kernel.flatMap((file) => places(file, withoutComments(file.text), DIVISION))).toEqual([]);
  });

  test('knows no law: there is no document number and no title of a law in it', () => {
    const found = kernel.flatMap((file) => [
      ...places(file, withoutComments(file.text), DOCUMENT_NUMBER),
      ...places(file, withoutComments(file.text), TITLE_OF_LAW),
    ]);
    expect(found).toEqual([]);
  });
});
