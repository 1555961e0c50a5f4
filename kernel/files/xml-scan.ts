/**
 * Takes XML apart as it streams by: elements, attributes, text, CDATA; comments and instructions are passed over. What is not well-formed, a document type
 * and entities of its own are refused. Sheets are millions of small tags, so the text between two signs is found, not walked character by character.
 */

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Not well-formed; `doctype`: it brings a document type. */
export class XmlFault extends Error {
  readonly doctype: boolean;
  constructor(message: string, doctype = false) {
    super(message);
    this.doctype = doctype;
  }
}

/** Longest tag; one cell of a workbook is never written as attributes. */
const LONGEST_TAG = 1 << 20;
const LONGEST_ENTITY = 12;
const NAMES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold (XML 1.0, production 2)
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const NAME = /[\p{L}_:][\p{L}\p{N}_:.\-·]*/uy;
const ATTRIBUTE = /\s+([\p{L}_:][\p{L}\p{N}_:.\-·]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
/** What is passed over or taken as it stands, by its first signs: where it ends. */
const SPANS = { '<!--': '-->', '<?': '?>', '<![CDATA[': ']]>' } as const;

export class XmlScanner {
  readonly #events: XmlEvents;
  readonly #stack: string[] = [];
  #rest = '';
  #started = false;
  #rooted = false;
  /** Inside a span that began in an earlier chunk. */
  #span: keyof typeof SPANS | null = null;

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  write(chunk: string): void {
    if (chunk === '') return;
    if (ILLEGAL.test(chunk)) throw new XmlFault('a character that XML cannot hold');
    let given = this.#rest + chunk;
    this.#rest = '';
    if (!this.#started) {
      this.#started = true;
      if (given.startsWith('\ufeff')) given = given.slice(1);
    }
    // Line ends are one sign; a pair may be cut in two.
    const held = given.endsWith('\r') ? '\r' : '';
    if (held) given = given.slice(0, -1);
    if (given.includes('\r')) given = given.replace(/\r\n?/g, '\n');
    this.#rest = this.#take(given) + held;
  }

  end(): void {
    if (this.#span || this.#rest.trim() !== '' || this.#stack.length > 0 || !this.#rooted)
      throw new XmlFault('the document ends too soon');
  }

  /** Answers what has to wait for the next chunk. */
  #take(given: string): string {
    let at = 0;
    for (;;) {
      if (this.#span) {
        const next = this.#pass(given, at);
        if (next < 0) return given.slice(Math.max(at, given.length - 2));
        at = next;
      }
      const sign = given.indexOf('<', at);
      const until = sign < 0 ? given.length : sign;
      if (until > at) {
        const cut = sign < 0 ? this.#cut(given, at) : until;
        if (cut > at) this.#words(given.slice(at, cut));
        if (sign < 0) return given.slice(cut);
      } else if (sign < 0) return '';
      const next = this.#tag(given, sign);
      if (next < 0) {
        if (given.length - sign > LONGEST_TAG) throw new XmlFault('a tag without end');
        return given.slice(sign);
      }
      at = next;
    }
  }

  /** Where text may be cut: not within an entity, nor within `]]>`. */
  #cut(given: string, from: number): number {
    const entity = given.lastIndexOf('&');
    if (entity >= from && given.length - entity <= LONGEST_ENTITY && !given.includes(';', entity)) return entity;
    if (given.endsWith(']]')) return Math.max(from, given.length - 2);
    return given.endsWith(']') ? Math.max(from, given.length - 1) : given.length;
  }

  #pass(given: string, from: number): number {
    const span = this.#span as keyof typeof SPANS;
    const found = given.indexOf(SPANS[span], from);
    if (span === '<![CDATA[') {
      const until = found < 0 ? Math.max(from, given.length - 2) : found;
      if (until > from) this.#events.text(given.slice(from, until));
    }
    if (found < 0) return -1;
    this.#span = null;
    return found + SPANS[span].length;
  }

  #words(text: string): void {
    if (this.#stack.length === 0) {
      if (text.trim() !== '') throw new XmlFault('text outside of the root');
    } else if (text.includes(']]>')) throw new XmlFault(']]> in text');
    else this.#events.text(unescaped(text));
  }

  /** Takes the tag that begins at `from`; answers where it ends, or -1 when it is not all there. */
  #tag(given: string, from: number): number {
    const second = given.charCodeAt(from + 1);
    if (Number.isNaN(second)) return -1;
    if (second === 0x2f) {
      const end = given.indexOf('>', from);
      if (end < 0) return -1;
      const name = given.slice(from + 2, end).trimEnd();
      if (this.#stack.pop() !== name) throw new XmlFault('an end tag that ends nothing');
      this.#events.close(name);
      return end + 1;
    }
    if (second === 0x3f) return this.#begin('<?', from);
    if (second === 0x21) {
      if (given.startsWith('<!--', from)) return this.#begin('<!--', from);
      if (given.startsWith('<![CDATA[', from)) {
        if (this.#stack.length === 0) throw new XmlFault('text outside of the root');
        return this.#begin('<![CDATA[', from);
      }
      const start = given.slice(from, from + 9);
      if (start.length < 9 && ('<![CDATA['.startsWith(start) || '<!DOCTYPE'.startsWith(start))) return -1;
      if (start.length < 4 && '<!--'.startsWith(start)) return -1;
      throw new XmlFault('a declaration', start === '<!DOCTYPE');
    }
    return this.#element(given, from);
  }

  #begin(span: keyof typeof SPANS, from: number): number {
    this.#span = span;
    return from + span.length;
  }

  #element(given: string, from: number): number {
    let end = given.indexOf('>', from);
    NAME.lastIndex = from + 1;
    const name = NAME.exec(given)?.[0];
    if (end < 0 || name === undefined) {
      if (end >= 0) throw new XmlFault('a tag without name');
      return -1;
    }
    let at = from + 1 + name.length;
    const attributes: Record<string, string> = Object.create(null);
    while (at < end && given.charCodeAt(at) !== 0x2f) {
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(given);
      if (!found) break;
      const [, key = '', double, single] = found;
      if (key in attributes) throw new XmlFault('an attribute given twice');
      attributes[key] = unescaped((double ?? single ?? '').replace(/[\t\n]/g, ' '));
      at = ATTRIBUTE.lastIndex;
      // The first `>` stood within the value.
      if (at > end) {
        end = given.indexOf('>', at);
        if (end < 0) return -1;
      }
    }
    const left = given.slice(at, end).trim();
    if (left !== '' && left !== '/') {
      // A value that holds `>` and goes on in the next chunk; whatever else it is shows itself by then.
      if (/=\s*(?:"[^"<]*|'[^'<]*)$/.test(given.slice(at))) return -1;
      throw new XmlFault('an attribute that is none');
    }
    if (this.#stack.length === 0 && this.#rooted) throw new XmlFault('a second root');
    this.#rooted = true;
    this.#events.open(name, attributes);
    if (left === '/') this.#events.close(name);
    else this.#stack.push(name);
    return end + 1;
  }
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{0,10});?/g, (whole, name: string) => {
    const plain = NAMES[name];
    const number = /^#(?:(\d+)|x([0-9a-fA-F]+))$/.exec(name);
    if (!whole.endsWith(';') || (plain === undefined && !number)) throw new XmlFault('an entity of its own');
    if (plain !== undefined) return plain;
    const code = number?.[1] ? Number(number[1]) : Number.parseInt(number?.[2] ?? '', 16);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || ILLEGAL.test(String.fromCodePoint(code)))
      throw new XmlFault('a character that XML cannot hold');
    return String.fromCodePoint(code);
  });
}
