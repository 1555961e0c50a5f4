import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { XmlFault, XmlScanner } from './xml-scan.ts';

type Said = readonly string[];
const joined = (said: Said): string[] => {
  const out: string[] = [];
  for (const it of said)
    if (it.startsWith('t ') && out.at(-1)?.startsWith('t ')) out[out.length - 1] += it.slice(2);
    else out.push(it);
  return out.filter((it) => it !== 't ');
};

function ours(parts: readonly string[]): string[] | null {
  const said: string[] = [];
  const scanner = new XmlScanner({
    open: (name, given) => said.push(`o ${name} ${JSON.stringify(Object.entries(given))}`),
    text: (text) => said.push(`t ${text}`),
    close: (name) => said.push(`c ${name}`),
  });
  try {
    for (const part of parts) scanner.write(part);
    scanner.end();
    return joined(said);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return null;
  }
}

function theirs(xml: string): string[] | null {
  const said: string[] = [];
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    said.push(`o ${tag.name} ${JSON.stringify(Object.entries(tag.attributes))}`);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    said.push(`c ${tag.name}`);
  });
  const take = (text: string) => {
    if (depth > 0) said.push(`t ${text}`);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  try {
    parser.write(xml).close();
    return joined(said);
  } catch {
    return null;
  }
}

const cuts = (xml: string, at: readonly number[]): string[] => {
  const places = [...new Set(at.map((it) => it % (xml.length + 1)))].sort((a, b) => a - b);
  return [...places, xml.length].map((place, i) => xml.slice(places[i - 1] ?? 0, place));
};

const word = fc.constantFrom(
  '',
  '1',
  '行政',
  ' a > b ',
  '&lt;',
  '&#x4e2d;',
  '&#10;',
  '&apos;',
  '\r\n',
  '\r',
  ']',
  ']]',
  '"',
  "'",
);
const name = fc.constantFrom('c', 'v', 'row', 'x:is', 'ns.b-1');
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.constantFrom('<![CDATA[<a>&]]>', '<!-- <v> -->', '<?pi a="<"?>', '<c r="A1" s=\'2\'/>', '<c\n r = "a>b" />'),
    fc
      .tuple(name, fc.constantFrom('', ' r="B2"', ' a="&quot;\t&gt;"'), fc.array(tie('node'), { maxLength: 4 }))
      .map(([it, given, within]) => `<${it}${given}>${within.join('')}</${it}${given ? ' ' : ''}>`),
  ),
}));
const sheet = fc.array(node, { maxLength: 5 }).map((it) => `<?xml version="1.0"?>\n<sheet>${it.join('')}</sheet>\n`);

describe('XML of workbooks', () => {
  test('says the same as a parser that walks every character, wherever the stream is cut', () => {
    fc.assert(
      fc.property(sheet, fc.array(fc.nat(), { maxLength: 6 }), (xml, at) => {
        const wanted = theirs(xml);
        expect(wanted).not.toBeNull();
        expect(ours([xml])).toEqual(wanted);
        expect(ours(cuts(xml, at))).toEqual(wanted);
        expect(ours([...xml])).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  test('refuses what is damaged wherever it was damaged, as that parser does', () => {
    fc.assert(
      fc.property(
        sheet,
        fc.nat(),
        fc.constantFrom('<', '>', '&', '"', '/', '=', '', ']]>'),
        fc.nat(),
        (xml, place, sign, cut) => {
          // What is passed over is not judged within.
          fc.pre(!/<\?pi|<!--/.test(xml));
          const at = 22 + (place % (xml.length - 22));
          const broken = xml.slice(0, at) + sign + xml.slice(at + 1);
          const wanted = theirs(broken);
          expect(ours([broken])).toEqual(wanted);
          expect(ours(cuts(broken, [cut]))).toEqual(wanted);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('names a document type, refuses entities of its own and characters that no text holds', () => {
    const fault = (xml: string) => {
      try {
        new XmlScanner({ open: () => undefined, text: () => undefined, close: () => undefined }).write(xml);
      } catch (error) {
        return error as XmlFault;
      }
      return undefined;
    };
    expect(fault('<!DOCTYPE a [<!ENTITY b "c">]><a/>')?.doctype).toBe(true);
    for (const bad of ['<a>&b;</a>', '<a>&#0;</a>', '<a>\u0001</a>', '<a b="1" b="2"/>', '<a/><b/>', 'x<a/>'])
      expect(fault(bad)?.doctype, bad).toBe(false);
  });
});
