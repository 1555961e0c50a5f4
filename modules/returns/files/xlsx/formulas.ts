/** Sums as the spreadsheet program works them out while somebody types without the platform. Read back they count for nothing. Pure. */

/** `SUM(C7:C13)`; undefined when there is no row to sum. */
export function sumFormula(letters: string, begin: number, end: number): string | undefined {
  return end >= begin ? `SUM(${letters}${begin}:${letters}${end})` : undefined;
}

/**
 * A form's own formula over numbers of the row in the program's words; null when it is more than adding up, for then units matter. `ref` answers null
 * for a column whose numbers are of another kind.
 */
export function excelFormula(formula: string, ref: (code: string) => string | null): string | null {
  const plain = formula.replaceAll('f.', '').replaceAll(' ', '');
  if (!/^[a-z0-9_+\-()]+$/.test(plain)) return null;
  let known = true;
  const words = plain.replace(/[a-z][a-z0-9_]*/g, (code) => {
    const at = ref(code);
    if (at === null) known = false;
    // N() makes 0 of the words 无 and 无此职权.
    return `N(${at})`;
  });
  return known ? words : null;
}
