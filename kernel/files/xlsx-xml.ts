/** Reads the XML parts of a workbook as a stream, with no entity but the five of XML itself. */

import { SaxesParser } from 'saxes';
import type { Entry } from 'yauzl';
import { Refusal } from '#kernel/refusal.ts';
import { XLSX_REFUSALS as NO } from './xlsx-limits.ts';
import type { GuardedZip } from './zip-guard.ts';

export interface XmlHandler {
  /** Names come without prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Deepest nesting; real parts have fewer than 20 levels. */
const DEEPEST = 100;

/** Feeds one part through the handler; yields after each chunk, so the caller can pass on what it has gathered. */
export async function* walkXml(zip: GuardedZip, entry: Entry, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw NO.doctype();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw NO.not_xlsx();
    handler.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  if (handler.text) {
    const take = handler.text.bind(handler);
    parser.on('text', take);
    parser.on('cdata', take);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of await zip.read(entry)) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }));
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof Refusal ? error : NO.not_xlsx();
  }
  yield;
}

/** Reads one whole part through the handler. */
export async function readXml(zip: GuardedZip, entry: Entry | undefined, handler: XmlHandler): Promise<void> {
  if (!entry) return;
  for await (const _ of walkXml(zip, entry, handler)) void _;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
